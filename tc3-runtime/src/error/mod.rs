//! Everything that can go wrong with a call.

mod categories;
mod display;
mod kind;
mod remedy;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::iter::successors;
use std::time::Duration;

pub use kind::{
    CertificateError, ConfigurationError, DecodeError, DecodeErrorKind, ErrorKind,
    InterceptorError, ProxyError, RateLimitError, ServiceError, StatusError, TimeoutError,
    TimeoutKind, TooLargeError, TransportError, TransportPhase,
};
pub(crate) use kind::{Mismatch, Peer};
pub(crate) use remedy::Lookup;

use crate::code::{CodeInfo, KnownCode, RetryClass};
use crate::credentials::CredentialsError;
use crate::endpoint::EndpointError;
use crate::explain::explain;
use crate::image::ImageError;
use crate::validate::Violation;
pub use crate::wire::FieldError;

/// Why a call, or the making of a client, did not succeed.
///
/// `Display` is one line with action, code, message and request id. [`remedy`](Self::remedy) says what to do about it,
/// and [`kind`](Self::kind) is the cause, for a `match`.
///
/// `Debug`, which `main` and `unwrap` print, is that line, then the causes that it does not tell, then the remedy.
/// `{:#?}` shows all fields.
///
/// ```text
/// Error: CreatePerson: refused before sending: PersonId: at most 64 bytes, found 70 bytes [InvalidParameterValue.PersonIdTooLong]
///   remedy: Shorten PersonId to 64 bytes.
/// ```
pub struct Error {
    inner: Box<Told>,
}

/// A failure and what to do about it.
struct Told {
    failure: Failure,
    remedy: Cow<'static, str>,
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
    /// How to find out whether a create took effect, where an action tells.
    pub(crate) lookup: Option<Lookup>,
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
            lookup: None,
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let Failure { kind, code, .. } = &failure;
        let remedy = if failure.outcome_unknown {
            remedy::of_unknown_outcome(kind, *code, failure.lookup)
        } else {
            remedy::of(kind, *code)
        };
        Self {
            inner: Box::new(Told { failure, remedy }),
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
        self.inner.failure.previous = None;
        self
    }

    /// The cause.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.failure.kind
    }

    /// The action that was called; `None` while making a client.
    #[must_use]
    pub fn action(&self) -> Option<&'static str> {
        self.inner.failure.action
    }

    /// The service's error code as text. For local violations it is the code that the service would have answered with
    /// to the first one, and for a picture that cannot be made to fit the one that it would have answered to that picture.
    #[must_use]
    pub fn code_str(&self) -> Option<&str> {
        self.kind().code()
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

    /// Whether this is the error of that code, be it the service's response, a local violation, or a picture that cannot
    /// be made to fit.
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

    /// Whether `predicate` is true of the code of the service's response, of the code of any local violation, or of that
    /// of a picture that cannot be made to fit. It is the way to ask for a category of codes that a spec declares.
    ///
    /// ```
    /// use tc3_runtime::Error;
    /// use tc3_runtime::sts::ErrorCode;
    ///
    /// fn is_unknown(error: &Error) -> bool {
    ///     error.matches(|code: &ErrorCode| matches!(code, ErrorCode::Unknown(_)))
    /// }
    /// ```
    #[must_use]
    pub fn matches<C: KnownCode>(&self, predicate: impl Fn(&C) -> bool) -> bool {
        let fulfils = |code: &str| predicate(&C::from_code(code));
        match self.kind() {
            ErrorKind::Validation(found) => found.violations.iter().any(|one| fulfils(one.code)),
            kind => kind.code().is_some_and(fulfils),
        }
    }

    /// What the request breaks, all at once; empty for errors that are not local violations.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        match &self.inner.failure.kind {
            ErrorKind::Validation(found) => &found.violations,
            _ => &[],
        }
    }

    /// The RequestId, by which the vendor's support finds the call, if the service or a gateway gave one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.inner.failure.request_id.as_deref()
    }

    /// Whether sending the same request again may succeed, and when. See
    /// [`is_outcome_unknown`](Self::is_outcome_unknown) before you do.
    #[must_use]
    pub fn retry_class(&self) -> RetryClass {
        self.inner.failure.class
    }

    /// What to do about it: a sentence, or one for each thing to correct. If the outcome of a create is unknown, it begins
    /// with how to find out.
    #[must_use]
    pub fn remedy(&self) -> &str {
        &self.inner.remedy
    }

    /// How often the request was sent; 0 when it was refused before. More than 1 means that the client has already sent
    /// it again: change something, or try later.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.inner.failure.attempts
    }

    /// How long the call took, with all attempts and the delays between them. Compare it with the timeouts that were
    /// set.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.inner.failure.elapsed
    }

    /// Whether a create may have taken effect although this error came back: the response was lost,
    /// or the service failed midway. Ask the service whether the thing exists before creating it
    /// again, or have [`RetryConfig::recover`](crate::RetryConfig::recover) do both.
    #[must_use]
    pub fn is_outcome_unknown(&self) -> bool {
        self.inner.failure.outcome_unknown
    }
}

impl Error {
    /// The causes from the source inwards, without those that the HTTP library wraps around the one that the error's
    /// text tells, and without those of an earlier attempt.
    fn causes(&self) -> impl Iterator<Item = &(dyn StdError + 'static)> {
        let own = !matches!(self.kind(), ErrorKind::Transport(_));
        let first = StdError::source(self).filter(|_| own);
        successors(first, |&cause| {
            let inner = cause.source();
            inner.filter(|_| !cause.is::<Self>())
        })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return explain(f, self, &mut self.causes(), self.remedy());
        }
        f.debug_struct("Error")
            .field("action", &self.inner.failure.action)
            .field("kind", &self.inner.failure.kind)
            .field("request_id", &self.inner.failure.request_id)
            .field("retry_class", &self.inner.failure.class)
            .field("attempts", &self.inner.failure.attempts)
            .field("elapsed", &self.inner.failure.elapsed)
            .field("outcome_unknown", &self.inner.failure.outcome_unknown)
            .field("previous", &self.inner.failure.previous)
            .finish()
    }
}

/// The source is the cause, which the error's own text tells already: an I/O error, an error of the HTTP library, the
/// field that does not fit, or the interceptor's own error. For total timeouts and rate-limit refusals it is the error
/// of the attempt before.
impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.inner.failure.kind {
            ErrorKind::Image(error) => StdError::source(error),
            ErrorKind::Transport(error) => StdError::source(error),
            ErrorKind::Decode(failure) => failure.source(),
            ErrorKind::Interceptor(error) => Some(error.source()),
            ErrorKind::Timeout(_) | ErrorKind::RateLimited(_) => {
                let last = self.inner.failure.previous.as_ref();
                last.map(|last| last as &(dyn StdError + 'static))
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
