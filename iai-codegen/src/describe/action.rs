//! Actions.

use super::field;
use super::value::{Table, Value};
use crate::model::{Action, AnyOf, Correction, Effect, Example, Outcome, Paging, Recovers, Waits};

pub(super) fn describe(action: &Action) -> Table {
    Table::new("Action")
        .with("action", &action.name)
        .with("rust", &action.rust)
        .with("method", &action.module)
        .with("group", action.group.as_ref())
        .with("rate_group", action.rate_group.as_ref())
        .with("summary", &action.summary)
        .with("doc", &action.doc)
        .with("site", action.site.map(field::site))
        .with("effect", effect(action.effect))
        .with("signed", action.signed)
        .with("source", action.source.as_ref())
        .with("deprecated", action.deprecated.as_ref())
        .list("parameters", action.parameters.iter().map(field::describe))
        .list("rules", action.rules.iter().map(rule))
        .list("response", action.response.iter().map(field::describe))
        .list("outcomes", action.outcomes.iter().map(outcome))
        .with("paging", action.paging.as_ref().map(paging))
        .with("waits", action.waits.as_ref().map(waits))
        .with("recovers", action.recovers.as_ref().map(recovers))
        .list("gone", &action.gone)
        .list("errors", &action.codes)
        .list("examples", action.examples.iter().map(example))
        .list("corrections", action.corrections.iter().map(correction))
}

fn effect(effect: Effect) -> Value {
    Value::Word("Effect", effect.word())
}

fn rule(rule: &AnyOf) -> Table {
    Table::new("AnyOf")
        .list("any_of", &rule.members)
        .with("prefer", rule.prefer.as_ref())
        .with("error", &rule.code)
}

fn outcome(outcome: &Outcome) -> Table {
    Table::new("Outcome")
        .with("name", &outcome.name)
        .with("when", outcome.when.as_ref())
        .list("carries", &outcome.carries)
        .with("doc", &outcome.doc)
}

fn paging(paging: &Paging) -> Table {
    Table::new("Paging")
        .with("offset", &paging.offset)
        .with("limit", &paging.limit)
        .with("max", paging.max)
        .with("items", &paging.items)
        .with("total", paging.total.as_ref())
}

fn waits(waits: &Waits) -> Table {
    Table::new("Waits")
        .with("poll", &waits.poll)
        .with("with", &*waits.with)
        .with("state", &waits.state)
        .list("done", &waits.done)
        .list("failed", &waits.failed)
}

fn recovers(recovers: &Recovers) -> Table {
    Table::new("Recovers")
        .with("by", &recovers.by)
        .with("with", &*recovers.with)
        .list("absent", &recovers.absent)
        .list("exists", &recovers.exists)
        .with("response", &*recovers.response)
        .with("same", &*recovers.same)
}

fn example(example: &Example) -> Table {
    Table::new("Example")
        .with("title", &example.title)
        .with("request", &example.request)
        .with("response", &example.response)
}

fn correction(correction: &Correction) -> Table {
    Table::new("Correction")
        .with("at", &correction.at)
        .with("page", &correction.page)
        .with("why", &correction.why)
}
