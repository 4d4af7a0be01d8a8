//! How an attempt or a call ended, as far as interceptors see it.

use std::fmt;

use crate::code::RetryClass;
use crate::error::{Error, ErrorKind};

/// How an attempt or a call ended.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Outcome<'a> {
    /// What it came to.
    pub kind: OutcomeKind,
    /// The service's error code, if it answered one. For a request that validation refused it is the code of the first
    /// violation.
    pub code: Option<&'a str>,
    /// The HTTP status, if there was a response: 200 from the service, whatever it says.
    pub status: Option<u16>,
    /// The id under which the vendor's support finds it.
    pub request_id: Option<&'a str>,
    /// What sending the same request again may hope for; `None` after a success.
    pub retry_class: Option<RetryClass>,
    /// Whether a create may have taken effect although it failed.
    pub is_outcome_unknown: bool,
}

/// The kinds of outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OutcomeKind {
    /// The service answered and did what was asked.
    Success,
    /// The service answered with an error code.
    Service,
    /// No connection, or one that broke.
    Transport,
    /// A timeout passed.
    Timeout,
    /// Something on the way answered with an HTTP status of its own.
    Status,
    /// A response that is not one of the service's.
    Decode,
    /// Validation refused the request. Nothing was sent.
    Validation,
    /// The request is larger than the service takes. Nothing was sent.
    TooLarge,
    /// There are no credentials, or they cannot be right. The attempt was not sent.
    Credentials,
    /// The client's rate limit has no turn in time. The attempt was not sent.
    RateLimited,
    /// An interceptor refused the attempt. It was not sent.
    Interceptor,
    /// A setting, the endpoint or the runtime keeps requests from being sent.
    NotSent,
}

impl OutcomeKind {
    /// One word in lower case, fit for the label of a metric.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Service => "service",
            Self::Transport => "transport",
            Self::Timeout => "timeout",
            Self::Status => "status",
            Self::Decode => "decode",
            Self::Validation => "validation",
            Self::TooLarge => "too_large",
            Self::Credentials => "credentials",
            Self::RateLimited => "rate_limited",
            Self::Interceptor => "interceptor",
            Self::NotSent => "not_sent",
        }
    }
}

impl fmt::Display for OutcomeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'a> Outcome<'a> {
    pub(crate) fn of_response(status: u16, request_id: Option<&'a str>) -> Self {
        Self {
            kind: OutcomeKind::Success,
            code: None,
            status: Some(status),
            request_id,
            retry_class: None,
            is_outcome_unknown: false,
        }
    }

    pub(crate) fn of_error(error: &'a Error) -> Self {
        Self::of_failure(
            error.kind(),
            error.request_id(),
            error.retry_class(),
            error.is_outcome_unknown(),
        )
    }

    pub(crate) fn of_failure(
        kind: &'a ErrorKind,
        request_id: Option<&'a str>,
        class: RetryClass,
        outcome_unknown: bool,
    ) -> Self {
        let code = kind.code();
        let (kind, status) = kind_and_status(kind);
        Self {
            kind,
            code,
            status,
            request_id,
            retry_class: Some(class),
            is_outcome_unknown: outcome_unknown,
        }
    }

    /// Whether it succeeded.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.kind == OutcomeKind::Success
    }
}

fn kind_and_status(kind: &ErrorKind) -> (OutcomeKind, Option<u16>) {
    match kind {
        ErrorKind::Service(error) => (OutcomeKind::Service, Some(error.status())),
        ErrorKind::Status(error) => (OutcomeKind::Status, Some(error.status())),
        ErrorKind::Decode(error) => (OutcomeKind::Decode, Some(error.status())),
        ErrorKind::Transport(_) => (OutcomeKind::Transport, None),
        ErrorKind::Timeout(_) => (OutcomeKind::Timeout, None),
        ErrorKind::Validation(_) => (OutcomeKind::Validation, None),
        ErrorKind::TooLarge(_) => (OutcomeKind::TooLarge, None),
        ErrorKind::Credentials(_) => (OutcomeKind::Credentials, None),
        ErrorKind::RateLimited(_) => (OutcomeKind::RateLimited, None),
        ErrorKind::Interceptor(_) => (OutcomeKind::Interceptor, None),
        _ => (OutcomeKind::NotSent, None),
    }
}
