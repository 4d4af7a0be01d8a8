//! Structures that hold themselves without a list in between have no size.

use super::checker::Checker;
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Api, Structure, Type};
use crate::read::ast::Spec;

/// Notes such structures, and cuts their circles so that the rest can still be generated.
pub(super) fn check(spec: &Spec, api: &mut Api, checker: &mut Checker<'_>) {
    let named = |structure: &Structure| (structure.name.clone(), structure.spec_name.clone());
    for (name, spec_name) in api.structures.iter().map(named).collect::<Vec<_>>() {
        let mut rows = spec.structures.iter();
        let row = rows.find(|row| row.name.value == spec_name);
        if let Some(row) = row.filter(|_| reaches(api, &name, &name, &mut Vec::new())) {
            let message = format!("`{name}` holds itself, so no value of it could ever end");
            let problem = Problem::new(ProblemCode::EndlessType, &row.name.place, message);
            checker
                .problems
                .push(problem.hint("make the field a list: `type: [X]`"));
            cut(api, &name);
        }
    }
}

fn cut(api: &mut Api, name: &str) {
    let whole = api.clone();
    let structure = api.structures.named_mut(name);
    for field in structure
        .into_iter()
        .flat_map(|structure| &mut structure.fields)
    {
        let circles = match &field.ty {
            Type::Structure(inner) => {
                inner == name || reaches(&whole, inner, name, &mut Vec::new())
            }
            _ => false,
        };
        if circles {
            field.ty = Type::Unresolved;
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
