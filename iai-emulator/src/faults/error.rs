//! Why a fault is not taken.

use std::error::Error;
use std::fmt;

/// Why a fault cannot be played. The text quotes what is wrong, and tells what is possible in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultError(pub(super) String);

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for FaultError {}
