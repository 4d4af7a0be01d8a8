//! Enrols many people into Tencent Cloud IAI, each exactly once.
//!
//! ```text
//! table   rows out of CSV, JSON Lines or a folder
//! check   all mistakes of all rows, before anything is sent
//! journal what was begun and how it ended, on disk before and after each call
//! engine  one person after the other, many at a time, at the pace that the service allows
//! report  how each row ended, as CSV, JSON and HTML
//! ```
//!
//! It can be killed at any moment and run again: what was done is not done twice, and what may have been done is looked up
//! before it is sent again.

pub mod check;
mod ending;
pub mod engine;
pub mod journal;
mod person;
pub mod report;
pub mod table;

pub use ending::{Ending, Refusal, Totals};
pub use person::{Fingerprint, PersonKey, Picture, Row};
