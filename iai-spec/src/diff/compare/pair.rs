//! What all comparisons share: the two sides, and the list of changes.

use iai_codegen::Api;

use crate::diff::change::{Change, Impact};
use crate::diff::side::Side;
use crate::diff::text::Text;

/// Two sides, and what was found to differ.
pub(super) struct Pair<'a> {
    pub(super) old: &'a Side,
    pub(super) new: &'a Side,
    pub(super) changes: Vec<Change>,
}

impl<'a> Pair<'a> {
    pub(super) fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Whether both sides have their knowledge from the same kind of source. Texts of the vendor and those of a spec always
    /// differ, and so does what each of them calls `always`.
    pub(super) fn alike(&self) -> bool {
        self.old.kind == self.new.kind
    }

    /// The models, when both sides are specs.
    pub(super) fn apis(&self) -> Option<(&'a Api, &'a Api)> {
        self.old.api.as_ref().zip(self.new.api.as_ref())
    }

    /// Tells of another description.
    pub(super) fn text(&mut self, path: &str, what: &str, old: &Text, new: &Text) {
        if !self.alike() || old.hash == new.hash {
            return;
        }
        let words = match old.moved(new) {
            None => format!("{what}: another description"),
            Some(moved) => format!("{what}: another description, with other figures ({moved})"),
        };
        let mut change = Change::new(format!("{path}.doc"), words).rust(Impact::Documentation);
        change.figures = old.moved(new);
        change.texts = old.lines(new);
        self.push(change);
    }
}
