//! Quotas, fees and notes: names that can be constants, figures that leave room for something, actions that exist.

use super::checker::Checker;
use super::{names, plain};
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Fees, Note, Quota, is_field_name};
use crate::place::Spanned;
use crate::read::ast::{self, Spec};

pub(super) fn check(spec: &Spec, checker: &mut Checker<'_>) {
    let Some(service) = &spec.service else { return };
    let actions: Vec<&str> = spec.actions.iter().map(|row| row.name.as_str()).collect();
    let named = service.quotas.iter().map(|row| &row.name);
    names::refuse_repeats(named, "quota", checker);
    for quota in &service.quotas {
        names::refuse_unusable(&quota.name, &quota.name, is_field_name, checker);
        refuse_nothing(quota, checker);
        if let Some(code) = &quota.code {
            checker.code(code);
        }
        known(&quota.actions, &actions, checker);
    }
    if let Some(fees) = &service.fees {
        let all = || fees.paid.iter().chain(&fees.free);
        known(all(), &actions, checker);
        names::refuse_repeats(all(), "fee of", checker);
    }
    for note in &service.notes {
        known(&note.actions, &actions, checker);
    }
}

fn known<'n>(
    names: impl IntoIterator<Item = &'n Spanned<String>>,
    actions: &[&str],
    checker: &mut Checker<'_>,
) {
    for name in names {
        checker.known(name, "action", actions);
    }
}

fn refuse_nothing(quota: &ast::Quota, checker: &mut Checker<'_>) {
    if quota.max.value == 0 {
        let message = format!("the quota `{}` leaves room for nothing", quota.name.value);
        let problem = Problem::new(ProblemCode::EmptyRange, &quota.max.place, message);
        let hint = "write the largest number that the service takes, or leave the quota out";
        checker.problems.push(problem.hint(hint));
    }
}

/// The quotas without those that cannot be constants, or would be a second time.
pub(super) fn quotas(rows: &[ast::Quota]) -> Vec<Quota> {
    let mut kept: Vec<Quota> = Vec::new();
    for row in rows {
        let fresh = !kept.iter().any(|known| known.name == row.name.value);
        if fresh && is_field_name(&row.name) {
            kept.push(quota(row));
        }
    }
    kept
}

fn quota(row: &ast::Quota) -> Quota {
    Quota {
        name: row.name.value.clone(),
        doc: row.doc.value.clone(),
        max: row.max.value,
        code: plain::option(row.code.as_ref()),
        source: plain::option(row.source.as_ref()),
        actions: plain::list(&row.actions),
    }
}

pub(super) fn fees(row: &ast::Fees) -> Fees {
    Fees {
        source: plain::option(row.source.as_ref()),
        paid: plain::list(&row.paid),
        free: plain::list(&row.free),
    }
}

pub(super) fn note(row: &ast::Note) -> Note {
    Note {
        doc: row.doc.value.clone(),
        source: plain::option(row.source.as_ref()),
        actions: plain::list(&row.actions),
    }
}
