//! The file that keeps the state. It knows rows of bytes, and nothing of what they mean.

mod error;
mod row;

pub use error::StateFileError;
pub(crate) use row::{Row, Table};

#[cfg(feature = "state")]
mod deferred;
#[cfg(feature = "state")]
mod file;
#[cfg(feature = "state")]
mod held;
#[cfg(feature = "state")]
pub(crate) use file::StateFile;

#[cfg(test)]
#[cfg(feature = "state")]
pub(crate) mod disk;
#[cfg(test)]
#[cfg(feature = "state")]
mod tests;

#[cfg(not(feature = "state"))]
mod absent;
#[cfg(not(feature = "state"))]
pub(crate) use absent::StateFile;

/// When changes are written to the state file. Either way a change is on disk, synced, before the response leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Durability {
    /// Each change with a sync of its own, in the order in which they came.
    Each,
    /// Changes of calls that wait at the same time share a sync. This is as fast as `Each` for a single client, and about three
    /// times as fast for 32.
    #[default]
    Batched,
}
