//! How an attempt or a call ended, as far as interceptors see it.

use std::fmt;

use crate::code::RetryClass;
use crate::error::{Error, ErrorKind};

/// How an attempt or a call ended.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    kind: OutcomeKind,
    status: Option<u16>,
    request_id: Option<&'a str>,
    error: Option<Failure<'a>>,
}

#[derive(Clone, Copy, Debug)]
struct Failure<'a> {
    code: Option<&'a str>,
    class: RetryClass,
    outcome_unknown: bool,
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
    /// Nothing was sent, because of the rate limit, an interceptor, a setting or the credentials.
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
            status: Some(status),
            request_id,
            error: None,
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
        let code = kind.service_code();
        let (kind, status) = kind_and_status(kind);
        Self {
            kind,
            status,
            request_id,
            error: Some(Failure {
                code,
                class,
                outcome_unknown,
            }),
        }
    }

    /// The kind of outcome.
    #[must_use]
    pub fn kind(&self) -> OutcomeKind {
        self.kind
    }

    /// Whether it succeeded.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.kind == OutcomeKind::Success
    }

    /// The service's error code, if it answered with one.
    #[must_use]
    pub fn code(&self) -> Option<&'a str> {
        self.error.and_then(|error| error.code)
    }

    /// The HTTP status, if there was a response: 200 from the service, whatever it says.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The RequestId, by which the vendor's support finds the call.
    #[must_use]
    pub fn request_id(&self) -> Option<&'a str> {
        self.request_id
    }

    /// Whether sending the same request again may succeed, and when; `None` after a success.
    #[must_use]
    pub fn retry_class(&self) -> Option<RetryClass> {
        self.error.map(|error| error.class)
    }

    /// Whether a create may have taken effect although it failed.
    #[must_use]
    pub fn is_outcome_unknown(&self) -> bool {
        self.error.is_some_and(|error| error.outcome_unknown)
    }
}

fn kind_and_status(kind: &ErrorKind) -> (OutcomeKind, Option<u16>) {
    match kind {
        ErrorKind::Service(error) => (OutcomeKind::Service, Some(error.status())),
        ErrorKind::Status(error) => (OutcomeKind::Status, Some(error.status())),
        ErrorKind::Decode(error) => (OutcomeKind::Decode, Some(error.status())),
        ErrorKind::Transport(_) => (OutcomeKind::Transport, None),
        ErrorKind::Timeout(_) => (OutcomeKind::Timeout, None),
        _ => (OutcomeKind::NotSent, None),
    }
}
