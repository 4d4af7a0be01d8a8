//! Checks the keys that connect several calls: paging, waiting for a job, recovery of a lost create.

use super::checker::Checker;
use super::{plain, recovery, value};
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{self, Action, Api, Field, Type};
use crate::node::Node;
use crate::place::Spanned;
use crate::read::ast::{Paging, Recovers, Spec, Waits};

/// Checks paging, waiting and recovery, and drops what is not complete.
pub(super) fn check(spec: &Spec, api: &mut Api, checker: &mut Checker<'_>) {
    for row in &spec.actions {
        let Some(action) = api.action(&row.name) else {
            continue;
        };
        let paging = row.paging.as_ref();
        let paging = paging.filter(|paging| pages(paging, action, checker));
        let waits = row.waits.as_ref();
        let waits = waits.filter(|waits| job(waits, action, api, checker));
        let recovers = row.recovers.as_ref();
        let recovers = recovers.filter(|recovers| recovery::check(recovers, action, api, checker));
        if let Some(action) = api.actions.named_mut(&row.name) {
            action.paging = paging.map(plain_paging);
            action.waits = waits.map(plain_waits);
            action.recovers = recovers.map(plain_recovers);
        }
    }
}

fn plain_paging(row: &Paging) -> model::Paging {
    model::Paging {
        offset: row.offset.value.clone(),
        limit: row.limit.value.clone(),
        max: row.max.value,
        items: row.items.value.clone(),
        total: plain::option(row.total.as_ref()),
    }
}

fn plain_waits(row: &Waits) -> model::Waits {
    model::Waits {
        poll: row.poll.value.clone(),
        with: plain::pairs(&row.with),
        state: row.state.value.clone(),
        done: plain::list(&row.done),
        failed: plain::list(&row.failed),
    }
}

fn plain_recovers(row: &Recovers) -> model::Recovers {
    model::Recovers {
        by: row.by.value.clone(),
        with: plain::pairs(&row.with),
        absent: plain::list(&row.absent),
        exists: plain::list(&row.exists),
        response: plain::pairs(&row.response),
        same: plain::pairs(&row.same),
    }
}

fn pages(paging: &Paging, action: &Action, checker: &mut Checker<'_>) -> bool {
    let mut complete = true;
    for name in [&paging.offset, &paging.limit] {
        complete &= named(name, ("parameter", &action.parameters), COUNT, checker);
    }
    let response = ("response field", &action.response[..]);
    complete &= named(&paging.items, response, LIST, checker);
    if let Some(total) = &paging.total {
        complete &= named(total, response, COUNT, checker);
    }
    if complete {
        refuse_large_pages(paging, action, checker);
    }
    complete
}

/// The largest page is asked for unless a caller sets another, so the service must take it.
fn refuse_large_pages(paging: &Paging, action: &Action, checker: &mut Checker<'_>) {
    let max = Node::Int(i64::try_from(paging.max.value).unwrap_or(i64::MAX));
    let Some(limit) = action.parameter(&paging.limit) else {
        return;
    };
    if let Err(misfit) = value::fits(&max, &limit.ty, &limit.rules, &checker.types) {
        let message = format!(
            "the largest page {}, by the rules of `{}`",
            misfit.reason, limit.wire
        );
        let problem = Problem::new(ProblemCode::BadDefault, &paging.max.place, message);
        let hint = "the client asks for this number: correct it, or the rule";
        checker.problems.push(problem.hint(hint));
    }
}

fn job(waits: &Waits, action: &Action, api: &Api, checker: &mut Checker<'_>) -> bool {
    let known: Vec<&str> = api
        .actions
        .iter()
        .map(|action| action.name.as_str())
        .collect();
    checker.known(&waits.poll, "action", &known);
    let Some(poll) = api.action(&waits.poll) else {
        return false;
    };
    let mut complete = true;
    for (parameter, field) in &waits.with {
        let fields = (&poll.parameters[..], &action.response[..]);
        complete &= recovery::pair(parameter, field, fields, "parameter", checker);
    }
    let response = ("response field", &poll.response[..]);
    complete &= named(&waits.state, response, CHOICE, checker);
    complete && states(waits, poll, api, checker)
}

/// Every state must be a value of the enumeration.
fn states(waits: &Waits, poll: &Action, api: &Api, checker: &mut Checker<'_>) -> bool {
    let field = poll.response_field(&waits.state);
    let Some(Type::IntEnum(name)) = field.map(|field| &field.ty) else {
        return false;
    };
    let enumeration = api
        .enumeration(name)
        .map_or(&[][..], |enumeration| &enumeration.values);
    let known: Vec<&str> = enumeration
        .iter()
        .map(|value| value.name.as_str())
        .collect();
    let states = waits.done.iter().chain(&waits.failed);
    states
        .filter(|state| !checker.known(state, "value", &known))
        .count()
        == 0
}

/// What a type must be, in words, and whether one is that.
type Wanted = (&'static str, fn(&Type) -> bool);

const COUNT: Wanted = ("a whole number", |ty| {
    matches!(ty, Type::Integer | Type::Unsigned)
});
const LIST: Wanted = ("a list", |ty| matches!(ty, Type::List(_)));
const CHOICE: Wanted = ("an enumeration", |ty| matches!(ty, Type::IntEnum(_)));

fn named(
    name: &Spanned<String>,
    (what, fields): (&str, &[Field]),
    (wanted, fits): Wanted,
    checker: &mut Checker<'_>,
) -> bool {
    let known: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
    if !checker.known(name, what, &known) {
        return false;
    }
    let mut fields = fields.iter();
    let found = fields.find(|field| field.wire == name.value);
    let fits = found.is_some_and(|field| fits(&field.ty));
    // A type that is not known has its problem already.
    let is_told = found.is_some_and(|field| *field.ty.item() == Type::Unresolved);
    if !fits && !is_told {
        let message = format!("`{}` is not {wanted}", name.value);
        checker.problem(ProblemCode::MisplacedRule, &name.place, message);
    }
    fits
}
