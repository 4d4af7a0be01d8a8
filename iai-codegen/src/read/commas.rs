//! Texts that a comma cuts: in `{ doc: The name, or the id }` YAML reads ` or the id` as a further key without a value.

use super::table::Cursor;
use crate::diagnostic::{Problem, ProblemCode};
use crate::load::Sources;
use crate::node::Node;
use crate::place::{PathStep, SpecPath};
use std::ops::Range;

/// A text that ends too early.
pub(super) struct Cut {
    key: String,
    place: SpecPath,
    /// The entries that belong to the text.
    rest: Range<usize>,
    /// The text as it was meant.
    whole: String,
}

impl Cut {
    /// Whether an entry is part of the text.
    pub(super) fn has(&self, index: usize) -> bool {
        self.rest.contains(&index)
    }

    pub(super) fn problem(&self) -> Problem {
        const SHOWN: usize = 60;
        let Self { key, whole, .. } = self;
        let message = format!("a comma ends the text of `{key}`: what follows is read as keys");
        let fits = whole.chars().count() <= SHOWN && !whole.contains(['"', '\\']);
        let hint = if fits {
            format!("write the text in quotes: {key}: \"{whole}\"")
        } else {
            "write the whole text in quotes".to_owned()
        };
        Problem::new(ProblemCode::UnknownKey, &self.place, message).hint(hint)
    }
}

/// The texts of a mapping that a comma cuts. `keys` are those that the mapping may have.
pub(super) fn cut_texts(cursor: &Cursor<'_>, keys: &[&str], sources: &Sources) -> Vec<Cut> {
    let Node::Map(entries) = cursor.node else {
        return Vec::new();
    };
    let is_rest = |index: usize| matches!(entries.get(index), Some((Node::Text(key), Node::Null)) if is_strange(key, index, keys, entries));
    let mut cut = Vec::new();
    let mut index = 1;
    while index < entries.len() {
        let end = (index..).find(|end| !is_rest(*end)).unwrap_or(index);
        if end > index {
            cut.extend(whole(cursor, entries, index..end, sources));
        }
        index = end + 1;
    }
    cut
}

/// Whether a key is none of the format, or stands there already.
fn is_strange(key: &str, index: usize, keys: &[&str], entries: &[(Node, Node)]) -> bool {
    let same = |(other, (name, _)): (usize, &(Node, Node))| {
        other != index && matches!(name, Node::Text(name) if name == key)
    };
    !keys.contains(&key) || entries.iter().enumerate().any(same)
}

/// The text before the entries `rest`, if it is a plain one and they stand there without a colon.
fn whole(
    cursor: &Cursor<'_>,
    entries: &[(Node, Node)],
    rest: Range<usize>,
    sources: &Sources,
) -> Option<Cut> {
    let source = sources.files.get(cursor.place.file)?;
    let place = |index: usize| match entries.get(index) {
        Some((Node::Text(key), value)) => {
            let step = PathStep::Entry(index, key.clone());
            Some((key, value, cursor.place.join(step)))
        }
        _ => None,
    };
    let (key, value, text) = place(rest.start.checked_sub(1)?)?;
    let (last, _, end) = place(rest.end.checked_sub(1)?)?;
    let start = source.locate(&text)?.offset;
    let end = source.locate(&end.key())?.offset + last.len();
    let whole = source.text().get(start..end)?;
    let behind = source.text().get(end..)?.trim_start();
    let plain = matches!(value, Node::Text(text) if whole.starts_with(text.as_str()));
    (plain && behind.starts_with([',', '}'])).then(|| Cut {
        key: key.clone(),
        place: text,
        rest,
        whole: whole.split_whitespace().collect::<Vec<_>>().join(" "),
    })
}
