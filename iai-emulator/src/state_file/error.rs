//! Why a state file cannot be used.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a state file cannot be used. Nothing in it was changed. `Debug` is the text.
#[non_exhaustive]
pub enum StateFileError {
    /// Another emulator uses it.
    InUse(PathBuf),
    /// It is a file of something else.
    Foreign(PathBuf),
    /// It is damaged, at this place.
    Damaged(PathBuf, String),
    /// A newer version of the emulator has made it, with this number of the schema.
    Newer(PathBuf, u64),
    /// It was begun with this other seed.
    OtherSeed(PathBuf, u64),
    /// A change could not be written.
    Unwritten(PathBuf, String),
    /// It cannot be opened, made, or read.
    Io(PathBuf, io::Error),
    /// The library was built without the feature `state`.
    NoFeature(PathBuf),
}

impl fmt::Display for StateFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse(path) => write!(
                f,
                "another emulator uses the state file {}; stop it, or take another file",
                path.display()
            ),
            Self::Foreign(path) => write!(
                f,
                "{} is not a state file of this emulator; it was left as it is",
                path.display()
            ),
            Self::Damaged(path, place) => write!(
                f,
                "the state file {} is damaged ({place}); take an older copy of it, or begin a new one under another name",
                path.display()
            ),
            Self::Newer(path, schema) => write!(
                f,
                "a newer version of this emulator has made the state file {} (schema {schema}); use that version",
                path.display()
            ),
            Self::OtherSeed(path, seed) => write!(
                f,
                "the state file {} was begun with the seed {seed}; leave the seed out, or give that one",
                path.display()
            ),
            Self::Unwritten(path, reason) => write!(
                f,
                "the state file {} could not be written: {reason}",
                path.display()
            ),
            Self::Io(path, error) => {
                write!(
                    f,
                    "the state file {} cannot be used: {error}",
                    path.display()
                )
            }
            Self::NoFeature(path) => write!(
                f,
                "the state file {} needs the feature `state` of iai-emulator",
                path.display()
            ),
        }
    }
}

impl fmt::Debug for StateFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for StateFileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(_, error) => Some(error),
            _ => None,
        }
    }
}
