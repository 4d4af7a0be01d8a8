//! Nodes with their places, and mappings whose keys have been checked.

use crate::node::Node;
use crate::place::SpecPath;

/// A node and its place.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'n> {
    pub(crate) node: &'n Node,
    pub(crate) place: SpecPath,
}

/// A mapping whose keys have been checked.
pub(crate) struct Table<'n> {
    pub(super) entries: Vec<(&'n str, Cursor<'n>)>,
    /// Keys that unknown ones of this mapping seem to mean.
    pub(super) misspelt: Vec<&'static str>,
    pub(crate) place: SpecPath,
}

impl<'n> Table<'n> {
    pub(super) fn new(entries: Vec<(&'n str, Cursor<'n>)>, place: SpecPath) -> Self {
        Self {
            entries,
            misspelt: Vec::new(),
            place,
        }
    }

    /// All entries in order.
    pub(crate) fn entries(&self) -> Vec<(&'n str, Cursor<'n>)> {
        self.entries.clone()
    }

    /// The value of a key, if the mapping has it.
    pub(crate) fn get(&self, key: &str) -> Option<Cursor<'n>> {
        self.entries
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value.clone())
    }
}
