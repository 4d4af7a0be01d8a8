//! Reads constraints.

use super::ast::{Alphabet, Bounds, CodeRule, Limit, OneOf, Rules, Unique, Words};
use super::reader::{Cursor, Reader, Table};
use crate::diagnostic::{Problem, ProblemCode};
use crate::load::At;

/// Keys of a row that hold constraints.
pub(crate) const KEYS: [&str; 9] = [
    "chars", "bytes", "alphabet", "one_of", "words", "url", "range", "items", "unique",
];

pub(crate) fn rules(reader: &mut Reader<'_>, table: &Table<'_>) -> Rules {
    let mut bounds = |key| table.get(key).and_then(|at| sizes(reader, &at));
    let (chars, bytes, items) = (bounds("chars"), bounds("bytes"), bounds("items"));
    Rules {
        chars,
        bytes,
        items,
        range: table
            .get("range")
            .and_then(|at| bounds_of(reader, &at, &RANGE, Reader::number)),
        alphabet: table.get("alphabet").and_then(|at| alphabet(reader, &at)),
        words: table.get("words").and_then(|at| words(reader, &at)),
        one_of: table.get("one_of").and_then(|at| one_of(reader, &at)),
        url: table.get("url").and_then(|at| url(reader, &at)),
        unique: table.get("unique").and_then(|at| unique(reader, &at)),
    }
}

/// Keys of a range; sizes are whole, so that `max` says all that `below` could.
const RANGE: [&str; 6] = ["min", "under", "max", "below", "over", "advisory"];

fn sizes(reader: &mut Reader<'_>, at: &Cursor<'_>) -> Option<Bounds<u64>> {
    bounds_of(
        reader,
        at,
        &["min", "under", "max", "over", "advisory"],
        Reader::size,
    )
}

type ReadNumber<'s, N> = fn(&mut Reader<'s>, &Cursor<'_>) -> Option<At<N>>;

fn bounds_of<'s, N: PartialOrd>(
    reader: &mut Reader<'s>,
    at: &Cursor<'_>,
    keys: &[&str],
    read: ReadNumber<'s, N>,
) -> Option<Bounds<N>> {
    let table = reader.table(at, keys)?;
    let min = limit(reader, &table, ("min", "under"), read);
    let below = table.get("below").is_some();
    let upper = limit(
        reader,
        &table,
        (if below { "below" } else { "max" }, "over"),
        read,
    );
    let (max, below) = if below { (None, upper) } else { (upper, None) };
    if let (Some(min), Some(max)) = (&min, &max)
        && min.at.value > max.at.value
    {
        let problem = Problem::new(
            ProblemCode::EmptyRange,
            &min.at.place,
            "`min` is above `max`: nothing would be allowed",
        );
        reader
            .problems
            .push(problem.hint("swap the two, or correct the one that is wrong"));
        return None;
    }
    if let (Some(min), Some(below)) = (&min, &below)
        && min.at.value >= below.at.value
    {
        reader.problem(
            ProblemCode::EmptyRange,
            &min.at.place,
            "`min` is not below `below`: nothing would be allowed",
        );
        return None;
    }
    let advisory = reader.opt_text(&table, "advisory");
    Some(Bounds {
        place: here(at),
        min,
        max,
        below,
        advisory,
    })
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
    let at = reader.need(table, bound).and_then(|at| read(reader, &at));
    let code = reader.need_text(table, code);
    Some(Limit {
        at: at?,
        code: code?,
    })
}

fn alphabet(reader: &mut Reader<'_>, at: &Cursor<'_>) -> Option<Alphabet> {
    const CLASSES: [(&str, usize); 3] = [
        ("english_letters", 0),
        ("chinese_letters", 1),
        ("digits", 2),
    ];
    let table = reader.table(at, &["classes", "symbols", "error", "advisory"])?;
    let mut has = [false; 3];
    for class in reader.list(&table, "classes") {
        if let Some(flag) = reader
            .word(&class, &CLASSES)
            .and_then(|index| has.get_mut(index))
        {
            *flag = true;
        }
    }
    let [english_letters, chinese_letters, digits] = has;
    let symbols = reader
        .opt_text(&table, "symbols")
        .map_or_else(String::new, |text| text.value);
    let code = reader.need_text(&table, "error")?;
    let advisory = reader.opt_text(&table, "advisory");
    Some(Alphabet {
        place: here(at),
        english_letters,
        chinese_letters,
        digits,
        symbols,
        code,
        advisory,
    })
}

fn url(reader: &mut Reader<'_>, at: &Cursor<'_>) -> Option<CodeRule> {
    let table = reader.table(at, &["error", "advisory"])?;
    code_rule(reader, &table, at)
}

fn one_of(reader: &mut Reader<'_>, at: &Cursor<'_>) -> Option<OneOf> {
    let table = reader.table(at, &["values", "error", "advisory"])?;
    reader.need(&table, "values")?;
    let values = reader.texts(&table, "values");
    Some(OneOf {
        values,
        rule: code_rule(reader, &table, at)?,
    })
}

fn words(reader: &mut Reader<'_>, at: &Cursor<'_>) -> Option<Words> {
    let table = reader.table(
        at,
        &["values", "separator", "ignore_case", "error", "advisory"],
    )?;
    reader.need(&table, "values")?;
    let values = reader.texts(&table, "values");
    let separator = reader.opt_text(&table, "separator");
    Some(Words {
        values,
        separator: separator.map_or_else(|| ",".to_owned(), |text| text.value),
        ignore_case: reader.flag(&table, "ignore_case"),
        rule: code_rule(reader, &table, at)?,
    })
}

fn unique(reader: &mut Reader<'_>, at: &Cursor<'_>) -> Option<Unique> {
    let table = reader.table(at, &["by", "error", "advisory"])?;
    let by = reader.opt_text(&table, "by");
    Some(Unique {
        by,
        rule: code_rule(reader, &table, at)?,
    })
}

fn code_rule(reader: &mut Reader<'_>, table: &Table<'_>, at: &Cursor<'_>) -> Option<CodeRule> {
    let code = reader.need_text(table, "error")?;
    let advisory = reader.opt_text(table, "advisory");
    Some(CodeRule {
        place: here(at),
        code,
        advisory,
    })
}

fn here(at: &Cursor<'_>) -> At<()> {
    At::new((), at.place.clone())
}
