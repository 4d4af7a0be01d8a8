//! The client, its builder, and its two modes: asynchronous and blocking.

#[cfg(feature = "blocking")]
mod blocking;
mod builder;
#[allow(clippy::module_inception, reason = "the type of that name")]
mod client;
mod future;
mod mode;
mod signature_help;
#[cfg(test)]
mod tests;
#[cfg(feature = "blocking")]
mod worker;

#[cfg(feature = "blocking")]
pub use blocking::Blocking;
pub use builder::{ClientBuilder, Language};
pub use client::{Client, Dispatch, ServiceClient};
pub use future::SendFuture;
pub use mode::{Async, Mode};
pub use signature_help::SignatureHelp;
