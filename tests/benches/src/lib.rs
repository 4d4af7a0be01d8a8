//! What the benches measure, each beside its limit. The tables, and how to run them, are in README.md.

pub mod cases;
pub mod clients;
pub mod counting;
pub mod drive;
pub mod sink;
pub mod usage;

/// What measuring can fail with.
pub type Failed = Box<dyn std::error::Error + Send + Sync>;
