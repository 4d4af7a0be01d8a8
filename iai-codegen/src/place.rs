//! Where a value stands in the spec: a file and the steps that lead to the value, or a line and column.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// One step from a node to its child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStep {
    /// Into a mapping: the position of the entry (keys may repeat) and its key.
    Entry(usize, String),
    /// Into a list.
    Item(usize),
}

/// A place in one file of the spec. Cheap to clone: places share their beginnings.
#[derive(Clone, Debug)]
pub struct SpecPath {
    /// Index of the file in its [`Sources`](crate::load::Sources).
    pub file: usize,
    /// Whether the key is meant rather than its value.
    pub on_key: bool,
    tail: Option<Arc<Link>>,
}

#[derive(Debug)]
struct Link {
    before: Option<Arc<Link>>,
    step: PathStep,
}

impl SpecPath {
    /// The root of a file.
    #[must_use]
    pub fn root(file: usize) -> Self {
        Self {
            file,
            on_key: false,
            tail: None,
        }
    }

    /// The place one step further in.
    #[must_use]
    pub fn join(&self, step: PathStep) -> Self {
        let before = self.tail.clone();
        Self {
            file: self.file,
            on_key: false,
            tail: Some(Arc::new(Link { before, step })),
        }
    }

    /// The key that leads here.
    #[must_use]
    pub fn key(&self) -> Self {
        Self {
            on_key: true,
            ..self.clone()
        }
    }

    /// All steps, outermost first.
    #[must_use]
    pub fn steps(&self) -> Vec<PathStep> {
        let mut steps = Vec::new();
        let mut link = self.tail.as_deref();
        while let Some(Link { before, step }) = link {
            steps.push(step.clone());
            link = before.as_deref();
        }
        steps.reverse();
        steps
    }
}

/// A position in a file: line and column count from 1, in characters; the offset is in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Offset in bytes from the start of the file.
    pub offset: usize,
}

impl fmt::Display for SpecPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.steps().into_iter().enumerate() {
            match step {
                PathStep::Item(index) => write!(f, "[{index}]")?,
                PathStep::Entry(_, key) if depth == 0 => f.write_str(&key)?,
                PathStep::Entry(_, key) => write!(f, ".{key}")?,
            }
        }
        Ok(())
    }
}

/// A value together with the place it was read from.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: SpecPath,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, place: SpecPath) -> Self {
        Self { value, place }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_prints_as_a_path() {
        let place = SpecPath::root(0)
            .join(PathStep::Entry(3, "parameters".into()))
            .join(PathStep::Item(2))
            .join(PathStep::Entry(1, "type".into()));
        assert_eq!(place.to_string(), "parameters[2].type");
    }
}
