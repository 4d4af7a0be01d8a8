//! What can go wrong with a journal.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A mistake about the journal. Its text tells the file, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: JournalProblem,
}

/// What is wrong with a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JournalProblem {
    /// It cannot be opened or read.
    Read(String),
    /// It cannot be written: a full disk, for instance. Nothing more is written by this run.
    Write(String),
    /// Another run holds it.
    InUse,
    /// The file is something else.
    NotAJournal,
    /// A later version wrote it.
    Newer {
        /// Its version.
        version: u64,
    },
    /// It belongs to another input.
    OtherInput {
        /// What differs: the table, the group, the shard or the service.
        what: &'static str,
        /// What the journal says.
        was: String,
        /// What this run has.
        is: String,
    },
    /// It belongs to another table of the same name: nobody in it is in the table.
    OtherPeople {
        /// How many persons it has.
        persons: u64,
    },
    /// A line within it is damaged.
    Damaged {
        /// The line, from 1.
        line: u64,
        /// Where it begins.
        offset: u64,
    },
    /// An end was to be written of a step that was not begun: a mistake in the program.
    NotBegun,
    /// It cannot be merged with another one.
    Unlike {
        /// The other one.
        other: PathBuf,
        /// Why.
        why: &'static str,
    },
}

impl JournalError {
    pub(super) fn new(path: &Path, problem: JournalProblem) -> Self {
        let path = path.to_owned();
        Self { path, problem }
    }

    pub(super) fn read(path: &Path, error: &io::Error) -> Self {
        Self::new(path, JournalProblem::Read(error.to_string()))
    }

    pub(super) fn write(path: &Path, error: &io::Error) -> Self {
        Self::new(path, JournalProblem::Write(error.to_string()))
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "journal {}: {}", self.path.display(), self.problem)
    }
}

impl fmt::Display for JournalProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => write!(f, "it cannot be opened or read: {error}. See to it that this user may read and write it"),
            Self::Write(error) => write!(
                f,
                "it cannot be written: {error}. Nothing is sent without it. Make room, then run the same command again: it goes on \
                 where this run stopped"
            ),
            Self::InUse => f.write_str("another run is using it. Wait for its end, or stop it; two at once would enrol people twice"),
            Self::NotAJournal => f.write_str("this file is not a journal of an enrolment, and is left as it is. Move it away or name another one"),
            Self::Newer { version } => write!(
                f,
                "a later version of this program wrote it (format {version}, this program knows {}). Use that version",
                super::line::VERSION
            ),
            Self::OtherInput { what, was, is } => write!(
                f,
                "it belongs to another {what}: {was:?}, and this run has {is:?}. Run with what it belongs to, or move it away to begin anew"
            ),
            Self::OtherPeople { persons } => write!(
                f,
                "it belongs to another table of the same name: none of its {persons} persons is in this one. Put the table back, or move \
                 the journal away to begin anew"
            ),
            Self::Damaged { line, offset } => write!(
                f,
                "line {line} is damaged (byte {offset}), with whole lines behind it. Restore the file from a copy; or move it away to begin \
                 anew, then those who are enrolled are reported as already there"
            ),
            Self::NotBegun => f.write_str("the end of a step was written that was not begun. This is a mistake in the program; please report it"),
            Self::Unlike { other, why } => write!(f, "it cannot be merged with {}: {why}", other.display()),
        }
    }
}

impl std::error::Error for JournalError {}
