//! All changes between two sides, in the order in which they are to be read.

use super::change::{Bump, Change, Class};
use super::ignore::{Ignore, Ignored};
use super::side::Side;
use super::{compare, correct};

/// What differs between two sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// How the old side is called.
    pub old: String,
    /// How the new side is called.
    pub new: String,
    /// The changes: texts with other figures first, then from breaking to documentation.
    pub changes: Vec<Change>,
    /// Changes that the ignore file names.
    pub ignored: Vec<Ignored>,
    /// Entries of the ignore file that no change fits.
    pub idle: Vec<String>,
}

/// Compares two sides: of what both know, everything that differs.
#[must_use]
pub fn diff(old: &Side, new: &Side, ignore: &Ignore) -> Report {
    let mut changes = compare::compare(old, new);
    correct::mark(old, new, &mut changes);
    let (ignored, idle) = ignore.apply(&mut changes);
    changes.sort_by_key(|change| (change.figures.is_none(), std::cmp::Reverse(change.class())));
    Report {
        old: old.label.clone(),
        new: new.label.clone(),
        changes,
        ignored,
        idle,
    }
}

impl Report {
    /// The part of a client's version that has to go up, from 1.0.0 on.
    #[must_use]
    pub fn bump(&self) -> Bump {
        Bump::of(&self.changes)
    }

    /// Whether a change breaks programs, or requests and responses.
    #[must_use]
    pub fn is_breaking(&self) -> bool {
        self.changes.iter().any(Change::is_breaking)
    }

    /// Leaves out the lines of descriptions, which may be somebody else's.
    pub fn drop_texts(&mut self) {
        for change in &mut self.changes {
            change.texts = None;
        }
    }

    /// The changes under their headings.
    pub(super) fn sections(&self) -> Vec<(&'static str, Vec<&Change>)> {
        let figures = self
            .changes
            .iter()
            .filter(|change| change.figures.is_some());
        let first = ("Texts in which a figure changed", figures.collect());
        let classes = [
            ("Breaking", Class::Breaking),
            ("Corrections", Class::Correction),
            ("Behaviour", Class::Behaviour),
            ("Additive", Class::Additive),
            ("Documentation", Class::Documentation),
        ];
        let rest = classes.map(|(heading, class)| {
            let changes = self.changes.iter();
            let changes = changes.filter(|one| one.figures.is_none() && one.class() == class);
            (heading, changes.collect())
        });
        let all = [first].into_iter().chain(rest);
        all.filter(|(_, changes): &(_, Vec<_>)| !changes.is_empty())
            .collect()
    }
}
