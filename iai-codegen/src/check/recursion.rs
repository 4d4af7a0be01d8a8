//! Structures that hold themselves without a list in between have no size.

use super::Checker;
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Api, Type};
use crate::read::ast::Spec;

pub(super) fn check(spec: &Spec, api: &Api, checker: &mut Checker<'_>) {
    for row in &spec.structures {
        let name = &row.rust_name().value;
        if reaches(api, name, name, &mut Vec::new()) {
            let message = format!("`{name}` holds itself, so no value of it could ever end");
            let problem = Problem::new(ProblemCode::EndlessType, &row.name.place, message);
            checker
                .problems
                .push(problem.hint("make the field a list: `type: [X]`"));
        }
    }
}

/// Whether a value of `from` always has room for a value of `target`.
fn reaches<'a>(api: &'a Api, from: &str, target: &str, seen: &mut Vec<&'a str>) -> bool {
    let fields = api
        .structure(from)
        .map_or(&[][..], |structure| &structure.fields);
    fields.iter().any(|field| match &field.ty {
        Type::Structure(inner) if inner == target => true,
        Type::Structure(inner) if !seen.contains(&inner.as_str()) => {
            seen.push(inner);
            reaches(api, inner, target, seen)
        }
        _ => false,
    })
}
