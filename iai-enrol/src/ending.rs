//! How rows end. Each ends in exactly one way.

use serde::{Deserialize, Serialize};

/// How a row ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// This journal has enrolled the person, with all pictures of the row.
    Enrolled,
    /// The person was there before this journal's first run.
    AlreadyThere,
    /// The service took the person for one that is there under another id, and created nothing (UniquePersonControl), or the
    /// row was left out or attached as `--duplicates` says.
    DuplicateSuspected,
    /// The service, or a check before sending, refused the person or one of the pictures.
    Refused,
    /// Nobody knows whether the person or a face was created.
    Unknown,
}

impl Ending {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 5] = [
        Self::Enrolled,
        Self::AlreadyThere,
        Self::DuplicateSuspected,
        Self::Refused,
        Self::Unknown,
    ];
}

/// Why something was refused, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The service's code, or the one that it would answer.
    pub code: String,
    /// What was wrong, without names.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

/// How many rows ended in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Rows that are enrolled.
    pub enrolled: u64,
    /// Rows whose person was there before.
    pub already_there: u64,
    /// Rows that look like another person.
    pub duplicate_suspected: u64,
    /// Rows that were refused.
    pub refused: u64,
    /// Rows of which nobody knows.
    pub unknown: u64,
}

impl Totals {
    /// Counts a row.
    pub fn count(&mut self, ending: Ending) {
        match ending {
            Ending::Enrolled => self.enrolled += 1,
            Ending::AlreadyThere => self.already_there += 1,
            Ending::DuplicateSuspected => self.duplicate_suspected += 1,
            Ending::Refused => self.refused += 1,
            Ending::Unknown => self.unknown += 1,
        }
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.enrolled + self.already_there + self.duplicate_suspected + self.refused + self.unknown
    }
}
