//! A piece of JSON that is being decoded, and what can be wrong with it.

use std::fmt;

use serde_json::Value;

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

/// A piece of JSON that is about to be decoded.
pub struct Node {
    pub(crate) value: Value,
    pub(crate) strictness: Strictness,
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value may hold a photo or a name.
        f.debug_tuple("Node").field(&kind_of(&self.value)).finish()
    }
}

impl Node {
    /// The error that something else was expected.
    pub(crate) fn expected(&self, expected: &str) -> FieldError {
        FieldError::new(format!(
            "expected {expected}, found {}",
            kind_of(&self.value)
        ))
    }
}

/// The kind of a JSON value, with an article.
pub(crate) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(number) if number.is_u64() => "an integer",
        Value::Number(_) => "a negative integer",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
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

/// The result of decoding.
pub type Decoded<T> = Result<T, FieldError>;

impl FieldError {
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            problem: problem.into(),
        }
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
