//! Where requests go. Three things that are often confused: the service name that is signed, the host that is signed,
//! and the address to connect to.

mod address;
#[allow(clippy::module_inception, reason = "the type of that name")]
mod endpoint;
mod error;
mod into;
mod names;
mod targets;
#[cfg(test)]
mod tests;

pub(crate) use address::is_loopback_without_scheme;
pub use endpoint::Endpoint;
pub(crate) use endpoint::Target;
pub use error::EndpointError;
pub use into::IntoEndpoint;
pub(crate) use targets::Targets;
