//! The limits of values, as a schema says them. One that only warns is no part of it: the service may take more.

use iai_client::description::{AlphabetClass, Constraints, Field, OneOf, Range, Size};
use serde_json::{Number, Value};

use super::object::Object;
use crate::facts;

/// Limits of single values, or of the items of a list.
pub(super) fn of_value(schema: &mut Object, row: &Field) {
    for constraints in facts::constraints(row) {
        lengths(schema, &constraints);
        if let Some(pattern) = pattern(&constraints) {
            schema.insert("pattern".to_owned(), pattern.into());
        }
        if constraints.url.is_some_and(|url| url.advisory.is_none()) {
            schema.insert("format".to_owned(), "uri".into());
        }
        words(schema, constraints.one_of);
        range(schema, constraints.range);
    }
}

/// Limits of a list itself.
pub(super) fn of_list(schema: &mut Object, row: &Field) {
    let Some(constraints) = row.constraints else {
        return;
    };
    if let Some(items) = certain(constraints.items) {
        raise(schema, "minItems", items.min.map(Number::from));
        lower(schema, "maxItems", items.max.map(Number::from));
    }
    let unique = constraints.unique;
    if unique.is_some_and(|unique| unique.by.is_none() && unique.advisory.is_none()) {
        schema.insert("uniqueItems".to_owned(), true.into());
    }
}

/// A schema counts characters. No text has more characters than bytes, and each has at most four.
fn lengths(schema: &mut Object, constraints: &Constraints) {
    if let Some(chars) = certain(constraints.chars) {
        raise(schema, "minLength", chars.min.map(Number::from));
        lower(schema, "maxLength", chars.max.map(Number::from));
    }
    if let Some(bytes) = certain(constraints.bytes) {
        let least = bytes.min.map(|least| least.div_ceil(4));
        raise(schema, "minLength", least.map(Number::from));
        lower(schema, "maxLength", bytes.max.map(Number::from));
    }
}

fn certain(size: Option<Size>) -> Option<Size> {
    size.filter(|size| size.advisory.is_none())
}

/// The characters of a text. There is none for characters that not every checker of schemas has classes for.
pub(super) fn pattern(constraints: &Constraints) -> Option<String> {
    let alphabet = constraints.alphabet.filter(|one| one.advisory.is_none())?;
    let mut class = String::new();
    for one in alphabet.classes {
        class.push_str(match one {
            AlphabetClass::EnglishLetters => "A-Za-z",
            AlphabetClass::Digits => "0-9",
            _ => return None,
        });
    }
    for symbol in alphabet.symbols.chars() {
        if matches!(symbol, '\\' | ']' | '[' | '^' | '-') {
            class.push('\\');
        }
        class.push(symbol);
    }
    Some(format!("^[{class}]*$"))
}

fn words(schema: &mut Object, one_of: Option<OneOf>) {
    if let Some(words) = one_of.filter(|words| words.advisory.is_none()) {
        schema.insert("enum".to_owned(), words.values.into());
    }
}

fn range(schema: &mut Object, range: Option<Range>) {
    let Some(range) = range.filter(|range| range.advisory.is_none()) else {
        return;
    };
    raise(schema, "minimum", range.min.and_then(number));
    lower(schema, "maximum", range.max.and_then(number));
    lower(schema, "exclusiveMaximum", range.below.and_then(number));
}

/// A bound, without a fraction where it has none.
fn number(bound: f64) -> Option<Number> {
    let whole = bound as i64;
    if whole as f64 == bound {
        return Some(whole.into());
    }
    Number::from_f64(bound)
}

/// Sets a lower bound, unless there is a higher one.
fn raise(schema: &mut Object, key: &str, bound: Option<Number>) {
    keep(schema, key, bound, |new, old| new > old);
}

/// Sets an upper bound, unless there is a lower one.
fn lower(schema: &mut Object, key: &str, bound: Option<Number>) {
    keep(schema, key, bound, |new, old| new < old);
}

fn keep(schema: &mut Object, key: &str, bound: Option<Number>, is_tighter: fn(f64, f64) -> bool) {
    let Some(bound) = bound else { return };
    let old = schema.get(key).and_then(Value::as_f64);
    let new = bound.as_f64().unwrap_or_default();
    if old.is_none_or(|old| is_tighter(new, old)) {
        schema.insert(key.to_owned(), bound.into());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_tighter_bound_stays() {
        let mut schema = Object::new();
        for (least, most) in [(1, 60), (0, 64), (2, 61)] {
            raise(&mut schema, "minLength", Some(least.into()));
            lower(&mut schema, "maxLength", Some(most.into()));
        }
        let expected = json!({"minLength": 2, "maxLength": 60});
        assert_eq!(Value::Object(schema), expected);
    }

    #[test]
    fn bounds_have_a_fraction_only_where_they_need_one() {
        let table = [(0.0, "0"), (100.0, "100"), (-0.5, "-0.5")];
        for (bound, expected) in table {
            assert_eq!(number(bound).unwrap().to_string(), expected);
        }
    }
}
