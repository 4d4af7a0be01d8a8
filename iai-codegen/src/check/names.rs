//! Names that stand twice, and names that make no Rust name.

use super::checker::Checker;
use crate::diagnostic::{Problem, ProblemCode};
use crate::place::At;
use std::collections::BTreeMap;

/// Notes every name that was defined before.
pub(super) fn refuse_repeats<'n>(
    names: impl IntoIterator<Item = &'n At<String>>,
    what: &str,
    checker: &mut Checker<'_>,
) {
    let mut seen: BTreeMap<&str, &At<String>> = BTreeMap::new();
    for name in names {
        if let Some(first) = seen.get(name.as_str()) {
            let message = format!("the {what} `{}` is defined a second time", name.value);
            let problem = Problem::new(ProblemCode::DefinedTwice, &name.place, message);
            let problem = problem.first_at(&first.place);
            checker.problems.push(problem.hint("keep one of the two"));
        } else {
            seen.insert(name, name);
        }
    }
}

/// Notes rows whose names differ on the wire but not in Rust.
pub(super) fn refuse_clashes<'n>(
    pairs: impl IntoIterator<Item = (&'n At<String>, String)>,
    checker: &mut Checker<'_>,
) {
    let mut seen: BTreeMap<String, &At<String>> = BTreeMap::new();
    for (name, rust) in pairs {
        match seen.get(&rust) {
            Some(first) if first.value != name.value => {
                let message = format!(
                    "`{}` and `{}` have the same Rust name `{rust}`",
                    first.value, name.value
                );
                let problem = Problem::new(ProblemCode::BadName, &name.place, message);
                checker
                    .problems
                    .push(problem.hint("set another one with `rust:`"));
            }
            Some(_) => {}
            None => {
                seen.insert(rust, name);
            }
        }
    }
}

/// Notes a name that is no Rust name.
pub(super) fn refuse_unusable(
    name: &At<String>,
    rust: &str,
    usable: fn(&str) -> bool,
    checker: &mut Checker<'_>,
) -> bool {
    let fine = usable(rust);
    if !fine {
        let message = format!("`{}` makes no Rust name: `{rust}`", name.value);
        let problem = Problem::new(ProblemCode::BadName, &name.place, message);
        checker
            .problems
            .push(problem.hint("use ASCII letters, digits and `_`, a letter first"));
    }
    fine
}

/// Keeps the first row of each name.
pub(super) fn first_of_each<T, N: PartialEq>(rows: Vec<T>, name: fn(&T) -> &N) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for row in rows {
        if !kept.iter().any(|known| name(known) == name(&row)) {
            kept.push(row);
        }
    }
    kept
}
