//! Groups of actions: each action in one, each with an action.

use super::checker::Checker;
use super::names;
use crate::diagnostic::{Problem, ProblemCode};
use crate::place::Spanned;
use crate::read::ast::{Action, Spec};

pub(super) fn check(spec: &Spec, checker: &mut Checker<'_>) {
    let service = spec.service.iter();
    let groups: Vec<&Spanned<String>> = service
        .flat_map(|service| &service.groups)
        .map(|group| &group.name)
        .collect();
    refuse_bad_names(&groups, "group", checker);
    members(
        spec,
        &groups,
        ("group", "group"),
        |action| action.group.as_ref(),
        checker,
    );
}

pub(super) fn refuse_bad_names(groups: &[&Spanned<String>], what: &str, checker: &mut Checker<'_>) {
    names::refuse_repeats(groups.iter().copied(), what, checker);
    for name in groups {
        names::refuse_unsendable(name, checker);
    }
}

/// Each action must be in one of the groups, which it names by `key`, and each group must have an action.
pub(super) fn members(
    spec: &Spec,
    groups: &[&Spanned<String>],
    (what, key): (&str, &str),
    group_of: fn(&Action) -> Option<&Spanned<String>>,
    checker: &mut Checker<'_>,
) {
    let known: Vec<&str> = groups.iter().map(|name| name.as_str()).collect();
    for action in &spec.actions {
        if let Some(group) = group_of(action) {
            checker.known(group, what, &known);
        } else if !groups.is_empty() {
            let name = &action.name;
            let message = format!("the action `{}` belongs to no {what}", name.value);
            let problem = Problem::new(ProblemCode::MissingKey, &name.place, message);
            let hint = format!("add `{key}:`, one of {}", known.join(", "));
            checker.problems.push(problem.hint(hint));
        }
    }
    let named: Vec<&str> = spec
        .actions
        .iter()
        .filter_map(group_of)
        .map(|name| name.as_str())
        .collect();
    // An action that could not be read may belong to it, and one that names no group has its problem already.
    let all_told =
        spec.has_lost("action") || spec.actions.iter().any(|row| group_of(row).is_none());
    let unnamed = groups
        .iter()
        .filter(|group| !named.contains(&group.as_str()));
    for group in unnamed.filter(|_| !all_told) {
        let message = format!("no action belongs to the {what} `{}`", group.value);
        let problem = Problem::new(ProblemCode::EmptyGroup, &group.place, message);
        let hint = "remove the group, or name it in an action";
        checker.problems.push(problem.hint(hint));
    }
}
