//! What the cross-crate tests share. Expected results stand in the tests themselves, as literals.

pub mod pictures;
pub mod raw;
pub mod spec;
