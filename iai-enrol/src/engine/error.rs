//! Why a run ended before all rows had ended. Every row can be gone on with.

use std::fmt;

use crate::journal::JournalError;

/// Why a run ended early.
#[derive(Debug)]
#[non_exhaustive]
pub enum EnrolError {
    /// The table cannot be read.
    Table(String),
    /// The journal cannot be read or written.
    Journal(JournalError),
    /// The service refused something that would be refused for every row: a wrong key, an unknown group, no money.
    Refused(Box<iai_client::Error>),
    /// So many calls in a row had no answer.
    Silent {
        /// How many.
        calls: u32,
        /// The last of them.
        last: Box<iai_client::Error>,
    },
    /// There is no room for the faces of the table.
    NoRoom {
        /// The group, or `None` for the account.
        group_id: Option<String>,
        /// Faces that are stored.
        stored: u64,
        /// Faces that the table adds.
        to_add: u64,
        /// Faces that there may be.
        limit: u64,
    },
    /// An undo was begun that has not ended.
    HalfUndone {
        /// Persons whose deletion was begun, at least.
        persons: u64,
    },
    /// A part of the program broke off.
    Broken,
}

impl EnrolError {
    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Table(_) => "Restore the table as it was when it was checked, then run again.".to_owned(),
            Self::Journal(_) => "Do what the message says, then run again: nothing is done twice.".to_owned(),
            Self::Refused(error) => format!("{} Then run again: it goes on where it stopped.", error.remedy()),
            Self::Silent { .. } => {
                "Check the network, the endpoint and the proxy, then run again: it goes on where it stopped.".to_owned()
            }
            Self::NoRoom { group_id: Some(_), .. } => {
                "Enrol some of the rows into another group, or delete faces that are no longer needed.".to_owned()
            }
            Self::NoRoom { group_id: None, .. } => {
                "Delete faces that are no longer needed, or have the limit of the account raised.".to_owned()
            }
            Self::HalfUndone { .. } => "Run the undo to its end, then enrol again.".to_owned(),
            Self::Broken => "Run again: it goes on where it stopped. Please report it.".to_owned(),
        }
    }
}

impl fmt::Display for EnrolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(problem) => write!(f, "the table cannot be read: {problem}"),
            Self::Journal(error) => error.fmt(f),
            Self::Refused(error) => write!(f, "no row can be enrolled: {error}"),
            Self::Silent { calls, last } => {
                write!(
                    f,
                    "{calls} calls in a row had no answer; the last one: {last}"
                )
            }
            Self::NoRoom {
                group_id,
                stored,
                to_add,
                limit,
            } => {
                match group_id {
                    Some(group) => write!(f, "group {group} has no room")?,
                    None => f.write_str("the account has no room")?,
                }
                write!(
                    f,
                    ": {stored} faces are stored, the table adds {to_add}, and there may be {limit}"
                )
            }
            Self::HalfUndone { persons } => write!(
                f,
                "an undo has not ended: {persons} persons may be deleted or not"
            ),
            Self::Broken => f.write_str("a part of the program broke off"),
        }
    }
}

impl std::error::Error for EnrolError {}

impl From<JournalError> for EnrolError {
    fn from(error: JournalError) -> Self {
        Self::Journal(error)
    }
}
