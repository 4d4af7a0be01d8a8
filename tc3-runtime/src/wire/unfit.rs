//! Why a value could not be decoded.

use std::fmt;

/// How to treat members that a structure does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Requests: an unknown key is a mistake.
    Strict,
    /// Responses: the service may add fields at any time.
    Lenient,
    /// Responses written for a test: read as responses, but an unknown field is a mistake.
    #[cfg(feature = "test-util")]
    Example,
}

/// What a value is. A value that was skipped counts as null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Fraction,
    Integer,
    Negative,
    Text,
    List,
    Object,
}

impl Kind {
    /// With an article, for messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Fraction => "a number with a fraction",
            Self::Integer => "an integer",
            Self::Negative => "a negative integer",
            Self::Text => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// The result of decoding.
pub type Decoded<T> = Result<T, Unfit>;

/// Why a value was not decoded.
#[derive(Debug)]
pub enum Unfit {
    /// It is null, and this was expected. Most often that means "absent", so that no message is made of it yet.
    Null(&'static str),
    /// It is something else.
    Field(Box<FieldError>),
    /// What it is read from is broken.
    Broken,
}

impl Unfit {
    pub(super) fn found(kind: Kind, expected: &'static str) -> Self {
        match kind {
            Kind::Null => Self::Null(expected),
            kind => Self::from(FieldError::found(kind, expected)),
        }
    }
}

impl From<FieldError> for Unfit {
    fn from(error: FieldError) -> Self {
        Self::Field(Box::new(error))
    }
}

/// JSON that does not fit the documented type.
///
/// Names the place in the API's own dotted notation and what is wrong there, never the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    path: String,
    problem: String,
}

impl FieldError {
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            problem: problem.into(),
        }
    }

    pub(super) fn found(kind: Kind, expected: &str) -> Self {
        Self::new(format!("expected {expected}, found {}", kind.name()))
    }

    /// The same error, seen from the structure around: `outer` is put before its path.
    pub(crate) fn within(mut self, outer: &str) -> Self {
        self.path = match self.path.as_str() {
            "" => outer.to_owned(),
            inner => format!("{outer}.{inner}"),
        };
        self
    }

    /// The place, such as `FaceRect.X`; empty for the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there, such as `expected an integer, found a string`.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for FieldError {}
