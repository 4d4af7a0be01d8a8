//! The file of changes that were looked at already, each with a reason.

use serde::Deserialize;

use super::change::Change;
use super::correct::{correct, is_at};

/// Changes that are told no more, or are known to be corrections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ignore {
    ignore: Vec<Entry>,
}

/// A change that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// Its id; all changes below it are meant as well.
    change: String,
    /// Why it is no news.
    reason: String,
    /// Whether it is told all the same, as a correction.
    #[serde(default)]
    correction: bool,
}

impl Ignore {
    /// Reads the file: a list `ignore` of entries with `change`, `reason` and, if need be, `correction: true`.
    ///
    /// # Errors
    ///
    /// A sentence with line and column when the text is no such list.
    pub fn read(text: &str) -> Result<Self, String> {
        let read: Self = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        match read
            .ignore
            .iter()
            .find(|entry| entry.reason.trim().is_empty())
        {
            Some(entry) => Err(format!("`{}` has no reason; write one", entry.change)),
            None => Ok(read),
        }
    }

    /// Takes ignored changes out of the list, and returns them with their reasons; the second list has the entries that no
    /// change fits.
    pub(super) fn apply(&self, changes: &mut Vec<Change>) -> (Vec<Ignored>, Vec<String>) {
        let (mut ignored, mut idle) = (Vec::new(), Vec::new());
        for entry in &self.ignore {
            let fits = |change: &Change| is_at(&change.id, &entry.change);
            if !changes.iter().any(fits) {
                idle.push(entry.change.clone());
            } else if entry.correction {
                let fitting = changes.iter_mut().filter(|change| fits(change));
                fitting.for_each(|change| correct(change, entry.reason.clone()));
            } else {
                let (out, rest) = changes.drain(..).partition(|change| fits(change));
                *changes = rest;
                let out: Vec<Change> = out;
                ignored.extend(out.into_iter().map(|change| Ignored {
                    id: change.id,
                    words: change.words,
                    reason: entry.reason.clone(),
                }));
            }
        }
        (ignored, idle)
    }
}

/// A change that the file names.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Ignored {
    /// Where.
    pub id: String,
    /// What changed.
    pub words: String,
    /// Why it is no news.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::super::change::{Class, Impact};
    use super::*;

    #[test]
    fn what_is_ignored_has_a_reason_and_what_fits_nothing_is_told() {
        let text = "ignore:\n  - { change: 'actions[A].parameters', reason: seen }\n  \
                    - { change: 'actions[B]', reason: ours was wrong, correction: true }\n  \
                    - { change: 'actions[Ab]', reason: gone }\n";
        let ids = [
            "actions[A].parameters[X].type",
            "actions[A].doc",
            "actions[B].doc",
        ];
        let mut changes: Vec<Change> = ids
            .map(|id| Change::new(id, "").wire(Impact::Breaking))
            .into();
        let (ignored, idle) = Ignore::read(text).unwrap().apply(&mut changes);
        let ignored: Vec<&str> = ignored.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ignored, ["actions[A].parameters[X].type"]);
        assert_eq!(idle, ["actions[Ab]"]);
        let rest: Vec<Class> = changes.iter().map(Change::class).collect();
        assert_eq!(rest, [Class::Breaking, Class::Correction]);
    }

    #[test]
    fn an_entry_needs_a_reason() {
        let cases = [
            (
                "ignore: [{ change: a, reason: ' ' }]",
                "`a` has no reason; write one",
            ),
            ("ignore: [{ change: a }]", "missing field `reason`"),
            (
                "ignore: [{ change: a, reason: b, why: c }]",
                "unknown field `why`",
            ),
        ];
        for (text, told) in cases {
            let error = Ignore::read(text).unwrap_err();
            assert!(error.contains(told), "{error}");
        }
    }
}
