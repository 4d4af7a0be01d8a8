//! Responses that are not what the service documents.

use std::error::Error as StdError;
use std::fmt;

use crate::wire::FieldError;

/// An HTTP status that is not the service's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusError {
    pub(crate) status: u16,
    pub(crate) excerpt: String,
}

impl StatusError {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// What may be shown of the response: its JSON without texts, else its length and the title of an HTML page.
    #[must_use]
    pub fn excerpt(&self) -> &str {
        &self.excerpt
    }
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.status {
            300..=399 => " (a redirect, which is refused)",
            _ => "",
        };
        write!(
            f,
            "HTTP status {}{kind} without a response of the service",
            self.status
        )?;
        write_excerpt(f, &self.excerpt)
    }
}

/// A response that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    pub(crate) status: u16,
    pub(crate) problem: DecodeErrorKind,
    pub(crate) excerpt: String,
}

/// What is wrong with a response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The body is empty. Something between client and service ended the connection in order.
    Empty,
    /// It is not JSON. Look at the excerpt for who answered.
    NotJson,
    /// It is an HTML page. A proxy or captive portal answered, or the endpoint is a web site.
    Html,
    /// It ends in the middle. Send again, after looking whether a create took effect.
    CutOff,
    /// It is longer than the given number of bytes. Ask for smaller pages, or raise the limit.
    TooLarge(usize),
    /// It is a stream of events (`text/event-stream`), which comes little by little and is read by no client of this
    /// crate. Ask for the result at once, if the action has a parameter for that.
    EventStream,
    /// It is JSON without the object `Response`. The endpoint is not of this API.
    NoEnvelope,
    /// It has no RequestId, so it cannot be the service's.
    NoRequestId,
    /// It has a RequestId, and neither an error nor any documented field.
    NoFields,
    /// Its `Error` has no `Code`.
    NoCode,
    /// A field is missing or of the wrong type.
    Field(FieldError),
}

impl DecodeError {
    /// The HTTP status that came with it.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> &DecodeErrorKind {
        &self.problem
    }

    /// What may be shown of the response: its JSON without texts, else its length and the title of an HTML page.
    #[must_use]
    pub fn excerpt(&self) -> &str {
        &self.excerpt
    }

    /// Whether it looks like a response that was damaged on its way. What is whole and still wrong, such as a proxy's
    /// page, will be the same the next time.
    pub(super) fn is_damaged(&self) -> bool {
        matches!(
            self.problem,
            DecodeErrorKind::CutOff | DecodeErrorKind::Empty | DecodeErrorKind::NotJson
        )
    }

    pub(crate) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.problem {
            DecodeErrorKind::Field(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (HTTP status {})", self.problem, self.status)?;
        write_excerpt(f, &self.excerpt)
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the response is empty",
            Self::NotJson => "the response is not JSON",
            Self::Html => "the response is an HTML page",
            Self::CutOff => "the response ends in the middle",
            Self::TooLarge(limit) => {
                return write!(f, "the response is longer than {limit} bytes");
            }
            Self::EventStream => "the response is a stream of events (text/event-stream)",
            Self::NoEnvelope => "the response is JSON without the object Response",
            Self::NoRequestId => "the response has no RequestId",
            Self::NoFields => "the response has neither an error nor any documented field",
            Self::NoCode => "the response has an Error without a Code",
            Self::Field(error) => return write!(f, "the response does not fit: {error}"),
        })
    }
}

fn write_excerpt(f: &mut fmt::Formatter<'_>, excerpt: &str) -> fmt::Result {
    if excerpt.is_empty() {
        Ok(())
    } else {
        write!(f, ": {excerpt}")
    }
}
