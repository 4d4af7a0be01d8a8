//! Everything that can go wrong with a call, told apart.

mod categories;
mod display;
mod kind;
mod remedy;
#[cfg(test)]
mod tests;

use std::fmt;
use std::time::Duration;

pub use kind::{
    ConfigurationError, DecodeFailure, DecodeProblem, ErrorKind, InterceptorError, RateLimitError,
    ServiceError, StatusError, TimeoutError, TimeoutKind, TooLargeError, TransportError,
    TransportPhase,
};

use crate::action::Effect;
use crate::code::{CodeInfo, KnownCode, RetryClass};
use crate::credentials::CredentialsError;
use crate::endpoint::EndpointError;
use crate::image::ImageError;
use crate::validate::Violation;

/// Why a call, or the making of a client, did not succeed.
///
/// `Display` is one line with action, code, message and request id; [`remedy`](Self::remedy) says
/// what to do about it, [`kind`](Self::kind) tells the causes apart for a `match`.
pub struct Error {
    inner: Box<Inner>,
}

struct Inner {
    kind: ErrorKind,
    action: Option<&'static str>,
    request_id: Option<String>,
    info: Option<&'static CodeInfo>,
    class: RetryClass,
    attempts: u32,
    outcome_unknown: bool,
    took: Duration,
    /// Why there was an attempt after the first.
    last: Option<Error>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        let class = kind.retry_class();
        Self {
            inner: Box::new(Inner {
                kind,
                action: None,
                request_id: None,
                info: None,
                class,
                attempts: 0,
                outcome_unknown: false,
                took: Duration::ZERO,
                last: None,
            }),
        }
    }

    /// An error of a call, before anything was sent.
    pub(crate) fn before_sending(kind: ErrorKind, action: &'static str) -> Self {
        let mut error = Self::new(kind);
        error.inner.action = Some(action);
        error
    }

    /// An error of the given attempt of a call.
    pub(crate) fn of_attempt(
        kind: ErrorKind,
        info: &crate::client::CallInfo,
        attempt: u32,
        request_id: Option<String>,
    ) -> Self {
        let mut error = Self::before_sending(kind, info.action);
        let inner = &mut *error.inner;
        if let ErrorKind::Service(service) = &inner.kind {
            inner.info = info.service.codes.find(service.code());
            inner.class = info.service.codes.classify(service.code());
        }
        inner.attempts = attempt;
        inner.request_id = request_id;
        inner.outcome_unknown =
            info.effect == Effect::Create && inner.kind.may_have_run(inner.class);
        error
    }

    /// An error that kept an attempt from being sent. What the one before left behind is still so.
    pub(crate) fn instead_of_attempt(
        kind: ErrorKind,
        action: &'static str,
        last: Option<Self>,
    ) -> Self {
        let mut error = Self::before_sending(kind, action);
        if let Some(last) = &last {
            error.inner.attempts = last.attempts();
            error.inner.outcome_unknown = last.is_outcome_unknown();
        }
        error.after(last)
    }

    pub(crate) fn took(mut self, took: Duration) -> Self {
        self.inner.took = took;
        self
    }

    /// An error that ended the attempt after `last`.
    pub(crate) fn after(mut self, last: Option<Self>) -> Self {
        self.inner.last = last;
        self
    }

    pub(crate) fn outcome_unknown(mut self, unknown: bool) -> Self {
        self.inner.outcome_unknown = unknown;
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

    /// The service's error code as text. For a local violation it is the code that the service
    /// would have answered to the first one.
    #[must_use]
    pub fn code_str(&self) -> Option<&str> {
        match &self.inner.kind {
            ErrorKind::Service(service) => Some(service.code()),
            ErrorKind::Invalid(found) => found.violations.first().map(|first| first.code),
            _ => None,
        }
    }

    /// The code as this crate's own enumeration; a code without a name is kept in it.
    ///
    /// ```
    /// use iai_client::{Error, ErrorCode};
    ///
    /// fn is_taken(error: &Error) -> bool {
    ///     error.code() == Some(ErrorCode::InvalidParameterValuePersonIdAlreadyExist)
    /// }
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<crate::ErrorCode> {
        self.code_as()
    }

    /// The code as the enumeration of a spec of your own.
    #[must_use]
    pub fn code_as<C: KnownCode>(&self) -> Option<C> {
        self.code_str().map(C::from_code)
    }

    /// What the request breaks, all at once; empty for errors that are not local violations.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        match &self.inner.kind {
            ErrorKind::Invalid(found) => &found.violations,
            _ => &[],
        }
    }

    /// The id under which the vendor's support finds the call, if the service or a gateway gave
    /// one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.inner.request_id.as_deref()
    }

    /// What sending the same request again may hope for. See
    /// [`is_outcome_unknown`](Self::is_outcome_unknown) before you do.
    #[must_use]
    pub fn retry_class(&self) -> RetryClass {
        self.inner.class
    }

    /// What to change, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> &str {
        remedy::of(&self.inner.kind, self.inner.info)
    }

    /// How often the request was sent; 0 when it was refused before. More than one attempt means that sending again at
    /// once has been tried: change something, or come back later.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.inner.attempts
    }

    /// How long the call took, pauses between attempts included. Compare it with the time-outs that were set.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.inner.took
    }

    /// Whether a create may have taken effect although this error came back: the answer was lost,
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
            .field("elapsed", &self.inner.took)
            .field("outcome_unknown", &self.inner.outcome_unknown)
            .finish()
    }
}

/// The source is what lies behind an error of this crate: an I/O error, the HTTP library's, the field
/// that does not fit, an interceptor's own; the error's own text says it already. Behind the time-out of a whole call,
/// and behind a turn of the rate limit that would come too late, it is why the attempt before did not end it.
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.kind {
            ErrorKind::Image(error) => std::error::Error::source(error),
            ErrorKind::Transport(error) => std::error::Error::source(error),
            ErrorKind::Decode(failure) => failure.source(),
            ErrorKind::Interceptor(error) => Some(error.source()),
            ErrorKind::Timeout(_) | ErrorKind::RateLimited(_) => {
                let last = self.inner.last.as_ref();
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
