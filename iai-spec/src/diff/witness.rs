//! Programs that a change breaks: a few lines each, with the generated client at `api`.
//!
//! They have no `use`, so that the compiler reports each of them by itself.

use iai_codegen::model::Outcome;

use super::facts::Row;
use super::rust::{Need, raw};

/// Path of a generated type of an action: its `Request`, `Response`, `Builder` or `Outcome`.
pub(super) fn of_action(prefix: &str, part: &str) -> String {
    format!("api::actions::{prefix}{part}")
}

/// Names something.
pub(super) fn uses(path: &str) -> String {
    format!("fn uses() {{\n    let _ = {path};\n}}")
}

/// Names a type.
pub(super) fn takes(ty: &str) -> String {
    format!("fn takes(_: {ty}) {{}}")
}

/// Keeps a value for longer than what it may borrow from.
pub(super) fn keeps(ty: &str) -> String {
    format!("fn keeps(value: {ty}) -> Box<dyn std::any::Any> {{\n    Box::new(value)\n}}")
}

/// Calls a method without arguments.
pub(super) fn calls(owner: &str, method: &str) -> String {
    format!(
        "fn calls(value: &{owner}) {{\n    let _ = value.{}();\n}}",
        raw(method)
    )
}

/// Reads a field, and names its type where that is what changed.
pub(super) fn reads(owner: &str, field: &str, ty: Option<&str>) -> String {
    let (field, result) = (raw(field), ty.map(|ty| format!(" -> &{ty}")));
    match result {
        Some(result) => format!("fn reads(value: &{owner}){result} {{\n    &value.{field}\n}}"),
        None => format!("fn reads(value: &{owner}) {{\n    let _ = &value.{field};\n}}"),
    }
}

/// Makes a structure by its constructor.
pub(super) fn makes(name: &str, required: &[&Row]) -> String {
    let (parameters, arguments) = arguments(required);
    format!(
        "fn makes({parameters}) {{\n    let _ = api::types::{}::new({arguments});\n}}",
        raw(name)
    )
}

/// Builds a request with what the builder needed, unless the new builder needs nothing else.
pub(super) fn builds(action: &str, old: &[Need<'_>], new: &[Need<'_>]) -> Option<String> {
    let has = |need: &Need<'_>, row: &Row| need.iter().any(|one| one.name == row.name);
    let idle = |row: &Row| !new.iter().any(|need| has(need, row));
    let chosen: Vec<&Row> = old
        .iter()
        .filter_map(|need| need.iter().find(|row| idle(row)).or(need.first()))
        .copied()
        .collect();
    let met = |need: &Need<'_>| chosen.iter().any(|row| has(need, row));
    let request = of_action(action, "Request");
    (!new.iter().all(met)).then(|| {
        let (parameters, chain) = (arguments(&chosen).0, setters(&chosen));
        format!("fn builds({parameters}) {{\n    let _ = {request}::builder(){chain}.build();\n}}")
    })
}

/// Names a builder with all of its states, one for each need.
pub(super) fn passes(action: &str, needs: usize) -> String {
    let states: Vec<String> = (0..needs).map(|index| format!("S{index}")).collect();
    let states = states.join(", ");
    let builder = of_action(action, "Builder");
    format!("fn passes<C, {states}>(builder: {builder}<C, {states}>) {{\n    drop(builder);\n}}")
}

/// Reads an action page by page.
pub(super) fn pages(method: &str, needs: &[Need<'_>]) -> String {
    let chosen: Vec<&Row> = needs
        .iter()
        .filter_map(|need| need.first())
        .copied()
        .collect();
    let (parameters, chain) = (arguments(&chosen).0, setters(&chosen));
    let separator = if parameters.is_empty() { "" } else { ", " };
    format!(
        "fn pages(client: &api::Client{separator}{parameters}) {{\n    let _ = client.{}(){chain}.paginator();\n}}",
        raw(method)
    )
}

/// Waits for the job that an action started.
pub(super) fn waits(action: &str) -> String {
    let response = of_action(action, "Response");
    format!(
        "fn waits(client: &api::Client, value: &{response}) {{\n    let _ = value.wait(client);\n}}"
    )
}

/// Waits for the job, and looks at the last response to the action that tells of it.
pub(super) fn awaits(action: &str, polled: &str) -> String {
    let (response, last) = (of_action(action, "Response"), of_action(polled, "Response"));
    let done = "tc3_runtime::waiting::WaitOutcome::Done";
    format!(
        "async fn awaits(client: &api::Client, value: &{response}) {{\n    \
         if let Ok({done}(last)) = value.wait(client).wait().await {{\n        \
         let _: &{last} = &last;\n    }}\n}}"
    )
}

/// Handles every outcome.
pub(super) fn matches(action: &str, outcomes: &[Outcome]) -> String {
    let path = of_action(action, "Outcome");
    let arm =
        |outcome: &Outcome| format!("        {path}::{} {{ .. }} => {{}}\n", raw(&outcome.name));
    let arms: String = outcomes.iter().map(arm).collect();
    format!("fn matches(outcome: {path}) {{\n    match outcome {{\n{arms}    }}\n}}")
}

/// Looks at one outcome, and at a field of it with its type.
pub(super) fn looks(action: &str, outcome: &str, field: Option<(&str, &str)>) -> String {
    let path = of_action(action, "Outcome");
    let (pattern, body) = match field {
        Some((name, ty)) => (
            format!("{}: value, .. ", raw(name)),
            format!("        let _: {ty} = value;\n"),
        ),
        None => ("..".to_owned(), String::new()),
    };
    format!(
        "fn looks(outcome: {path}) {{\n    if let {path}::{} {{ {pattern} }} = outcome {{\n{body}    }}\n}}",
        raw(outcome)
    )
}

/// Parameters of a function, and the arguments that pass them on.
fn arguments(rows: &[&Row]) -> (String, String) {
    let names: Vec<String> = (0..rows.len()).map(|index| format!("a{index}")).collect();
    let typed = names.iter().zip(rows);
    let typed: Vec<String> = typed
        .map(|(name, row)| format!("{name}: {}", row.rust.path))
        .collect();
    (typed.join(", "), names.join(", "))
}

fn setters(rows: &[&Row]) -> String {
    let calls = rows.iter().enumerate();
    let calls = calls.map(|(index, row)| format!(".{}(a{index})", raw(&row.rust.name)));
    calls.collect()
}
