//! The commands of the program: arguments, files, exit codes. What they do is in the library.

pub(crate) mod diff;
pub(crate) mod expand;
pub(crate) mod import;
mod write;

use std::io;
use std::path::Path;

/// What went wrong, for people, and the exit code.
pub(crate) type Failed = (String, u8);

fn unusable(file: &Path, error: &io::Error) -> Failed {
    (format!("{}: {error}", file.display()), 2)
}
