//! Reads typed values out of a tree. Every mistake is noted, and reading goes on.

use super::keys::Keys;
use super::look_alike::{look_alike, may_be_plain};
use super::table::{Cursor, Table};
use super::{commas, forms, stand_ins};
use crate::diagnostic::{Problem, ProblemCode, Problems, did_you_mean};
use crate::load::Sources;
use crate::node::Node;
use crate::place::{PathStep, Spanned, SpecPath};
use std::collections::BTreeSet;

/// Collects problems while values are read.
pub(crate) struct Reader<'s> {
    sources: &'s Sources,
    pub(crate) problems: Problems,
    /// See [`Spec::lost`](super::ast::Spec::lost).
    pub(super) lost: BTreeSet<(usize, &'static str)>,
}

impl<'s> Reader<'s> {
    pub(crate) fn new(sources: &'s Sources, problems: Problems) -> Self {
        Self {
            sources,
            problems,
            lost: BTreeSet::new(),
        }
    }

    pub(crate) fn problem(
        &mut self,
        code: ProblemCode,
        place: &SpecPath,
        message: impl Into<String>,
    ) {
        self.problems.push(Problem::new(code, place, message));
    }

    /// Opens a mapping that may have just `keys`.
    pub(crate) fn table<'n>(&mut self, cursor: &Cursor<'n>, keys: Keys) -> Option<Table<'n>> {
        if !matches!(cursor.node, Node::Map(_)) {
            self.wrong_kind(cursor, "a mapping", &forms::written(keys, cursor.node));
            return None;
        }
        let keys = keys.names();
        let cut = commas::cut_texts(cursor, keys, self.sources);
        for text in &cut {
            self.problems.push(text.problem());
        }
        let mut table = self.entries(cursor, &|index| cut.iter().any(|text| text.has(index)))?;
        for (key, value) in &table.entries {
            if !keys.contains(key) {
                let message = format!("unknown key `{key}`");
                let problem = Problem::new(ProblemCode::UnknownKey, &value.place.key(), message);
                let (meant, problem) = match stand_ins::of(key, keys, cursor.node) {
                    Some((meant, hint)) => (meant, problem.hint(hint)),
                    None => (
                        did_you_mean(key, keys).into_iter().collect(),
                        problem.suggest(key, keys.iter().copied()),
                    ),
                };
                self.problems.push(problem);
                table.misspelt.extend(meant);
            }
        }
        Some(table)
    }

    /// Opens a mapping with any keys.
    pub(crate) fn any_table<'n>(&mut self, cursor: &Cursor<'n>) -> Option<Table<'n>> {
        self.entries(cursor, &|_| false)
    }

    /// The entries of a mapping but those that are left out. A repeated key is a problem, and its first value counts.
    fn entries<'n>(
        &mut self,
        cursor: &Cursor<'n>,
        left_out: &dyn Fn(usize) -> bool,
    ) -> Option<Table<'n>> {
        let Node::Map(nodes) = cursor.node else {
            self.wrong_kind(cursor, "a mapping", "write `key: value` pairs");
            return None;
        };
        let mut entries: Vec<(&str, Cursor<'_>)> = Vec::new();
        for (index, (key, node)) in nodes.iter().enumerate() {
            if left_out(index) {
                continue;
            }
            let Some(name) = self.key(key, &cursor.place, index) else {
                continue;
            };
            let place = cursor.place.join(PathStep::Entry(index, name.to_owned()));
            if entries.iter().any(|(known, _)| *known == name) {
                let message = format!("the key `{name}` stands here a second time");
                let problem = Problem::new(ProblemCode::DuplicateKey, &place.key(), message);
                self.problems.push(problem.hint("keep one of the two"));
            } else {
                entries.push((name, Cursor { node, place }));
            }
        }
        Some(Table::new(entries, cursor.place.clone()))
    }

    fn key<'n>(&mut self, key: &'n Node, parent: &SpecPath, index: usize) -> Option<&'n str> {
        if let Node::Text(name) = key {
            return Some(name);
        }
        let place = parent.join(PathStep::Entry(index, "?".to_owned())).key();
        let message = format!("a key must be text, this one is {}", key.kind());
        self.problems
            .push(Problem::new(ProblemCode::WrongKind, &place, message).hint("put it in quotes"));
        None
    }

    /// The value of a key that must be there. One that is misspelt has its problem already.
    pub(crate) fn need<'n>(&mut self, table: &Table<'n>, key: &str) -> Option<Cursor<'n>> {
        let found = table.get(key);
        if found.is_none() && !table.misspelt.contains(&key) {
            let message = format!("the key `{key}` is missing");
            let problem = Problem::new(ProblemCode::MissingKey, &table.place, message);
            self.problems.push(problem.hint(forms::added(key)));
        }
        found
    }

    /// The items of a list; none, with a problem, when it is no list.
    pub(crate) fn items<'n>(&mut self, cursor: &Cursor<'n>) -> Vec<Cursor<'n>> {
        let Node::List(nodes) = cursor.node else {
            self.wrong_kind(
                cursor,
                "a list",
                "write one `- …` for each item, or `[a, b]`",
            );
            return Vec::new();
        };
        let item = |(index, node)| Cursor {
            node,
            place: cursor.place.join(PathStep::Item(index)),
        };
        nodes.iter().enumerate().map(item).collect()
    }

    /// The items of an optional list.
    pub(crate) fn list<'n>(&mut self, table: &Table<'n>, key: &str) -> Vec<Cursor<'n>> {
        table
            .get(key)
            .map_or_else(Vec::new, |cursor| self.items(&cursor))
    }

    pub(crate) fn text(&mut self, cursor: &Cursor<'_>) -> Option<Spanned<String>> {
        let Node::Text(text) = cursor.node else {
            self.wrong_kind(cursor, "text", "put the value in quotes");
            return None;
        };
        self.refuse_look_alike(text, &cursor.place);
        Some(Spanned::new(text.clone(), cursor.place.clone()))
    }

    /// Other YAML readers turn some plain scalars into dates, numbers or booleans; the spec quotes them.
    pub(crate) fn refuse_look_alike(&mut self, text: &str, place: &SpecPath) {
        let Some(taken_for) = look_alike(text) else {
            return;
        };
        let Some(source) = self.sources.files.get(place.file) else {
            return;
        };
        if !may_be_plain(source.text(), text) {
            return;
        }
        let start = source
            .locate(place)
            .and_then(|position| source.text().get(position.offset..));
        if start.is_some_and(|rest| !rest.starts_with(['"', '\'', '|', '>'])) {
            let message = format!("plain `{text}` is {taken_for} to other YAML readers");
            let problem = Problem::new(ProblemCode::LookAlike, place, message);
            self.problems
                .push(problem.hint(format!("write it in quotes: \"{text}\"")));
        }
    }

    pub(crate) fn flag(&mut self, table: &Table<'_>, key: &str) -> bool {
        let Some(cursor) = table.get(key) else {
            return false;
        };
        if let Node::Bool(value) = cursor.node {
            return *value;
        }
        self.wrong_kind(
            &cursor,
            "`true` or `false`",
            "write `true`, or leave the key out",
        );
        false
    }

    pub(crate) fn integer(&mut self, cursor: &Cursor<'_>) -> Option<Spanned<i64>> {
        if let Node::Int(value) = cursor.node {
            return Some(Spanned::new(*value, cursor.place.clone()));
        }
        self.wrong_kind(cursor, "a whole number", "write digits without quotes");
        None
    }

    pub(crate) fn size(&mut self, cursor: &Cursor<'_>) -> Option<Spanned<u64>> {
        let value = self.integer(cursor)?;
        if let Ok(size) = u64::try_from(value.value) {
            return Some(Spanned::new(size, value.place));
        }
        self.problem(
            ProblemCode::EmptyRange,
            &cursor.place,
            "a size cannot be negative",
        );
        None
    }

    pub(crate) fn number(&mut self, cursor: &Cursor<'_>) -> Option<Spanned<f64>> {
        let value = match cursor.node {
            Node::Int(value) if *value as f64 as i64 != *value => {
                let message = format!("{value} has too many digits");
                let problem = Problem::new(ProblemCode::WrongKind, &cursor.place, message);
                let hint = "write a number that a double holds exactly, such as one of 15 digits";
                self.problems.push(problem.hint(hint));
                return None;
            }
            Node::Int(value) => *value as f64,
            Node::Float(value) if value.is_finite() => *value,
            _ => {
                self.wrong_kind(cursor, "a number", "write digits without quotes");
                return None;
            }
        };
        Some(Spanned::new(value, cursor.place.clone()))
    }

    pub(crate) fn opt_text(&mut self, table: &Table<'_>, key: &str) -> Option<Spanned<String>> {
        table.get(key).and_then(|cursor| self.text(&cursor))
    }

    pub(crate) fn need_text(&mut self, table: &Table<'_>, key: &str) -> Option<Spanned<String>> {
        self.need(table, key).and_then(|cursor| self.text(&cursor))
    }

    /// A text that gives a reason, which may be left out but not be empty.
    pub(crate) fn reason(&mut self, table: &Table<'_>, key: &str) -> Option<Spanned<String>> {
        let reason = self.opt_text(table, key)?;
        if reason.trim().is_empty() {
            let message = format!("`{key}` gives no reason");
            let problem = Problem::new(ProblemCode::WrongKind, &reason.place, message);
            self.problems
                .push(problem.hint("write why, or leave the key out"));
        }
        Some(reason)
    }

    /// Notes a row that could not be read: it may have the name that others miss. `what` is the word for it in messages.
    pub(crate) fn kept<T>(
        &mut self,
        what: &'static str,
        row: &Cursor<'_>,
        value: Option<T>,
    ) -> Option<T> {
        if value.is_none() {
            self.lost.insert((row.place.file, what));
        }
        value
    }

    /// Texts of an optional list.
    pub(crate) fn texts(&mut self, table: &Table<'_>, key: &str) -> Vec<Spanned<String>> {
        let items = self.list(table, key);
        items
            .iter()
            .filter_map(|cursor| self.text(cursor))
            .collect()
    }

    /// One of a fixed list of words.
    pub(crate) fn word<T: Copy>(&mut self, cursor: &Cursor<'_>, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(cursor)?;
        let found = words
            .iter()
            .find(|(word, _)| *word == text.value)
            .map(|(_, value)| *value);
        if found.is_none() {
            let message = format!("`{}` is not a word that belongs here", text.value);
            let problem = Problem::new(ProblemCode::UnknownWord, &cursor.place, message);
            self.problems
                .push(problem.suggest(&text.value, words.iter().map(|(word, _)| *word)));
        }
        found
    }

    fn wrong_kind(&mut self, cursor: &Cursor<'_>, wanted: &str, hint: &str) {
        if let (Node::Null, Some(PathStep::Entry(_, key))) =
            (cursor.node, cursor.place.steps().last())
        {
            let message = format!("the key `{key}` has no value");
            let problem = Problem::new(ProblemCode::WrongKind, &cursor.place.key(), message);
            let hint = format!("write {wanted} behind it; a key without a value is left out");
            self.problems.push(problem.hint(hint));
            return;
        }
        let message = format!("expected {wanted}, found {}", cursor.node.kind());
        self.problems
            .push(Problem::new(ProblemCode::WrongKind, &cursor.place, message).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys;
    use super::*;

    fn read<T>(
        text: &str,
        read: impl FnOnce(&mut Reader<'_>, &Cursor<'_>) -> T,
    ) -> (T, Vec<&'static str>) {
        let sources = Sources::in_memory("spec", [("types.yaml", text)]);
        let mut problems = Problems::default();
        let node = sources.parse(0, &mut problems).unwrap();
        let mut reader = Reader::new(&sources, problems);
        let value = read(
            &mut reader,
            &Cursor {
                node: &node,
                place: SpecPath::root(0),
            },
        );
        (value, reader.problems.codes())
    }

    #[test]
    fn plain_look_alikes_are_refused_and_quoted_ones_are_not() {
        let cases = [
            "2020-03-03",
            "yes",
            "Off",
            "0012",
            "1_000",
            "12:30:45",
            "1.2.3",
        ];
        for case in cases {
            let (_, plain) = read(case, |reader, cursor| {
                reader.text(cursor).map(|text| text.value)
            });
            assert!(plain == ["S010"] || plain == ["S008"], "{case}: {plain:?}");
            let (value, quoted) = read(&format!("\"{case}\""), |reader, cursor| {
                reader.text(cursor).map(|text| text.value)
            });
            assert_eq!((value.as_deref(), quoted), (Some(case), vec![]));
        }
    }

    #[test]
    fn only_a_word_without_quotes_around_it_may_be_plain() {
        for file in ["no", "a: no\n", "[no,3]", "{\"a\":no}", "a: no # x"] {
            assert!(may_be_plain(file, "no"), "{file}");
        }
        for file in ["", "a: \"no\"", "a: 'no'", "a: note", "a: piano"] {
            assert!(!may_be_plain(file, "no"), "{file}");
        }
    }

    #[test]
    fn values_of_another_kind_are_refused() {
        for case in ["3.0", "1001", "true", "[a]", "{a: b}"] {
            let (value, codes) = read(case, |reader, cursor| {
                reader.text(cursor).map(|text| text.value)
            });
            assert_eq!((value, codes), (None, vec!["S008"]), "{case}");
        }
    }

    #[test]
    fn unknown_and_repeated_keys_are_all_reported() {
        let (table, codes) = read(
            "name: a\nnmae: b\nname: c\ncolour: d\n",
            |reader, cursor| {
                let table = reader.table(cursor, keys::GROUP).unwrap();
                reader.opt_text(&table, "name").map(|text| text.value)
            },
        );
        assert_eq!(table.as_deref(), Some("a"));
        assert_eq!(codes, ["S002", "S003", "S003"]);
    }
}
