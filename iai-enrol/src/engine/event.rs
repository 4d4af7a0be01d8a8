//! What a run tells of its progress. There are no names in it.

use crate::ending::Ending;

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// The table was read once.
    Counted {
        /// Rows of this shard.
        rows: u64,
        /// Those of them that the journal knows already.
        known: u64,
    },
    /// A page of the ids that exist was read.
    Listed {
        /// Persons so far.
        persons: u64,
    },
    /// The ids that exist are read, and the first row begins.
    Started {
        /// Rows whose persons were there before.
        already_there: u64,
    },
    /// A row ended.
    Ended {
        /// Its line.
        line: u64,
        /// How.
        ending: Ending,
        /// Whether an earlier run had ended it.
        earlier: bool,
    },
    /// The service wants fewer calls.
    Slowed {
        /// Calls per second from now on.
        per_second: f64,
    },
    /// A picture shows more than one face; the largest is enrolled.
    SeveralFaces {
        /// The line of its row.
        line: u64,
        /// Which of the row's pictures, from 1.
        picture: usize,
    },
    /// A person or a face was deleted by an undo.
    Deleted {
        /// The line of its row.
        line: u64,
    },
}
