//! A value that is being decoded, and what can be wrong with it.

use std::fmt;

use super::Number;
use super::source::{Broken, Context, Kind, ReadItems, ReadMembers, Source, Target};

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

/// A value that is about to be decoded.
pub struct Node<'n> {
    source: &'n mut dyn Source,
    pub(super) context: Context<'n>,
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value may hold a photo or a name.
        f.debug_struct("Node").finish_non_exhaustive()
    }
}

impl<'n> Node<'n> {
    pub(super) fn new(source: &'n mut dyn Source, context: Context<'n>) -> Self {
        Self { source, context }
    }

    pub(super) fn text(self, expected: &'static str) -> Decoded<String> {
        let mut text = None;
        let context = self.context;
        let kind = self.read(Target::Text(&mut text))?;
        let text = text.ok_or_else(|| Unfit::found(kind, expected))?;
        // The smallest allocation is larger than the shortest text.
        context.charge(text.len().max(size_of::<String>()))?;
        Ok(text)
    }

    /// A number, and what it is in messages.
    pub(super) fn number(self, expected: &'static str) -> Decoded<(Number, Kind)> {
        let mut number = None;
        let kind = self.read(Target::Number(&mut number))?;
        let number = number.ok_or_else(|| Unfit::found(kind, expected))?;
        Ok((number, kind))
    }

    pub(super) fn flag(self) -> Decoded<bool> {
        let mut flag = None;
        let kind = self.read(Target::Flag(&mut flag))?;
        flag.ok_or_else(|| Unfit::found(kind, "a boolean"))
    }

    pub(super) fn list(self, items: &mut dyn ReadItems) -> Decoded<()> {
        match self.read(Target::List(items))? {
            Kind::List => Ok(()),
            kind => Err(Unfit::found(kind, "a list")),
        }
    }

    pub(crate) fn object(self, members: &mut dyn ReadMembers) -> Decoded<()> {
        match self.read(Target::Object(members))? {
            Kind::Object => Ok(()),
            kind => Err(Unfit::found(kind, "an object")),
        }
    }

    pub(super) fn skip(self) -> Decoded<()> {
        self.read(Target::Skip).map(|_| ())
    }

    fn read(self, target: Target<'_>) -> Result<Kind, Unfit> {
        let read = self.source.read(target, self.context);
        read.map_err(|Broken| Unfit::Broken)
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
