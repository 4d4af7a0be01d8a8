//! The emulator as a process that keeps its state in a file and is killed under load, again and again: what it has after that
//! is compared with what its clients were told.
//!
//! Each client changes groups and persons of its own, and one group that all share, with one call at a time. So for each client
//! there are two states that are right after a crash: with the call that had no response, or without it.

mod choice;
mod dump;
mod full;
mod judge;
mod kills;
mod operation;
mod program;
mod scene;
mod send;
mod sighting;
mod speed;
mod team;
mod worker;
mod world;

pub use full::run as run_full;
pub use kills::{run, run_at_birth};
pub use program::Program;
pub use scene::Tally;
pub(crate) use scene::clock;
pub use speed::{print_speed, print_syncs};
