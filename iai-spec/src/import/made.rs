//! What an import is told, and what it makes.

use crate::definitions::{Definitions, ErrorCode};
use crate::page::Page;
use std::collections::BTreeMap;

/// What begins every comment about something that a person must decide.
pub const MARK: &str = "# DECIDE:";

/// What is known of a service.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'d> {
    /// Its actions and what they hold.
    pub definitions: &'d Definitions,
    /// Its error codes; without any, actions have those of the platform alone.
    pub codes: &'d [ErrorCode],
    /// The page that all of this comes from, if it is one: then the codes are those of its action, and the structures are
    /// only as complete as its examples.
    pub page: Option<&'d Page>,
}

impl<'d> From<&'d Page> for Facts<'d> {
    fn from(page: &'d Page) -> Self {
        Self {
            definitions: &page.definitions,
            codes: &page.codes,
            page: Some(page),
        }
    }
}

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
    /// The actions of the spec, in the order of the definitions.
    pub actions: Vec<String>,
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
