//! Reading an answer: the envelope first, then what it holds.

mod envelope;
mod excerpt;
mod outline;
mod request_id;
#[cfg(test)]
mod tests;

pub(crate) use envelope::{Accepted, Refused, open};
pub(crate) use request_id::plausible as plausible_request_id;

use std::num::NonZeroU64;

use crate::credentials::Credentials;
use crate::error::{DecodeFailure, DecodeProblem, ErrorKind, ServiceError, StatusError};

/// An answer as it came from the wire.
pub(crate) struct RawAnswer {
    pub(crate) status: u16,
    /// The id that a header gives, in case the body gives none.
    pub(crate) header_request_id: Option<String>,
    /// The time of the header `Date`, in Unix seconds.
    pub(crate) date: Option<NonZeroU64>,
    pub(crate) body: Vec<u8>,
    pub(crate) end: BodyEnd,
    /// Whose keys no excerpt may repeat.
    pub(crate) credentials: Credentials,
}

/// How the body ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyEnd {
    /// As announced.
    Whole,
    /// The connection broke.
    CutOff,
    /// Reading stopped at this many bytes.
    TooLarge(usize),
}

impl RawAnswer {
    fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body. It was read as JSON, so that it is text.
    fn into_text(self) -> String {
        String::from_utf8(self.body).unwrap_or_default()
    }

    /// The id, unless something in between has put a key in its place.
    fn without_secrets(&self, id: Option<String>) -> Option<String> {
        let tells = |secret: &str, id: &str| !secret.is_empty() && id.contains(secret);
        id.filter(|id| !self.credentials.secrets().any(|secret| tells(secret, id)))
    }

    fn excerpt(&self) -> String {
        let secrets: Vec<_> = self.credentials.secrets().collect();
        excerpt::excerpt(&self.body, &secrets)
    }

    /// The error for a body that makes no sense. A status that is not the service's says more than
    /// the body does.
    fn unreadable(&self, problem: DecodeProblem) -> ErrorKind {
        let (status, excerpt) = (self.status, self.excerpt());
        if self.is_success() {
            ErrorKind::Decode(DecodeFailure {
                status,
                problem,
                excerpt,
            })
        } else {
            ErrorKind::Status(StatusError { status, excerpt })
        }
    }

    fn service_error(&self, code: &str, message: &str) -> ErrorKind {
        let secrets: Vec<_> = self.credentials.secrets().collect();
        ErrorKind::Service(ServiceError {
            code: excerpt::code(code, &secrets),
            message: excerpt::one_line(message, &secrets),
            status: self.status,
        })
    }
}
