//! The client, its builder, and its two modes: asynchronous and blocking.

#[cfg(feature = "blocking")]
mod blocking;
mod builder;
#[allow(clippy::module_inception, reason = "the type of that name")]
mod client;
mod config;
mod endpoint_check;
mod environment;
mod future;
mod mode;
mod signature_help;
#[cfg(test)]
mod tests;
#[cfg(feature = "blocking")]
mod worker;

pub use crate::call::Language;
#[cfg(feature = "blocking")]
pub use blocking::Blocking;
pub use builder::ClientBuilder;
pub use client::{Client, Dispatch, ServiceClient};
pub use config::ClientConfig;
pub use endpoint_check::EndpointCheck;
pub use future::SendFuture;
pub use mode::{Async, Mode};
pub use signature_help::SignatureHelp;
