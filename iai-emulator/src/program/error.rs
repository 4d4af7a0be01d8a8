//! Why the program has failed.

use std::error::Error;
use std::fmt;

/// Why the program has failed, in a sentence. `Debug`, which `main` prints, is the text.
#[derive(Clone, PartialEq, Eq)]
pub struct ProgramError(String);

impl From<String> for ProgramError {
    fn from(reason: String) -> Self {
        Self(reason)
    }
}

impl fmt::Display for ProgramError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ProgramError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for ProgramError {}
