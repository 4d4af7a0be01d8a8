//! Constraints: each kind stands at most once at a row.

use super::value::{Table, Value};
use crate::model::{Alphabet, Bounds, Constraint, Limit, Rule};

const KINDS: [&str; 9] = [
    "chars", "bytes", "alphabet", "one_of", "words", "url", "range", "items", "unique",
];

/// The constraints of a row, or nothing.
pub(super) fn describe(rules: &[Rule]) -> Option<Table> {
    let tables: Vec<(&str, Table)> = rules.iter().map(one).collect();
    let of_kind = |kind: &str| {
        let mut tables = tables.iter();
        let found = tables.find(|(known, _)| *known == kind);
        found.map(|(_, table)| table.clone())
    };
    let empty = Table::new("Constraints");
    let add = |all: Table, kind: &&'static str| all.with(kind, of_kind(kind));
    (!rules.is_empty()).then(|| KINDS.iter().fold(empty, add))
}

/// The key of a constraint, and what stands there.
fn one(rule: &Rule) -> (&'static str, Table) {
    let advisory = rule.advisory.as_ref();
    let (key, table) = match &rule.constraint {
        Constraint::Chars(bounds) => return ("chars", sizes(bounds, advisory)),
        Constraint::Bytes(bounds) => return ("bytes", sizes(bounds, advisory)),
        Constraint::Items(bounds) => return ("items", sizes(bounds, advisory)),
        Constraint::Alphabet(row) => ("alphabet", alphabet(row)),
        Constraint::OneOf(row) => {
            let table = Table::new("OneOf").list("values", &row.values);
            ("one_of", table.with("error", &row.code))
        }
        Constraint::Words(row) => {
            let table = Table::new("Words")
                .list("values", &row.values)
                .with("separator", &row.separator)
                .with("ignore_case", row.ignore_case);
            ("words", table.with("error", &row.code))
        }
        Constraint::Url { code } => ("url", Table::new("Url").with("error", code)),
        Constraint::Range(bounds) => ("range", range(bounds)),
        Constraint::Unique(row) => {
            let table = Table::new("Unique").with("by", row.by.as_ref());
            ("unique", table.with("error", &row.code))
        }
    };
    (key, table.with("advisory", advisory))
}

fn sizes(bounds: &Bounds<u64>, advisory: Option<&String>) -> Table {
    size(bounds.min.as_ref(), bounds.max.as_ref(), advisory)
}

/// Bounds of a length or side, and the codes beyond them.
pub(super) fn size(
    min: Option<&Limit<u64>>,
    max: Option<&Limit<u64>>,
    advisory: Option<&String>,
) -> Table {
    Table::new("Size")
        .with("min", min.map(|limit| limit.at))
        .with("under", min.map(|limit| &limit.code))
        .with("max", max.map(|limit| limit.at))
        .with("over", max.map(|limit| &limit.code))
        .with("advisory", advisory)
}

fn range(bounds: &Bounds<f64>) -> Table {
    let Bounds { min, max, below } = bounds;
    let over = max.as_ref().or(below.as_ref());
    Table::new("Range")
        .with("min", min.as_ref().map(|limit| limit.at))
        .with("under", min.as_ref().map(|limit| &limit.code))
        .with("max", max.as_ref().map(|limit| limit.at))
        .with("below", below.as_ref().map(|limit| limit.at))
        .with("over", over.map(|limit| &limit.code))
}

fn alphabet(row: &Alphabet) -> Table {
    let classes = [
        (row.english_letters, "english_letters"),
        (row.chinese_letters, "chinese_letters"),
        (row.digits, "digits"),
    ];
    let classes = classes.into_iter().filter(|(allowed, _)| *allowed);
    let class = |(_, word)| Value::Word("AlphabetClass", word);
    Table::new("Alphabet")
        .list("classes", classes.map(class))
        .with("symbols", &row.symbols)
        .with("error", &row.code)
}
