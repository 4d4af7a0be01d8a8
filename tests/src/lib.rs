//! What the cross-crate tests share. Expected results stand in the tests themselves, as literals.

pub mod columns;
pub mod coverage;
pub mod folder;
pub mod lab;
pub mod page;
pub mod pictures;
pub mod query;
pub mod raw;
pub mod scripted;
pub mod spec;
