//! Checks the constraints of rows: each fits the type of its row, has bounds that the type can hold, and names codes that
//! exist. One that does not is noted and dropped.

use super::checker::Checker;
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Constraint, Rule, Type, Unique};
use crate::place::{Spanned, SpecPath};
use crate::read::ast::{self, PlacedRule};

/// Checks the constraints of a row and drops those that do not fit its type.
pub(super) fn rules(row: &ast::Field, ty: &Type, checker: &mut Checker<'_>) -> Vec<Rule> {
    codes(&row.rules, checker);
    // An unknown type is a problem already; whether constraints fit it cannot be told.
    if matches!(ty.item(), Type::Unresolved) {
        return Vec::new();
    }
    let mut rules = Vec::new();
    for placed in &row.rules {
        if fits(placed, row, ty, checker) && bounds_fit(placed, ty, checker) {
            rules.push(placed.rule.clone());
        }
    }
    rules
}

fn fits(placed: &PlacedRule, row: &ast::Field, ty: &Type, checker: &mut Checker<'_>) -> bool {
    let is_list = matches!(ty, Type::List(_));
    let is_number = matches!(ty, Type::Integer | Type::Unsigned | Type::Float);
    let (place, key) = (&placed.place, placed.key);
    let (fits, place, key, wanted) = match &placed.rule.constraint {
        Constraint::Chars(_)
        | Constraint::Bytes(_)
        | Constraint::Alphabet(_)
        | Constraint::OneOf(_)
        | Constraint::Words(_)
        | Constraint::Url { .. } => (ty.is_text(), place, key, "strings"),
        // For whole numbers, `max` says the same as `below` with one more.
        Constraint::Range(bounds) if is_number && bounds.below.is_some() => {
            let fits = matches!(ty, Type::Float);
            (
                fits,
                placed.place_of("below"),
                "below",
                "rows of type Float",
            )
        }
        Constraint::Range(_) => (is_number, place, key, "numbers"),
        Constraint::Unique(unique) if !is_known(unique, placed, ty, checker) => return false,
        Constraint::Items(_) | Constraint::Unique(_) => (is_list, place, key, "lists"),
    };
    if !fits {
        let name = &row.name.value;
        let message = format!("`{key}` is for {wanted}, and `{name}` is none");
        let problem = Problem::new(ProblemCode::MisplacedRule, &place.key(), message);
        checker
            .problems
            .push(problem.hint("remove the constraint, or correct the type"));
    }
    fits
}

/// Bounds of whole numbers are whole numbers that the type can hold; they are emitted as such.
fn bounds_fit(placed: &PlacedRule, ty: &Type, checker: &mut Checker<'_>) -> bool {
    let Constraint::Range(bounds) = &placed.rule.constraint else {
        return true;
    };
    let least = match ty {
        Type::Integer => i64::MIN as f64,
        Type::Unsigned => 0.0,
        _ => return true,
    };
    let holds = |at: f64| at.fract() == 0.0 && (least..=i64::MAX as f64).contains(&at);
    let ends = [("min", &bounds.min), ("max", &bounds.max)];
    let ends = ends.map(|(key, limit)| (key, limit.as_ref().map(|limit| limit.at)));
    let mut fit = true;
    for (key, at) in ends {
        if let Some(at) = at.filter(|at| !holds(*at)) {
            let message = format!("{at:?} is no bound of rows of type {ty:?}");
            let problem = Problem::new(ProblemCode::EmptyRange, placed.place_of(key), message);
            let hint = "write a whole number that the type can hold";
            checker.problems.push(problem.hint(hint));
            fit = false;
        }
    }
    fit
}

/// Whether the items have the field that must differ.
fn is_known(unique: &Unique, placed: &PlacedRule, ty: &Type, checker: &mut Checker<'_>) -> bool {
    let Some(by) = &unique.by else { return true };
    let fields = item_fields(ty, checker);
    checker.known(&spanned(by, placed.place_of("by")), "field", &fields)
}

fn item_fields<'c>(ty: &Type, checker: &Checker<'c>) -> Vec<&'c str> {
    let Type::Structure(name) = ty.item() else {
        return Vec::new();
    };
    let filled = checker.fillings.iter().find(|known| known.name == *name);
    let mut plain = checker.spec.structures.iter();
    let structure = filled
        .map(|filling| filling.template)
        .or_else(|| plain.find(|row| row.rust_name().value == *name));
    structure.map_or_else(Vec::new, |row| {
        row.fields.iter().map(|field| field.name.as_str()).collect()
    })
}

/// Checks the codes of constraints.
pub(super) fn codes(rules: &[PlacedRule], checker: &mut Checker<'_>) {
    for placed in rules {
        for (key, code) in placed.rule.constraint.codes() {
            checker.code(&spanned(code, placed.place_of(key)));
        }
    }
}

fn spanned(name: &str, place: &SpecPath) -> Spanned<String> {
    Spanned::new(name.to_owned(), place.clone())
}
