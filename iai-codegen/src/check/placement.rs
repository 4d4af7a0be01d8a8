//! Constraints: on types that they fit, with codes that exist.

use super::Checker;
use crate::diagnostic::{Problem, ProblemCode};
use crate::load::Place;
use crate::model::Type;
use crate::read::ast::{self, Bounds, Rules};

/// Checks the constraints of a row and drops those that do not fit its type.
pub(super) fn rules(row: &ast::Field, ty: &Type, checker: &mut Checker<'_>) -> Rules {
    let mut rules = row.rules.clone();
    codes(&rules, checker);
    if let Some(by) = rules.unique.as_ref().and_then(|unique| unique.by.as_ref()) {
        let fields = item_fields(ty, checker);
        if !checker.known(by, "field", &fields) {
            rules.unique = None;
        }
    }
    drop_misplaced(&mut rules, row, ty, checker);
    drop_open_end(&mut rules, row, ty, checker);
    rules
}

/// Whole numbers have a greatest one below the bound, which `max` names.
fn drop_open_end(rules: &mut Rules, row: &ast::Field, ty: &Type, checker: &mut Checker<'_>) {
    let below = rules.range.as_ref().and_then(|range| range.below.as_ref());
    let place = below.map(|below| below.at.place.clone());
    if let Some(place) = place.filter(|_| !matches!(ty, Type::Float)) {
        misplaced("below", row, &place, checker);
        rules.range = None;
    }
}

fn item_fields<'c>(ty: &Type, checker: &Checker<'c>) -> Vec<&'c str> {
    let Type::Structure(name) = ty.item() else {
        return Vec::new();
    };
    let structure = checker
        .spec
        .structures
        .iter()
        .find(|row| row.rust_name().value == *name);
    structure.map_or_else(Vec::new, |row| {
        row.fields.iter().map(|field| field.name.as_str()).collect()
    })
}

fn drop_misplaced(rules: &mut Rules, row: &ast::Field, ty: &Type, checker: &mut Checker<'_>) {
    // A row without a known type has a problem of its own; its constraints cannot be judged.
    if matches!(ty.item(), Type::Unresolved) {
        *rules = Rules::default();
        return;
    }
    let text = ty.is_text();
    let list = matches!(ty, Type::List(_));
    let number = matches!(ty, Type::Integer | Type::Unsigned | Type::Float);
    let mut keep = |fits: bool, key: &str, place: Option<&Place>| {
        if let (false, Some(place)) = (fits, place) {
            misplaced(key, row, place, checker);
        }
        fits
    };
    let place = |bounds: &Bounds<u64>| bounds.place.place.clone();
    let chars = rules.chars.as_ref().map(place);
    let bytes = rules.bytes.as_ref().map(place);
    let items = rules.items.as_ref().map(place);
    rules.chars = rules
        .chars
        .take()
        .filter(|_| keep(text, "chars", chars.as_ref()));
    rules.bytes = rules
        .bytes
        .take()
        .filter(|_| keep(text, "bytes", bytes.as_ref()));
    rules.items = rules
        .items
        .take()
        .filter(|_| keep(list, "items", items.as_ref()));
    rules.alphabet = rules
        .alphabet
        .take()
        .filter(|rule| keep(text, "alphabet", Some(&rule.place.place)));
    rules.words = rules
        .words
        .take()
        .filter(|words| keep(text, "words", Some(&words.rule.place.place)));
    rules.one_of = rules
        .one_of
        .take()
        .filter(|one_of| keep(text, "one_of", Some(&one_of.rule.place.place)));
    rules.url = rules
        .url
        .take()
        .filter(|rule| keep(text, "url", Some(&rule.place.place)));
    rules.range = rules
        .range
        .take()
        .filter(|rule| keep(number, "range", Some(&rule.place.place)));
    rules.unique = rules
        .unique
        .take()
        .filter(|unique| keep(list, "unique", Some(&unique.rule.place.place)));
}

fn misplaced(key: &str, row: &ast::Field, place: &Place, checker: &mut Checker<'_>) {
    let (fits, name) = match key {
        "items" | "unique" => ("lists", &row.name.value),
        "range" => ("numbers", &row.name.value),
        "below" => ("rows of type Float", &row.name.value),
        _ => ("strings", &row.name.value),
    };
    let message = format!("`{key}` is for {fits}, and `{name}` is none");
    let problem = Problem::new(ProblemCode::MisplacedRule, &place.key(), message);
    checker
        .problems
        .push(problem.hint("remove the constraint, or correct the type"));
}

/// Checks the codes of constraints of a refined string.
pub(super) fn text_rules(rules: &Rules, checker: &mut Checker<'_>) {
    codes(rules, checker);
}

fn codes(rules: &Rules, checker: &mut Checker<'_>) {
    let sizes = [&rules.chars, &rules.bytes, &rules.items]
        .into_iter()
        .flatten();
    let limits = sizes
        .flat_map(|bounds| bounds.min.iter().chain(&bounds.max).chain(&bounds.below))
        .map(|limit| &limit.code);
    let range = rules
        .range
        .iter()
        .flat_map(|bounds| bounds.min.iter().chain(&bounds.max).chain(&bounds.below))
        .map(|limit| &limit.code);
    let alphabet = rules.alphabet.iter().map(|rule| &rule.code);
    let words = rules.words.iter().map(|words| &words.rule.code);
    let one_of = rules.one_of.iter().map(|one_of| &one_of.rule.code);
    let url = rules.url.iter().map(|rule| &rule.code);
    let unique = rules.unique.iter().map(|unique| &unique.rule.code);
    for code in limits
        .chain(range)
        .chain(alphabet)
        .chain(one_of)
        .chain(words)
        .chain(url)
        .chain(unique)
    {
        checker.code(code);
    }
}
