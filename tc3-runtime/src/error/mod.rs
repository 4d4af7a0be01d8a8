//! Everything that can go wrong with a call.

mod categories;
mod display;
mod kind;
mod remedy;
#[cfg(test)]
mod tests;

use std::fmt;
use std::time::Duration;

pub use kind::{
    CertificateError, ConfigurationError, DecodeError, DecodeErrorKind, ErrorKind,
    InterceptorError, ProxyError, RateLimitError, ServiceError, StatusError, TimeoutError,
    TimeoutKind, TooLargeError, TransportError, TransportPhase,
};

use crate::code::{CodeInfo, KnownCode, RetryClass};
use crate::credentials::CredentialsError;
use crate::endpoint::EndpointError;
use crate::image::ImageError;
use crate::validate::Violation;
pub use crate::wire::FieldError;

/// Why a call, or the making of a client, did not succeed.
///
/// `Display` is one line with action, code, message and request id. [`remedy`](Self::remedy) says what to do about it,
/// and [`kind`](Self::kind) is the cause, for a `match`.
pub struct Error {
    inner: Box<Failure>,
}

/// What an error is made of.
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) action: Option<&'static str>,
    pub(crate) request_id: Option<String>,
    /// The row of the code that the service answered with.
    pub(crate) code: Option<&'static CodeInfo>,
    pub(crate) class: RetryClass,
    pub(crate) attempts: u32,
    pub(crate) outcome_unknown: bool,
    pub(crate) elapsed: Duration,
    /// The error of the attempt before the last one.
    pub(crate) previous: Option<Error>,
}

impl Failure {
    /// The failure of a call that has not sent anything: only the cause is known.
    pub(crate) fn before_sending(kind: ErrorKind, action: Option<&'static str>) -> Self {
        Self {
            class: kind.retry_class(),
            kind,
            action,
            request_id: None,
            code: None,
            attempts: 0,
            outcome_unknown: false,
            elapsed: Duration::ZERO,
            previous: None,
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self {
            inner: Box::new(failure),
        }
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Failure::before_sending(kind, None).into()
    }

    /// An error of a call, before anything was sent.
    pub(crate) fn before_sending(kind: ErrorKind, action: &'static str) -> Self {
        Failure::before_sending(kind, Some(action)).into()
    }

    /// The same error without the one before it, so that an error holds at most the last two of a call.
    pub(crate) fn without_previous(mut self) -> Self {
        self.inner.previous = None;
        self
    }

    /// The cause.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.kind
    }

    /// The action that was called; `None` while making a client.
    #[must_use]
    pub fn action(&self) -> Option<&'static str> {
        self.inner.action
    }

    /// The service's error code as text. For local violations it is the code that the service would have answered with
    /// to the first one.
    #[must_use]
    pub fn code_str(&self) -> Option<&str> {
        match &self.inner.kind {
            ErrorKind::Service(service) => Some(service.code()),
            ErrorKind::Validation(found) => found.violations.first().map(|first| first.code),
            _ => None,
        }
    }

    /// The code as a service's enumeration, such as [`sts::ErrorCode`](crate::sts::ErrorCode). A code that the
    /// enumeration does not name is kept in its variant `Unknown`.
    ///
    /// ```
    /// use tc3_runtime::Error;
    /// use tc3_runtime::sts::ErrorCode;
    ///
    /// fn meaning(error: &Error) -> Option<&'static str> {
    ///     error.code::<ErrorCode>()?.meaning()
    /// }
    /// ```
    #[must_use]
    pub fn code<C: KnownCode>(&self) -> Option<C> {
        self.code_str().map(C::from_code)
    }

    /// Whether this is the error of that code, be it the service's response or a local violation.
    ///
    /// Codes are compared by their text. Services share the codes of the platform, such as `RequestLimitExceeded`, so
    /// an equal code in the enumeration of another service is the same code; see [`action`](Self::action) for whose
    /// call it was.
    ///
    /// ```
    /// use tc3_runtime::Error;
    /// use tc3_runtime::sts::ErrorCode;
    ///
    /// fn is_wrong_key(error: &Error) -> bool {
    ///     error.is(ErrorCode::AuthFailureSignatureFailure)
    /// }
    /// ```
    #[must_use]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "reads as `error.is(ErrorCode::…)`"
    )]
    pub fn is(&self, code: impl KnownCode) -> bool {
        self.code_str() == Some(code.as_str())
    }

    /// What the request breaks, all at once; empty for errors that are not local violations.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        match &self.inner.kind {
            ErrorKind::Validation(found) => &found.violations,
            _ => &[],
        }
    }

    /// The RequestId, by which the vendor's support finds the call, if the service or a gateway gave one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.inner.request_id.as_deref()
    }

    /// Whether sending the same request again may succeed, and when. See
    /// [`is_outcome_unknown`](Self::is_outcome_unknown) before you do.
    #[must_use]
    pub fn retry_class(&self) -> RetryClass {
        self.inner.class
    }

    /// What to do about it, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> &str {
        remedy::of(&self.inner.kind, self.inner.code)
    }

    /// How often the request was sent; 0 when it was refused before. More than 1 means that the client has already sent
    /// it again: change something, or try later.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.inner.attempts
    }

    /// How long the call took, with all attempts and the delays between them. Compare it with the timeouts that were
    /// set.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.inner.elapsed
    }

    /// Whether a create may have taken effect although this error came back: the response was lost,
    /// or the service failed midway. Ask the service whether the thing exists before creating it
    /// again, or have [`RetryConfig::recover`](crate::RetryConfig::recover) do both.
    #[must_use]
    pub fn is_outcome_unknown(&self) -> bool {
        self.inner.outcome_unknown
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("action", &self.inner.action)
            .field("kind", &self.inner.kind)
            .field("request_id", &self.inner.request_id)
            .field("retry_class", &self.inner.class)
            .field("attempts", &self.inner.attempts)
            .field("elapsed", &self.inner.elapsed)
            .field("outcome_unknown", &self.inner.outcome_unknown)
            .finish()
    }
}

/// The source is the cause, which the error's own text tells already: an I/O error, an error of the HTTP library, the
/// field that does not fit, or the interceptor's own error. For total timeouts and rate-limit refusals it is the error
/// of the attempt before.
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.kind {
            ErrorKind::Image(error) => std::error::Error::source(error),
            ErrorKind::Transport(error) => std::error::Error::source(error),
            ErrorKind::Decode(failure) => failure.source(),
            ErrorKind::Interceptor(error) => Some(error.source()),
            ErrorKind::Timeout(_) | ErrorKind::RateLimited(_) => {
                let last = self.inner.previous.as_ref();
                last.map(|last| last as &(dyn std::error::Error + 'static))
            }
            _ => None,
        }
    }
}

impl From<ImageError> for Error {
    fn from(error: ImageError) -> Self {
        Self::new(ErrorKind::Image(error))
    }
}

impl From<CredentialsError> for Error {
    fn from(error: CredentialsError) -> Self {
        Self::new(ErrorKind::Credentials(error))
    }
}

impl From<EndpointError> for Error {
    fn from(error: EndpointError) -> Self {
        Self::new(ErrorKind::Endpoint(error))
    }
}

impl From<ConfigurationError> for Error {
    fn from(error: ConfigurationError) -> Self {
        Self::new(ErrorKind::Configuration(error))
    }
}
