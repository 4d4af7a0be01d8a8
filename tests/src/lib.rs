//! What the cross-crate tests share. Expected results stand in the tests themselves, as literals.

pub mod chaos;
pub mod columns;
pub mod coverage;
pub mod faulty;
pub mod folder;
pub mod lab;
pub mod page;
pub mod pictures;
pub mod query;
pub mod raw;
pub mod scripted;
pub mod sequence;
pub mod spec;
pub mod stopwatch;

/// The code of the README, compiled as a documentation test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
