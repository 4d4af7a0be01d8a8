//! Categories of error codes: each with a name of its own and known codes.

use super::checker::Checker;
use super::names;
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{self, ErrorCode, is_field_name};
use crate::place::Spanned;
use crate::read::ast::{Category, Spec};

/// The categories without those that cannot be generated.
pub(super) fn resolve(
    spec: &Spec,
    codes: &[ErrorCode],
    checker: &mut Checker<'_>,
) -> Vec<model::Category> {
    let rows = &spec.categories;
    names::refuse_repeats(rows.iter().map(|row| &row.name), "category", checker);
    let mut kept: Vec<model::Category> = Vec::new();
    for row in rows {
        let fine = is_usable(row, checker);
        let fresh = !kept.iter().any(|known| known.name == row.name.value);
        if fine && fresh {
            kept.push(model::Category {
                name: row.name.value.clone(),
                doc: row.doc.as_ref().map(|doc| doc.value.clone()),
                variants: variants(row, codes),
            });
        }
    }
    kept
}

/// Notes what is wrong with a category.
fn is_usable(row: &Category, checker: &mut Checker<'_>) -> bool {
    for code in &row.codes {
        checker.code(code);
    }
    refuse_repeated_codes(row, checker);
    if row.codes.is_empty() {
        let message = format!("the category `{}` has no codes", row.name.value);
        let problem = Problem::new(ProblemCode::EmptyGroup, &row.name.place, message);
        let hint = "remove the category, or name its codes";
        checker.problems.push(problem.hint(hint));
    }
    let predicate = model::Category::predicate(&row.name);
    let usable = |_: &str| is_field_name(&row.name);
    names::refuse_unusable(&row.name, &predicate, usable, checker) && !row.codes.is_empty()
}

fn refuse_repeated_codes(row: &Category, checker: &mut Checker<'_>) {
    let mut seen: Vec<&Spanned<String>> = Vec::new();
    for code in &row.codes {
        match seen.iter().find(|first| first.value == code.value) {
            None => seen.push(code),
            Some(first) => {
                let message = format!(
                    "the category `{}` names the code `{}` a second time",
                    row.name.value, code.value
                );
                let problem = Problem::new(ProblemCode::RepeatedValue, &code.place, message);
                let problem = problem.first_at(&first.place);
                checker.problems.push(problem.hint("keep one of the two"));
            }
        }
    }
}

/// The variants of the codes that have one; the others have a problem already.
fn variants(row: &Category, codes: &[ErrorCode]) -> Vec<String> {
    let named = row.codes.iter().filter_map(|code| {
        let known = codes.iter().find(|known| known.row.code == code.value)?;
        Some(known.variant.clone())
    });
    let mut variants: Vec<String> = Vec::new();
    for variant in named {
        if !variants.contains(&variant) {
            variants.push(variant);
        }
    }
    variants
}
