//! Facts that only a spec has, as keys of the format with their values, and what it means when a value changes.

use std::collections::BTreeSet;

use iai_codegen::model::{Constraint, ImageFormat, ImageType, Limit, Rule};

use crate::diff::change::{Change, Impact};

use super::pair::Pair;

/// Keys with values, in order.
pub(super) type Flat = Vec<(String, String)>;

/// What a change means for programs in Rust and on the wire; `None` when it is not told.
pub(super) type Judge = fn(&str, Option<&str>, Option<&str>) -> Option<(Impact, Impact)>;

/// Tells every key whose value differs.
pub(super) fn compare(
    pair: &mut Pair<'_>,
    path: &str,
    title: &str,
    lists: (Flat, Flat),
    judge: Judge,
) {
    let (old, new) = lists;
    let keys = old.iter().chain(&new).map(|(key, _)| key);
    let keys: BTreeSet<&String> = keys.collect();
    for key in keys {
        let (before, now) = (get(&old, key), get(&new, key));
        if before == now {
            continue;
        }
        let words = match (before, now) {
            (Some(before), Some(now)) => format!("`{key}` is {now}, was {before}"),
            (None, Some(now)) => format!("`{key}` is {now}, was not set"),
            (_, _) => format!("`{key}` is gone, was {}", before.unwrap_or_default()),
        };
        if let Some((rust, wire)) = judge(key, before, now) {
            let change = Change::new(format!("{path}.{key}"), format!("{title}: {words}"));
            pair.push(change.rust(rust).wire(wire));
        }
    }
}

fn get<'f>(flat: &'f Flat, key: &str) -> Option<&'f str> {
    let found = flat.iter().find(|(name, _)| name == key);
    found.map(|(_, value)| value.as_str())
}

/// Keys without a meaning on the wire: programs act differently, and that is all.
pub(super) fn behaviour(_: &str, _: Option<&str>, _: Option<&str>) -> Option<(Impact, Impact)> {
    Some((Impact::Behaviour, Impact::None))
}

/// Keys that nothing but the documentation has.
pub(super) fn documentation(_: &str, _: Option<&str>, _: Option<&str>) -> Option<(Impact, Impact)> {
    Some((Impact::Documentation, Impact::None))
}

/// Limits: what is allowed no longer is refused, by the client as well.
pub(super) fn limit(key: &str, old: Option<&str>, new: Option<&str>) -> Option<(Impact, Impact)> {
    let narrowed = (Impact::Behaviour, Impact::Breaking);
    let widened = (Impact::Additive, Impact::Additive);
    let by = |is_narrowed: bool| Some(if is_narrowed { narrowed } else { widened });
    let last = key.rsplit('.').next().unwrap_or(key);
    match (last, old, new) {
        // The code comes and goes with its limit.
        ("under" | "over" | "error", None, _) | ("under" | "over" | "error", _, None) => None,
        ("under" | "over" | "error", ..) => Some((Impact::Behaviour, Impact::None)),
        ("advisory", Some(_), Some(_)) => Some((Impact::Documentation, Impact::None)),
        ("advisory", ..) => by(new.is_none()),
        ("ignore_case", ..) => by(new == Some("false")),
        (_, None, _) => by(true),
        (_, _, None) => by(false),
        ("max" | "below" | "jpg" | "others", Some(old), Some(new)) => by(number(new) < number(old)),
        ("min", Some(old), Some(new)) => by(number(new) > number(old)),
        ("values" | "classes" | "symbols" | "allow", Some(old), Some(new)) => {
            by(!words(old).is_subset(&words(new)))
        }
        _ => by(true),
    }
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(' ').collect()
}

/// The constraints of a row or refined string.
pub(super) fn rules(rules: &[Rule]) -> Flat {
    let mut flat = Flat::new();
    for rule in rules {
        let name = constraint(&rule.constraint, &mut flat);
        if let Some(advisory) = &rule.advisory {
            put(&mut flat, name, "advisory", advisory);
        }
    }
    flat
}

fn put(flat: &mut Flat, name: &str, key: &str, value: impl ToString) {
    flat.push((format!("{name}.{key}"), value.to_string()));
}

fn bound<N: ToString>(flat: &mut Flat, name: &str, keys: (&str, &str), limit: &Option<Limit<N>>) {
    if let Some(limit) = limit {
        put(flat, name, keys.0, limit.at.to_string());
        put(flat, name, keys.1, &limit.code);
    }
}

fn constraint(constraint: &Constraint, flat: &mut Flat) -> &'static str {
    match constraint {
        Constraint::Chars(bounds) => sizes(flat, "chars", bounds),
        Constraint::Bytes(bounds) => sizes(flat, "bytes", bounds),
        Constraint::Range(bounds) => sizes(flat, "range", bounds),
        Constraint::Items(bounds) => sizes(flat, "items", bounds),
        Constraint::Alphabet(rule) => {
            let classes = [
                ("english_letters", rule.english_letters),
                ("chinese_letters", rule.chinese_letters),
                ("digits", rule.digits),
            ];
            let classes = classes
                .iter()
                .filter(|(_, has)| *has)
                .map(|(name, _)| *name);
            put(
                flat,
                "alphabet",
                "classes",
                classes.collect::<Vec<_>>().join(" "),
            );
            let symbols: Vec<String> = rule.symbols.chars().map(String::from).collect();
            put(flat, "alphabet", "symbols", symbols.join(" "));
            put(flat, "alphabet", "error", &rule.code);
            "alphabet"
        }
        Constraint::OneOf(rule) => {
            put(flat, "one_of", "values", rule.values.join(" "));
            put(flat, "one_of", "error", &rule.code);
            "one_of"
        }
        Constraint::Words(rule) => {
            put(flat, "words", "values", rule.values.join(" "));
            put(flat, "words", "separator", &rule.separator);
            put(flat, "words", "ignore_case", rule.ignore_case);
            put(flat, "words", "error", &rule.code);
            "words"
        }
        Constraint::Url { code } => {
            flat.push(("url".to_owned(), "set".to_owned()));
            put(flat, "url", "error", code);
            "url"
        }
        Constraint::Unique(rule) => {
            let by = rule.by.as_deref().unwrap_or("whole items");
            put(flat, "unique", "by", by);
            put(flat, "unique", "error", &rule.code);
            "unique"
        }
    }
}

fn sizes<N: ToString>(
    flat: &mut Flat,
    name: &'static str,
    bounds: &iai_codegen::model::Bounds<N>,
) -> &'static str {
    bound(flat, name, ("min", "under"), &bounds.min);
    bound(flat, name, ("max", "over"), &bounds.max);
    bound(flat, name, ("below", "over"), &bounds.below);
    name
}

/// The limits of an image.
pub(super) fn image(image: &ImageType) -> Flat {
    let mut flat = Flat::new();
    if let Some(code) = &image.empty {
        flat.push(("empty".to_owned(), code.clone()));
    }
    bound(&mut flat, "encoded", ("max", "over"), &image.encoded);
    if let Some((formats, code)) = &image.formats {
        let names: Vec<&str> = formats.iter().map(|format| format_name(*format)).collect();
        put(&mut flat, "formats", "allow", names.join(" "));
        put(&mut flat, "formats", "error", code);
    }
    if let Some((jpg, others, code)) = &image.long_side {
        put(&mut flat, "long_side", "jpg", jpg);
        put(&mut flat, "long_side", "others", others);
        put(&mut flat, "long_side", "over", code);
    }
    bound(&mut flat, "short_side", ("min", "under"), &image.short_side);
    if let Some(advisory) = &image.advisory {
        flat.push(("advisory".to_owned(), advisory.clone()));
    }
    flat
}

fn format_name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Png => "png",
        ImageFormat::Jpg => "jpg",
        ImageFormat::Bmp => "bmp",
        ImageFormat::Gif => "gif",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_narrowed_or_widened() {
        let narrowed = Some((Impact::Behaviour, Impact::Breaking));
        let widened = Some((Impact::Additive, Impact::Additive));
        let other_code = Some((Impact::Behaviour, Impact::None));
        let cases = [
            ("chars.max", Some("64"), Some("60"), narrowed),
            ("chars.max", Some("60"), Some("64"), widened),
            ("chars.max", None, Some("64"), narrowed),
            ("chars.max", Some("64"), None, widened),
            ("range.min", Some("0"), Some("1"), narrowed),
            ("range.below", Some("100"), Some("99.5"), narrowed),
            ("long_side.jpg", Some("4000"), Some("2000"), narrowed),
            ("alphabet.symbols", Some("- _"), Some("-"), narrowed),
            ("one_of.values", Some("2.0"), Some("2.0 3.0"), widened),
            ("chars.over", Some("A"), Some("B"), other_code),
            ("chars.over", None, Some("B"), None),
            ("chars.advisory", None, Some("why"), widened),
            ("chars.advisory", Some("why"), None, narrowed),
            ("url", None, Some("set"), narrowed),
            ("unique.by", Some("A"), Some("B"), narrowed),
            ("words.ignore_case", Some("false"), Some("true"), widened),
        ];
        for (key, old, new, expected) in cases {
            assert_eq!(limit(key, old, new), expected, "{key} {old:?} {new:?}");
        }
    }
}
