//! The kinds of errors and what each carries.

mod bounded;
mod configuration;
mod decode;
mod interceptor;
mod peer;
mod rate;
mod routes;
mod service;
mod transport;

pub use configuration::{ConfigurationError, TooLargeError};
pub use decode::{DecodeError, DecodeErrorKind, StatusError};
pub use interceptor::InterceptorError;
pub(crate) use peer::Peer;
pub use rate::RateLimitError;
pub use routes::{CertificateError, ProxyError};
pub use service::ServiceError;
pub(crate) use transport::Mismatch;
pub use transport::{TimeoutError, TimeoutKind, TransportError, TransportPhase};

use crate::code::RetryClass;
use crate::credentials::CredentialsError;
use crate::endpoint::EndpointError;
use crate::image::ImageError;
use crate::validate::Validation;

/// The cause of an [`Error`](crate::Error).
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks rules of the API and was not sent. Correct the parameters that the
    /// violations name, or lower the validation level if you know better.
    Validation(Validation),
    /// A picture could not be read, or not be made to fit. Do what its remedy says.
    Image(ImageError),
    /// There are no credentials, or they cannot be right, and nothing was signed with them. Correct the provider, file
    /// or variable that the error names. If it failed or took too long ([`retry_class`](crate::Error::retry_class)),
    /// try later.
    Credentials(CredentialsError),
    /// The endpoint cannot be used. Correct the address, host or service name.
    Endpoint(EndpointError),
    /// Another setting, or the machine, keeps the client from working. Correct what it names.
    Configuration(ConfigurationError),
    /// The encoded request is larger than the service takes and was not sent. Use POST in place of
    /// GET, a smaller picture, or a URL in place of the picture.
    TooLarge(TooLargeError),
    /// The client's own rate limit would have made the call wait for longer than its timeout, so the attempt was not
    /// sent. Make fewer calls at once, or give them more time.
    RateLimited(RateLimitError),
    /// An interceptor of yours refused the attempt, which was not sent. Its own error is the source of this one.
    Interceptor(InterceptorError),
    /// The connection failed or broke. Check network, proxy and endpoint; then see
    /// [`is_outcome_unknown`](crate::Error::is_outcome_unknown) before sending again.
    Transport(TransportError),
    /// A timeout of the client passed. Set a longer one, or send smaller pictures; then see
    /// [`is_outcome_unknown`](crate::Error::is_outcome_unknown) before sending again.
    Timeout(TimeoutError),
    /// Something between client and service answered with an HTTP status of its own, such as a proxy's 502. The service
    /// itself always answers 200. Check proxies and gateways, or try later.
    Status(StatusError),
    /// A response that is not one that the service documents. Look at the excerpt: it may come from a captive portal or
    /// a wrong endpoint, or the service has changed.
    Decode(DecodeError),
    /// The service answered with an error code. See [`remedy`](crate::Error::remedy).
    Service(ServiceError),
}

impl ErrorKind {
    /// The service's error code, if it answered with one.
    pub(crate) fn service_code(&self) -> Option<&str> {
        match self {
            Self::Service(service) => Some(service.code()),
            _ => None,
        }
    }

    /// The service's error code, or the one that it would have answered with to the first violation, or to a picture
    /// that cannot be made to fit.
    pub(crate) fn code(&self) -> Option<&str> {
        match self {
            Self::Validation(found) => found.violations.first().map(|first| first.code),
            Self::Image(error) => error.code(),
            _ => self.service_code(),
        }
    }

    /// The retry class, as far as it is known without a table of codes.
    pub(crate) fn retry_class(&self) -> RetryClass {
        match self {
            Self::Transport(_) | Self::Timeout(_) => RetryClass::Transient,
            Self::Credentials(error) => error.retry_class(),
            Self::RateLimited(_) => RetryClass::Throttled,
            Self::Status(error) => match error.status() {
                429 => RetryClass::Throttled,
                408 | 500..=599 => RetryClass::Transient,
                _ => RetryClass::Never,
            },
            Self::Decode(failure) if failure.is_damaged() => RetryClass::Transient,
            _ => RetryClass::Never,
        }
    }
}
