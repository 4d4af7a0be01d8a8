//! Structures that hold themselves. Where no list stands in between, Rust needs a box; where every value must hold another
//! one, there is no value.

use super::checker::Checker;
use super::circles::Circles;
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Api, Field, Structure, Type};
use crate::read::ast::Spec;
use std::collections::BTreeSet;

/// Settles what depends on where structures stand: which of their fields responses always have, and which need a box.
/// Notes structures without a finite value, and cuts their circles so that the rest can still be generated.
pub(super) fn settle(spec: &Spec, api: &mut Api, checker: &mut Checker<'_>) {
    let inputs: BTreeSet<String> = api.inputs().into_iter().map(str::to_owned).collect();
    // A request may leave out what responses always have, so that the type of the field has room for nothing.
    for structure in &mut api.structures[..] {
        let held = inputs.contains(&structure.name);
        for field in &mut structure.fields {
            field.always &= !held;
        }
    }
    refuse_endless(spec, api, &|_, field| field.always, checker);
    let is_required =
        |owner: &Structure, field: &Field| field.required && inputs.contains(&owner.name);
    refuse_endless(spec, api, &is_required, checker);
    let circles = Circles::of(&api.structures, &|_, _| true);
    for structure in &mut api.structures[..] {
        for field in &mut structure.fields {
            field.boxed = !field.always && circles.hold(&structure.name, field);
        }
    }
}

fn refuse_endless(
    spec: &Spec,
    api: &mut Api,
    must: &dyn Fn(&Structure, &Field) -> bool,
    checker: &mut Checker<'_>,
) {
    let circles = Circles::of(&api.structures, must);
    for name in circles.firsts(&api.structures) {
        let found = api.structure(&name);
        let spec_name = found.map(|structure| structure.spec_name.clone());
        let mut rows = spec.structures.iter();
        if let Some(row) = rows.find(|row| Some(&row.name.value) == spec_name.as_ref()) {
            let message = format!("`{name}` must hold itself, so no value of it could ever end");
            let problem = Problem::new(ProblemCode::EndlessType, &row.name.place, message);
            let hint = "take `required` or `always` from the field, or make it a list: `type: [X]`";
            checker.problems.push(problem.hint(hint));
        }
    }
    let is_endless =
        |owner: &Structure, field: &Field| must(owner, field) && circles.hold(&owner.name, field);
    let endless: Vec<Vec<bool>> = api
        .structures
        .iter()
        .map(|owner| {
            owner
                .fields
                .iter()
                .map(|field| is_endless(owner, field))
                .collect()
        })
        .collect();
    for (structure, endless) in api.structures.iter_mut().zip(endless) {
        for (field, _) in structure
            .fields
            .iter_mut()
            .zip(endless)
            .filter(|(_, is)| *is)
        {
            field.ty = Type::Unresolved;
        }
    }
}
