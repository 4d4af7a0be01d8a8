//! Finds what differs between two sides.

mod action;
mod codes;
mod details;
mod flat;
mod outcomes;
mod pair;
mod rows;
mod service;
#[cfg(test)]
mod tests;
mod types;

use iai_codegen::model::AnyOf;

use super::change::{Change, Impact};
use super::facts::{ActionFacts, Row, Status, StructureFacts};
use super::side::Side;
use super::{rust, witness};
use pair::Pair;
use rows::{Role, Table};

/// All changes: actions first, then structures, then what only specs know.
pub(super) fn compare(old: &Side, new: &Side) -> Vec<Change> {
    let mut pair = Pair {
        old,
        new,
        changes: Vec::new(),
    };
    actions(&mut pair);
    structures(&mut pair);
    if let Some((old, new)) = pair.apis() {
        types::compare(&mut pair, old, new);
        codes::compare(&mut pair, old, new);
        service::compare(&mut pair, old, new);
    }
    pair.changes
}

fn actions(pair: &mut Pair<'_>) {
    let (old, new) = (&pair.old.facts, &pair.new.facts);
    for action in &old.actions {
        match new.action(&action.name) {
            Some(now) => compare_action(pair, action, now),
            None => pair.push(gone(action)),
        }
    }
    for action in &new.actions {
        if old.action(&action.name).is_none() {
            let path = format!("actions[{}]", action.name);
            let change = Change::new(path, format!("new action {}", action.name));
            pair.push(change.rust(Impact::Additive).wire(Impact::Additive));
        }
    }
}

fn gone(action: &ActionFacts) -> Change {
    let name = &action.name;
    Change::new(
        format!("actions[{name}]"),
        format!("the action {name} is gone"),
    )
    .breaks(witness::calls("api::Client", &action.method))
    .wire(Impact::Breaking)
}

fn compare_action(pair: &mut Pair<'_>, old: &ActionFacts, new: &ActionFacts) {
    let path = format!("actions[{}]", new.name);
    status(pair, &path, old, new);
    pair.text(&path, &new.name, &old.doc, &new.doc);
    let models = pair
        .apis()
        .and_then(|(before, now)| before.action(&old.name).zip(now.action(&new.name)));
    let rules = models.map_or((&[][..], &[][..]), |(before, now)| {
        (&before.rules, &now.rules)
    });
    let required = of_builder(
        &old.rust,
        (&old.parameters, rules.0),
        (&new.parameters, rules.1),
    );
    let table = Table {
        path: format!("{path}.parameters"),
        title: &new.name,
        owner: witness::of_action(&old.rust, "Request"),
        role: Role::Request,
        old: &old.parameters,
        new: &new.parameters,
        moved: false,
        required: required.clone(),
    };
    rows::compare(pair, &table);
    let table = Table {
        path: format!("{path}.response"),
        owner: witness::of_action(&old.rust, "Response"),
        role: Role::Response,
        old: &old.response,
        new: &new.response,
        ..table
    };
    rows::compare(pair, &table);
    if let Some((apis, (before, now))) = pair.apis().zip(models) {
        action::compare(pair, before, now, &required);
        outcomes::compare(pair, apis, before, now);
    }
}

fn status(pair: &mut Pair<'_>, path: &str, old: &ActionFacts, new: &ActionFacts) {
    if old.status == new.status {
        return;
    }
    let (words, impact) = match new.status {
        Status::Online => ("is in service again", Impact::Additive),
        Status::Deprecated => ("is deprecated", Impact::Additive),
        Status::Offline => ("is out of service", Impact::Breaking),
    };
    let change = Change::new(format!("{path}.status"), format!("{} {words}", new.name));
    let rust = impact.min(Impact::Additive);
    pair.push(change.rust(rust).wire(impact));
}

/// What it means for programs that a builder has other needs.
fn of_builder(
    action: &str,
    old: (&[Row], &[AnyOf]),
    new: (&[Row], &[AnyOf]),
) -> (Impact, Option<String>) {
    let (before, now) = (rust::needs(old.0, old.1), rust::needs(new.0, new.1));
    match witness::builds(action, &before, &now) {
        Some(witness) => (Impact::Breaking, Some(witness)),
        None if now.len() < before.len() => {
            let witness = witness::passes(action, before.len());
            (Impact::Breaking, Some(witness))
        }
        None => (Impact::Additive, None),
    }
}

fn structures(pair: &mut Pair<'_>) {
    let (old, new) = (&pair.old.facts, &pair.new.facts);
    for one in &old.structures {
        match new.structure(one) {
            Some(now) => compare_structure(pair, one, now),
            None => {
                let change = structure(old.key(one), "", "is gone");
                pair.push(change.breaks(witness::takes(&path_of(one))));
            }
        }
    }
    for one in &new.structures {
        if old.structure(one).is_none() {
            pair.push(structure(new.key(one), "", "is new").rust(Impact::Additive));
        }
    }
}

fn structure(name: &str, aspect: &str, words: &str) -> Change {
    Change::new(
        format!("structures[{name}]{aspect}"),
        format!("the structure {name} {words}"),
    )
}

fn path_of(one: &StructureFacts) -> String {
    format!("api::types::{}", rust::raw(&one.rust))
}

fn compare_structure(pair: &mut Pair<'_>, old: &StructureFacts, new: &StructureFacts) {
    let name = match pair.old.facts.key(old) {
        shared if shared == old.name => pair.new.facts.key(new),
        filling => filling,
    };
    let path = format!("structures[{name}]");
    pair.text(&path, name, &old.doc, &new.doc);
    if pair.alike() && old.rust != new.rust {
        let words = format!("is `{}` in Rust, was `{}`", new.rust, old.rust);
        let change = structure(name, ".rust", &words);
        pair.push(change.breaks(witness::takes(&path_of(old))));
    }
    if pair.alike() && old.input != new.input {
        pair.push(if new.input {
            structure(name, ".input", "is part of requests now").rust(Impact::Additive)
        } else {
            let required: Vec<&Row> = old.fields.iter().filter(|row| row.required).collect();
            structure(
                name,
                ".input",
                "is part of no request now, and has no constructor",
            )
            .breaks(witness::makes(&old.rust, &required))
        });
    }
    let role = if old.input && new.input {
        Role::Input
    } else {
        Role::Output
    };
    let table = Table {
        path: format!("{path}.fields"),
        title: name,
        owner: path_of(old),
        role,
        old: &old.fields,
        new: &new.fields,
        moved: old.input != new.input,
        required: of_constructor(old, new),
    };
    rows::compare(pair, &table);
}

/// What it means for programs that a constructor takes other arguments.
fn of_constructor(old: &StructureFacts, new: &StructureFacts) -> (Impact, Option<String>) {
    let required = |one: &'_ StructureFacts| -> Vec<Row> {
        let rows = one.fields.iter().filter(|row| row.required);
        rows.cloned().collect()
    };
    let types =
        |rows: &[Row]| -> Vec<String> { rows.iter().map(|row| row.rust.ty.clone()).collect() };
    let (before, now) = (required(old), required(new));
    // Arguments of one type that change places compile as before, so there is no witness.
    let witness = (types(&before) != types(&now))
        .then(|| witness::makes(&old.rust, &before.iter().collect::<Vec<_>>()));
    (Impact::Breaking, witness)
}
