//! The kinds of errors and what each carries.

mod bounded;
mod configuration;
mod decode;
mod interceptor;
mod rate;
mod routes;
mod service;
mod transport;

pub use configuration::{ConfigurationError, TooLargeError};
pub use decode::{DecodeError, DecodeErrorKind, StatusError};
pub use interceptor::InterceptorError;
pub use rate::RateLimitError;
pub use routes::{CertificateError, ProxyError};
pub use service::ServiceError;
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
    /// A picture file could not be read. Correct its path or permissions.
    Image(ImageError),
    /// No credentials were to be had, or they cannot be right, and nothing was signed with them. Correct the source
    /// that the error names; where it failed or took too long ([`retry_class`](crate::Error::retry_class)), try later.
    Credentials(CredentialsError),
    /// The endpoint cannot be used. Correct the address, host or service name.
    Endpoint(EndpointError),
    /// Another setting, or the machine, keeps the client from working. Correct what it names.
    Configuration(ConfigurationError),
    /// The encoded request is larger than the service takes and was not sent. Use POST in place of
    /// GET, a smaller picture, or a URL in place of the picture.
    TooLarge(TooLargeError),
    /// The client's own rate limit would have had the call wait for longer than its timeout; this attempt was not
    /// sent. Make fewer calls at once, or give them more time.
    RateLimited(RateLimitError),
    /// An interceptor of yours refused the attempt, which was not sent. What it told is the error's source.
    Interceptor(InterceptorError),
    /// The connection failed or broke. Check network, proxy and endpoint; then see
    /// [`is_outcome_unknown`](crate::Error::is_outcome_unknown) before sending again.
    Transport(TransportError),
    /// A timeout of the client passed. Set a longer one, or send smaller pictures; then see
    /// [`is_outcome_unknown`](crate::Error::is_outcome_unknown) before sending again.
    Timeout(TimeoutError),
    /// Something on the way answered with an HTTP status of its own, such as a proxy's 502. The
    /// service itself always says 200. Look at what stands between, or try later.
    Status(StatusError),
    /// A response that is none of the service's documented ones. Look at the excerpt: a captive
    /// portal, a wrong endpoint, or news of the service.
    Decode(DecodeError),
    /// The service answered with an error code. See [`remedy`](crate::Error::remedy).
    Service(ServiceError),
}

impl ErrorKind {
    /// The code that the service answered, if it answered one.
    pub(crate) fn service_code(&self) -> Option<&str> {
        match self {
            Self::Service(service) => Some(service.code()),
            _ => None,
        }
    }

    /// What a retry may hope for, as far as it can be told without a table of codes.
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
