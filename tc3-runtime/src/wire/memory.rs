//! A limit to what a response takes in memory.

use std::cell::Cell;

/// How much memory a response may take that is read into its type. A list of empty objects is hundreds of times as
/// large in memory as in JSON.
pub(crate) struct Memory {
    left: Cell<usize>,
}

/// A list that grows is in memory twice for a moment, so that this keeps a response below seven times its size.
pub(super) const TIMES: usize = 4;

/// What any response may take. No page of a documented list comes near.
const ALWAYS: usize = 4 << 20;

impl Memory {
    /// For a response of so many bytes.
    pub(crate) fn of(bytes: usize) -> Self {
        Self {
            left: Cell::new(bytes.saturating_mul(TIMES).max(ALWAYS)),
        }
    }

    pub(super) fn take(&self, bytes: usize) -> bool {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.unwrap_or_default());
        left.is_some()
    }
}
