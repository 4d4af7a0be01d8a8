//! Waiting for a job that an action started.

#[cfg(feature = "blocking")]
mod blocking;
mod waiter;

pub use waiter::{JobState, WaitOutcome, Waitable, Waiter};
