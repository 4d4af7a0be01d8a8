//! What an import is told, and what it makes.

use std::collections::BTreeMap;

/// What begins every comment about something that a person must decide.
pub const MARK: &str = "# DECIDE:";

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Take the vendor's descriptions as documentation. They are the vendor's property: for a spec that is not passed on.
    pub texts: bool,
}

/// A spec as files, and what could not be part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The text of each file by its path in the folder, `/` between the parts.
    pub files: BTreeMap<String, String>,
    /// Each action that is left out, with the construct that the format cannot express.
    pub left_out: Vec<LeftOut>,
}

impl Import {
    /// How many marks the files have.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.files
            .values()
            .map(|text| text.matches(MARK).count())
            .sum()
    }
}

/// An action that is not part of the spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its name.
    pub action: String,
    /// What it has that the format cannot express, and where.
    pub construct: String,
}
