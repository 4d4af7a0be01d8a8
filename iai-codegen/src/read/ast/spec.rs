//! A whole spec.

use super::action::Action;
use super::service::{Category, Code, CodeSet, Platform, Service};
use super::types::{EnumType, ImageType, StringType, Structure};
use crate::place::SpecPath;
use std::collections::BTreeSet;

/// Everything that the files of a spec say.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// The names of the files that places count.
    pub files: Vec<String>,
    /// What holds for every service.
    pub platform: Platform,
    /// Content of `service.yaml`.
    pub service: Option<Service>,
    /// Every error code.
    pub codes: Vec<Code>,
    /// Named sets of error codes.
    pub sets: Vec<CodeSet>,
    /// Categories of error codes.
    pub categories: Vec<Category>,
    /// Refined strings.
    pub strings: Vec<StringType>,
    /// Enumerations of numbers.
    pub enums: Vec<EnumType>,
    /// Kinds of images.
    pub images: Vec<ImageType>,
    /// Shared structures.
    pub structures: Vec<Structure>,
    /// Actions.
    pub actions: Vec<Action>,
    /// Rows that could not be read: the file, and what they are, such as `action`. A name that is missing may be theirs.
    pub lost: BTreeSet<(usize, &'static str)>,
}

impl Spec {
    /// Whether a row of that kind could not be read in any file.
    #[must_use]
    pub fn has_lost(&self, what: &str) -> bool {
        self.lost.iter().any(|(_, lost)| *lost == what)
    }

    /// The file of a place, such as `spec/actions/create_person.yaml`.
    #[must_use]
    pub fn file_of(&self, place: &SpecPath) -> String {
        self.files.get(place.file).cloned().unwrap_or_default()
    }
}
