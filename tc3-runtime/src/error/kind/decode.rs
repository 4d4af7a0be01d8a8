//! Answers that are not what the service documents.

use std::error::Error as StdError;
use std::fmt;

use crate::wire::DecodeError;

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

    /// The beginning of the answer, with everything that looks like a secret or a picture removed.
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
            "HTTP status {}{kind} without an answer of the service",
            self.status
        )?;
        write_excerpt(f, &self.excerpt)
    }
}

/// An answer that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeFailure {
    pub(crate) status: u16,
    pub(crate) problem: DecodeProblem,
    pub(crate) excerpt: String,
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeProblem {
    /// There is nothing. Something between closed the connection politely.
    Empty,
    /// It is not JSON. Look at the excerpt for who answered.
    NotJson,
    /// It is an HTML page. A proxy or captive portal answered, or the endpoint is a web site.
    Html,
    /// It ends in the middle. Send again, after looking whether a create took effect.
    CutOff,
    /// It is longer than the given number of bytes. Ask for smaller pages, or raise the limit.
    TooLarge(usize),
    /// It is JSON without the object `Response`. The endpoint is not of this API.
    NoEnvelope,
    /// It has no RequestId, so it cannot be the service's.
    NoRequestId,
    /// It has a RequestId, and neither an error nor any documented field.
    NoFields,
    /// Its `Error` has no `Code`.
    NoCode,
    /// A field is missing or of the wrong type.
    Field(DecodeError),
}

impl DecodeFailure {
    /// The HTTP status that came with it.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> &DecodeProblem {
        &self.problem
    }

    /// The beginning of the answer, with everything that looks like a secret or a picture removed.
    #[must_use]
    pub fn excerpt(&self) -> &str {
        &self.excerpt
    }

    /// Whether it looks like an answer that was damaged on its way. What is whole and still wrong, such as a page of
    /// somebody else's, will be so the next time.
    pub(super) fn is_damaged(&self) -> bool {
        matches!(
            self.problem,
            DecodeProblem::CutOff | DecodeProblem::Empty | DecodeProblem::NotJson
        )
    }

    pub(crate) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.problem {
            DecodeProblem::Field(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for DecodeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (HTTP status {})", self.problem, self.status)?;
        write_excerpt(f, &self.excerpt)
    }
}

impl fmt::Display for DecodeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the answer is empty",
            Self::NotJson => "the answer is not JSON",
            Self::Html => "the answer is an HTML page",
            Self::CutOff => "the answer ends in the middle",
            Self::TooLarge(limit) => {
                return write!(f, "the answer is longer than {limit} bytes");
            }
            Self::NoEnvelope => "the answer is JSON without the object Response",
            Self::NoRequestId => "the answer has no RequestId",
            Self::NoFields => "the answer has neither an error nor any documented field",
            Self::NoCode => "the answer has an Error without a Code",
            Self::Field(error) => return write!(f, "the answer does not fit: {error}"),
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
