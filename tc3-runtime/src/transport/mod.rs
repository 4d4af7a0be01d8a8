//! How requests are carried: the trait `Connector`, and its implementation by HTTP.

mod body;
mod config;
mod connect;
#[cfg_attr(
    not(feature = "test-util"),
    allow(dead_code, reason = "only mocks read whose attempt it is")
)]
pub(crate) mod connector;
mod http;
mod proxy;
mod retry_after;
mod route;
mod runtime;
#[cfg(test)]
mod tests;
#[cfg(feature = "rustls-no-provider")]
mod trust;
mod unpooled;

pub use config::TransportConfig;
pub(crate) use connector::{AttemptContext, AttemptLimits, Connector, SignedRequest};
pub(crate) use http::HttpConnector;
pub use proxy::Proxy;
#[cfg(feature = "rustls-no-provider")]
pub use trust::RootCertificates;
