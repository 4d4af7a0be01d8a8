//! Problems for people and programs: with their positions, as text for builds, and as pictures for a terminal.

mod draw;
mod report;
mod text;

pub use report::{Location, Report};
