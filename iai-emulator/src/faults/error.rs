//! Why a fault is not taken.

use std::error::Error;
use std::fmt;

/// Why a fault cannot be played. The text tells what is possible in its place, and where in a written fault the
/// problem is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultError {
    /// Character of the text, counted from 1.
    position: Option<usize>,
    message: String,
}

impl FaultError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            position: None,
            message: message.into(),
        }
    }

    pub(super) fn at(position: usize, message: impl Into<String>) -> Self {
        Self {
            position: Some(position),
            message: message.into(),
        }
    }

    /// The character of a written fault where the problem is, counted from 1.
    pub fn position(&self) -> Option<usize> {
        self.position
    }
}

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some(position) => write!(f, "at character {position}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl Error for FaultError {}
