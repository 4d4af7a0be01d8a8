//! A spec and all its mistakes, for people and for programs.

mod checked;
mod json;
mod pretty;
mod sarif;

pub use checked::{Checked, check};

impl Checked {
    /// The mistakes as JSON, in the form that `schema/check.json` describes.
    #[must_use]
    pub fn json(&self) -> String {
        json::of(self)
    }

    /// The mistakes as a log in SARIF 2.1.0, the form that code scanners share.
    #[must_use]
    pub fn sarif(&self) -> String {
        sarif::of(self)
    }
}
