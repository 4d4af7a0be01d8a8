//! Checks names: that none is defined twice, that each can be sent, and that the Rust name made of it is usable and not
//! taken.

use super::checker::Checker;
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Owner, is_wire_name};
use crate::place::Spanned;
use heck::{ToSnakeCase, ToUpperCamelCase};
use std::collections::{BTreeMap, BTreeSet};

/// Notes each name that is defined a second time.
pub(super) fn refuse_repeats<'n>(
    names: impl IntoIterator<Item = &'n Spanned<String>>,
    what: &str,
    checker: &mut Checker<'_>,
) {
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
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

/// The hint for a bad Rust name, where `rust:` can set another.
pub(super) const BY_HAND: &str = "set another one with `rust:`";

/// Notes rows whose wire names differ but whose Rust names are the same, each pair once.
pub(super) fn refuse_clashes<'n>(
    pairs: impl IntoIterator<Item = (&'n Spanned<String>, String)>,
    hint: &str,
    checker: &mut Checker<'_>,
) {
    let mut seen: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (name, rust) in pairs {
        match seen.get(&rust) {
            Some(first) if first.value == name.value => {}
            Some(first) if told.insert((first.as_str(), name.as_str())) => {
                let message = format!(
                    "`{}` and `{}` have the same Rust name `{rust}`",
                    first.value, name.value
                );
                let problem = Problem::new(ProblemCode::BadName, &name.place, message);
                checker.problems.push(problem.hint(hint));
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
    name: &Spanned<String>,
    rust: &str,
    usable: impl Fn(&str) -> bool,
    checker: &mut Checker<'_>,
) -> bool {
    let fine = usable(rust);
    if !fine {
        let message = format!("`{}` makes no Rust name: `{rust}`", name.value);
        let problem = Problem::new(ProblemCode::BadName, &name.place, message);
        let hint = another_name(name, rust, usable).unwrap_or_else(|| {
            "use ASCII letters, digits and `_`; types begin with a capital, fields have none"
                .to_owned()
        });
        checker.problems.push(problem.hint(hint));
    }
    fine
}

/// The same name in the letters that are wanted, where it is used in Rust as it is written.
fn another_name(name: &str, rust: &str, usable: impl Fn(&str) -> bool) -> Option<String> {
    let (type_name, field_name) = (name.to_upper_camel_case(), name.to_snake_case());
    if name != rust {
        None
    } else if usable(&type_name) {
        Some(format!(
            "write `{type_name}`: such a name begins with a capital and has letters and digits alone"
        ))
    } else if usable(&field_name) {
        Some(format!(
            "write `{field_name}`: such a name has small letters, digits and `_`"
        ))
    } else {
        None
    }
}

/// Notes a name that `rust:` sets to one of the generated methods. Derived names avoid those by themselves.
pub(super) fn refuse_taken(
    name: &Spanned<String>,
    rust: &str,
    owner: Owner,
    checker: &mut Checker<'_>,
) -> bool {
    let free = !owner.methods().contains(&rust);
    if !free {
        let message = format!("every {} has a method `{rust}` of its own", owner.word());
        let problem = Problem::new(ProblemCode::BadName, &name.place, message);
        checker.problems.push(problem.hint(BY_HAND));
    }
    free
}

/// Notes a name with characters that cannot be sent. They would also break messages and documentation.
pub(super) fn refuse_unsendable(name: &Spanned<String>, checker: &mut Checker<'_>) -> bool {
    if is_wire_name(name) {
        return true;
    }
    let message = format!("{:?} is no name that the service can send", name.value);
    let problem = Problem::new(ProblemCode::BadName, &name.place, message);
    checker
        .problems
        .push(problem.hint("use ASCII letters, digits, `_`, `-`, `.` and `:`"));
    false
}

/// Keeps the first row of each name.
pub(super) fn first_of_each<T, N: Ord>(rows: Vec<T>, name: fn(&T) -> N) -> Vec<T> {
    let mut seen = BTreeSet::new();
    let is_first = |row: &T| seen.insert(name(row));
    rows.into_iter().filter(is_first).collect()
}
