//! Requests per second: figures that let something through, groups with actions, actions with a group.

use super::checker::Checker;
use super::names;
use crate::diagnostic::{Problem, ProblemCode};
use crate::place::Spanned;
use crate::read::ast::{Action, RateGroup, Rates, Spec};

pub(super) fn check(spec: &Spec, checker: &mut Checker<'_>) {
    let rates = spec.service.as_ref().and_then(|all| all.rates.as_ref());
    let groups = rates.map_or(&[][..], |rates| &rates.groups);
    names::refuse_repeats(groups.iter().map(|row| &row.name), "rate group", checker);
    for group in groups {
        names::refuse_unsendable(&group.name, checker);
    }
    for figure in rates.into_iter().flat_map(figures) {
        refuse_impossible(figure, checker);
    }
    match rates {
        // One problem for the list, not one for each action.
        Some(rates) if groups.is_empty() => refuse_without_groups(rates, checker),
        _ => members(spec, groups, checker),
    }
}

fn figures(rates: &Rates) -> impl Iterator<Item = &Spanned<u64>> {
    let own = rates
        .groups
        .iter()
        .filter_map(|row| row.per_second.as_ref());
    std::iter::once(&rates.per_second).chain(own)
}

fn refuse_impossible(figure: &Spanned<u64>, checker: &mut Checker<'_>) {
    if !(1..=u64::from(u32::MAX)).contains(&figure.value) {
        let message = format!("{} requests per second cannot be kept to", figure.value);
        let problem = Problem::new(ProblemCode::EmptyRange, &figure.place, message);
        checker.problems.push(problem.hint(format!(
            "write a figure from 1 to {}, or leave `rates` out",
            u32::MAX
        )));
    }
}

fn refuse_without_groups(rates: &Rates, checker: &mut Checker<'_>) {
    let message = "`rates` names no group, so that its figure holds for no action";
    let problem = Problem::new(ProblemCode::MissingKey, &rates.per_second.place, message);
    checker
        .problems
        .push(problem.hint("list in `groups` what the service counts together"));
}

fn members(spec: &Spec, groups: &[RateGroup], checker: &mut Checker<'_>) {
    let known: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
    for action in &spec.actions {
        member(action, &known, checker);
    }
    for group in groups {
        let is_member = |action: &Action| {
            let named = action.rate_group.as_ref();
            named.is_some_and(|named| named.value == group.name.value)
        };
        if !spec.actions.iter().any(is_member) {
            let name = &group.name;
            let message = format!("no action belongs to the rate group `{}`", name.value);
            let problem = Problem::new(ProblemCode::EmptyGroup, &name.place, message);
            checker
                .problems
                .push(problem.hint("remove the group, or name it in an action"));
        }
    }
}

fn member(action: &Action, known: &[&str], checker: &mut Checker<'_>) {
    match &action.rate_group {
        Some(group) => {
            checker.known(group, "rate group", known);
        }
        None if known.is_empty() => {}
        None => {
            let name = &action.name;
            let message = format!("the action `{}` belongs to no rate group", name.value);
            let problem = Problem::new(ProblemCode::MissingKey, &name.place, message);
            let known = known.join(", ");
            checker
                .problems
                .push(problem.hint(format!("add `rate_group:`, one of {known}")));
        }
    }
}
