//! Reads constraints.

use super::ast::PlacedRule;
use super::keys::{self, Keys};
use super::reader::Reader;
use super::table::{Cursor, Table};
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Alphabet, Bounds, Constraint, Limit, OneOf, Rule, Unique, Words};
use crate::place::Spanned;

/// A key of a row that holds a constraint, the keys of the constraint itself, and what reads them.
type Kind = (
    &'static str,
    Keys,
    fn(&mut Reader<'_>, &Table<'_>) -> Option<Constraint>,
);

/// All constraints, in the order in which they are checked and documented. Their order in a row does not matter.
const KINDS: &[Kind] = &[
    ("chars", keys::SIZES, chars),
    ("bytes", keys::SIZES, bytes),
    ("alphabet", keys::ALPHABET, alphabet),
    ("one_of", keys::ONE_OF, one_of),
    ("words", keys::WORDS, words),
    ("url", keys::URL, url),
    ("range", keys::RANGE, range),
    ("items", keys::SIZES, items),
    ("unique", keys::UNIQUE, unique),
];

/// The constraints of a row.
pub(crate) fn rules(reader: &mut Reader<'_>, row: &Table<'_>) -> Vec<PlacedRule> {
    KINDS
        .iter()
        .filter_map(|kind| rule(reader, row, kind))
        .collect()
}

fn rule(reader: &mut Reader<'_>, row: &Table<'_>, (key, keys, read): &Kind) -> Option<PlacedRule> {
    let cursor = row.get(key)?;
    let table = reader.table(&cursor, *keys)?;
    let constraint = read(reader, &table)?;
    let advisory = reader.reason(&table, "advisory");
    let part = |(key, cursor): (&str, Cursor<'_>)| (key.to_owned(), cursor.place);
    Some(PlacedRule {
        rule: Rule {
            constraint,
            advisory: advisory.map(|why| why.value),
        },
        key,
        place: cursor.place,
        parts: table.entries().into_iter().map(part).collect(),
    })
}

fn chars(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Constraint> {
    bounds(reader, table, Reader::size).map(Constraint::Chars)
}

fn bytes(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Constraint> {
    bounds(reader, table, Reader::size).map(Constraint::Bytes)
}

fn items(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Constraint> {
    bounds(reader, table, Reader::size).map(Constraint::Items)
}

fn range(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Constraint> {
    bounds(reader, table, Reader::number).map(Constraint::Range)
}

type ReadNumber<'s, N> = fn(&mut Reader<'s>, &Cursor<'_>) -> Option<Spanned<N>>;

fn bounds<'s, N: PartialOrd>(
    reader: &mut Reader<'s>,
    table: &Table<'_>,
    read: ReadNumber<'s, N>,
) -> Option<Bounds<N>> {
    let min = limit(reader, table, ("min", "under"), read);
    let is_open = table.get("below").is_some();
    let end = if is_open { "below" } else { "max" };
    let upper = limit(reader, table, (end, "over"), read);
    if let (Some(min), Some(upper)) = (&min, &upper)
        && (min.at > upper.at || is_open && min.at == upper.at)
    {
        refuse_empty(reader, table, is_open);
        return None;
    }
    let (max, below) = if is_open {
        (None, upper)
    } else {
        (upper, None)
    };
    Some(Bounds { min, max, below })
}

fn refuse_empty(reader: &mut Reader<'_>, table: &Table<'_>, is_open: bool) {
    let Some(min) = table.get("min") else { return };
    let message = if is_open {
        "`min` is not below `below`: nothing would be allowed"
    } else {
        "`min` is above `max`: nothing would be allowed"
    };
    let problem = Problem::new(ProblemCode::EmptyRange, &min.place, message);
    reader
        .problems
        .push(problem.hint("swap the two, or correct the one that is wrong"));
}

/// A bound and its code stand in two keys that need each other.
pub(crate) fn limit<'s, N>(
    reader: &mut Reader<'s>,
    table: &Table<'_>,
    (bound, code): (&str, &str),
    read: ReadNumber<'s, N>,
) -> Option<Limit<N>> {
    let written = (table.get(bound), table.get(code));
    if matches!(written, (None, None)) {
        return None;
    }
    let value = reader
        .need(table, bound)
        .and_then(|cursor| read(reader, &cursor));
    let code = reader.need_text(table, code);
    Some(Limit {
        at: value?.value,
        code: code?.value,
    })
}

fn alphabet(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Constraint> {
    const CLASSES: [(&str, usize); 3] = [
        ("english_letters", 0),
        ("chinese_letters", 1),
        ("digits", 2),
    ];
    let mut has = [false; 3];
    for class in reader.list(table, "classes") {
        if let Some(flag) = reader
            .word(&class, &CLASSES)
            .and_then(|index| has.get_mut(index))
        {
            *flag = true;
        }
    }
    let [english_letters, chinese_letters, digits] = has;
    let symbols = reader.opt_text(table, "symbols");
    Some(Constraint::Alphabet(Alphabet {
        english_letters,
        chinese_letters,
        digits,
        symbols: symbols.map_or_else(String::new, |text| text.value),
        code: code(reader, table)?,
    }))
}

fn one_of(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Constraint> {
    reader.need(table, "values")?;
    Some(Constraint::OneOf(OneOf {
        values: values(reader, table),
        code: code(reader, table)?,
    }))
}

fn words(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Constraint> {
    reader.need(table, "values")?;
    let values = values(reader, table);
    Some(Constraint::Words(Words {
        values,
        separator: separator(reader, table).unwrap_or_else(|| ",".to_owned()),
        ignore_case: reader.flag(table, "ignore_case"),
        code: code(reader, table)?,
    }))
}

fn separator(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<String> {
    let separator = reader.opt_text(table, "separator")?;
    if separator.is_empty() {
        let message = "an empty separator separates nothing";
        let problem = Problem::new(ProblemCode::WrongKind, &separator.place, message);
        let hint = "write what stands between two words, or leave the key out for a comma";
        reader.problems.push(problem.hint(hint));
        return None;
    }
    Some(separator.value)
}

fn values(reader: &mut Reader<'_>, table: &Table<'_>) -> Vec<String> {
    let values = reader.texts(table, "values");
    values.into_iter().map(|value| value.value).collect()
}

fn url(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Constraint> {
    let code = code(reader, table)?;
    Some(Constraint::Url { code })
}

fn unique(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Constraint> {
    let by = reader.opt_text(table, "by");
    Some(Constraint::Unique(Unique {
        by: by.map(|by| by.value),
        code: code(reader, table)?,
    }))
}

fn code(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<String> {
    reader.need_text(table, "error").map(|code| code.value)
}
