//! `iai enrol` as a process that is killed again and again while the service fails: what the service holds in the end is
//! compared with the table, and the report with both.

mod cost;
mod judge;
mod kills;
mod people;
mod scene;
mod sdk;
mod service;
mod shards;
mod tool;

pub use cost::{print_memory, print_syncs};
pub use kills::{Tally, run, undo};
pub use sdk::print as print_sdk;
pub use service::Counts;
pub use shards::run as run_shards;
pub use tool::Tool;
