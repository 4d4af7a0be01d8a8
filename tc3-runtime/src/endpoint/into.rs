//! What the builder of a client takes as its endpoint.

use super::endpoint::Endpoint;
use super::error::EndpointError;

/// An [`Endpoint`], or an address as [`Endpoint::custom`] takes it. The builder of a client reports an unfit address when
/// the client is built.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an endpoint",
    label = "an endpoint is wanted here",
    note = "write an address, such as `\"http://127.0.0.1:8080\"`, or one of `Endpoint`'s own, such as `Endpoint::international()`"
)]
pub trait IntoEndpoint {
    /// The endpoint.
    ///
    /// # Errors
    ///
    /// The address is unfit.
    fn into_endpoint(self) -> Result<Endpoint, EndpointError>;
}

impl IntoEndpoint for Endpoint {
    fn into_endpoint(self) -> Result<Endpoint, EndpointError> {
        Ok(self)
    }
}

impl IntoEndpoint for &str {
    fn into_endpoint(self) -> Result<Endpoint, EndpointError> {
        Endpoint::custom(self)
    }
}

impl IntoEndpoint for &String {
    fn into_endpoint(self) -> Result<Endpoint, EndpointError> {
        Endpoint::custom(self)
    }
}

impl IntoEndpoint for String {
    fn into_endpoint(self) -> Result<Endpoint, EndpointError> {
        Endpoint::custom(&self)
    }
}
