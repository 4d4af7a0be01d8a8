//! Runs against an emulator in this process.

mod bench;
mod endings;
mod faults;
mod limits;
mod undo;
