//! Rows whose type is a template: they say what fills it.

use super::checker::{Checker, Filling};
use super::lookup;
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Type, rust_filling};
use crate::place::Spanned;
use crate::read::ast;

/// The type of a row that names the structure `name`: the structure itself, or a template filled by the row.
pub(super) fn fill(name: &str, row: &ast::Field, checker: &mut Checker<'_>) -> Type {
    let Some(template) = checker.templates.get(name).copied() else {
        refuse_filling(row, checker);
        return Type::Structure(name.to_owned());
    };
    let Some(of) = &row.of else {
        let message = format!("`{name}` is a template: the row must say what fills it");
        let problem = Problem::new(ProblemCode::MissingKey, &row.name.place, message);
        checker.problems.push(problem.hint("add `of: TYPE`"));
        return Type::Unresolved;
    };
    if matches!(lookup::item_type(of, checker), Type::Unresolved) {
        return Type::Unresolved;
    }
    let filled = rust_filling(of, name);
    let known = checker.fillings.iter().find(|known| known.name == filled);
    let is_same = known.map(|known| known.of.value == of.value);
    if is_same == Some(false) || is_defined(&filled, checker) {
        return refuse_taken(&filled, name, of, checker);
    }
    if is_same.is_none() {
        checker.fillings.push(Filling {
            name: filled.clone(),
            template,
            of: of.clone(),
        });
    }
    Type::Structure(filled)
}

fn is_defined(filled: &str, checker: &Checker<'_>) -> bool {
    let enums = checker.spec.enums.iter().map(|row| row.rust_name());
    let structures = checker.spec.structures.iter().map(|row| row.rust_name());
    enums.chain(structures).any(|name| name.value == filled)
}

fn refuse_taken(
    filled: &str,
    template: &str,
    of: &Spanned<String>,
    checker: &mut Checker<'_>,
) -> Type {
    let message = format!(
        "`{template}` of `{}` is `{filled}`, and so is another type",
        of.value
    );
    let problem = Problem::new(ProblemCode::BadName, &of.place, message);
    let hint = "give the other type, or the template, another name with `rust:`";
    checker.problems.push(problem.hint(hint));
    Type::Unresolved
}

/// `of` says nothing beside a type that is no template.
pub(super) fn refuse_filling(row: &ast::Field, checker: &mut Checker<'_>) {
    if let Some(of) = &row.of {
        let message = format!(
            "`of` fills a template, and the type of `{}` is none",
            row.name.value
        );
        let problem = Problem::new(ProblemCode::MisplacedRule, &of.place, message);
        checker
            .problems
            .push(problem.hint("remove `of`, or correct the type"));
    }
}
