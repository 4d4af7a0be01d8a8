//! Groups of actions: each action in one, each with an action.

use super::checker::Checker;
use super::names;
use crate::diagnostic::{Problem, ProblemCode};
use crate::read::ast::{Action, Group, Spec};

pub(super) fn check(spec: &Spec, checker: &mut Checker<'_>) {
    let groups = spec
        .service
        .as_ref()
        .map_or(&[][..], |service| &service.groups);
    names::refuse_repeats(groups.iter().map(|group| &group.name), "group", checker);
    for group in groups {
        names::refuse_unsendable(&group.name, checker);
    }
    let known: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
    for action in &spec.actions {
        member(action, groups, &known, checker);
    }
    for group in groups {
        let is_member = |action: &Action| {
            let named = action.group.as_ref();
            named.is_some_and(|named| named.value == group.name.value)
        };
        if !spec.actions.iter().any(is_member) {
            let message = format!("no action belongs to the group `{}`", group.name.value);
            let problem = Problem::new(ProblemCode::EmptyGroup, &group.name.place, message);
            checker
                .problems
                .push(problem.hint("remove the group, or name it in an action"));
        }
    }
}

fn member(action: &Action, groups: &[Group], known: &[&str], checker: &mut Checker<'_>) {
    match &action.group {
        Some(group) => {
            checker.known(group, "group", known);
        }
        None if groups.is_empty() => {}
        None => {
            let message = format!("the action `{}` belongs to no group", action.name.value);
            let problem = Problem::new(ProblemCode::MissingKey, &action.name.place, message);
            checker
                .problems
                .push(problem.hint(format!("add `group:`, one of {}", known.join(", "))));
        }
    }
}
