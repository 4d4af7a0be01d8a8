//! Requests per second: figures that let something through, groups with actions, actions with a group.

use super::checker::Checker;
use super::groups;
use crate::diagnostic::{Problem, ProblemCode};
use crate::place::Spanned;
use crate::read::ast::{Rates, Spec};

pub(super) fn check(spec: &Spec, checker: &mut Checker<'_>) {
    let rates = spec.service.as_ref().and_then(|all| all.rates.as_ref());
    let groups = rates.map_or(&[][..], |rates| &rates.groups);
    let groups: Vec<&Spanned<String>> = groups.iter().map(|row| &row.name).collect();
    groups::refuse_bad_names(&groups, "rate group", checker);
    for figure in rates.into_iter().flat_map(figures) {
        refuse_impossible(figure, checker);
    }
    match rates {
        // One problem for the list, not one for each action.
        Some(rates) if groups.is_empty() => refuse_without_groups(rates, checker),
        _ => {
            groups::members(
                spec,
                &groups,
                ("rate group", "rate_group"),
                |action| action.rate_group.as_ref(),
                checker,
            );
        }
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
