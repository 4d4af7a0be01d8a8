//! The spec's own examples go through the schemas of the tools.

use iai_client::DESCRIPTION;
use iai_client::description::{Action, Example};
use serde_json::{Value, json};

use super::schema::{Object, request, response};
use super::{answer, rows};

/// Whether a value fits a schema, and why it does not.
fn fits(schema: Object, value: &Value) -> Result<(), String> {
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("tool.json", schema.into()).unwrap();
    let schema = compiler.compile("tool.json", &mut schemas).unwrap();
    schemas
        .validate(value, schema)
        .map_err(|error| format!("{error:#}"))
}

/// Each action with those of its examples that succeed.
fn examples() -> impl Iterator<Item = (&'static Action, Value, Value)> {
    let all = DESCRIPTION.actions.iter().flat_map(|action| {
        let json = move |example: &Example| {
            let of = |value| serde_json::to_value(value).unwrap();
            (action, of(&example.request), of(&example.response))
        };
        action.examples.iter().map(json)
    });
    all.filter(|(_, _, response)| response.get("Error").is_none())
}

#[test]
fn a_request_that_the_client_takes_fits_the_schema() {
    let mut taken = 0;
    for (action, asked, _) in examples() {
        let callable = crate::facts::callable(action).unwrap();
        let made = callable.request(asked.clone()).unwrap();
        if made
            .validate(iai_client::validate::ValidationLevel::Default)
            .is_ok()
        {
            let fit = fits(request(action, true), &asked);
            assert_eq!(fit, Ok(()), "{}: {asked:#}", action.action);
            taken += 1;
        }
    }
    assert!(taken >= 35, "{taken}");
}

#[test]
fn an_answer_fits_the_schema_with_personal_data_and_without() {
    for (action, asked, answered) in examples() {
        for with_personal_data in [true, false] {
            let asked = asked.as_object().unwrap();
            let answer =
                answer::success(action, asked, answered.clone().into(), with_personal_data);
            let answer = answer.structured_content.unwrap();
            let fit = fits(response(action, with_personal_data), &answer);
            assert_eq!(fit, Ok(()), "{}: {answer:#}", action.action);
        }
    }
}

/// A schema that names a field as personal and an answer that has it would be a mistake that no user could see.
#[test]
fn no_answer_has_a_personal_field_unless_it_is_asked_for() {
    let mut left_out = 0;
    for (action, asked, answered) in examples() {
        let asked = asked.as_object().unwrap();
        let answer = answer::success(action, asked, answered.into(), false);
        let answer = answer.structured_content.unwrap();
        for name in personal_names() {
            assert!(!has_member(&answer, name), "{}: {name}", action.action);
        }
        left_out += usize::from(answer.get("_left_out").is_some());
    }
    assert!(left_out >= 5, "{left_out}");
}

/// The names of the fields of responses that are personal wherever they stand.
fn personal_names() -> impl Iterator<Item = &'static str> {
    let of_actions = DESCRIPTION
        .actions
        .iter()
        .flat_map(|action| action.response);
    let of_structures = DESCRIPTION.structures.iter().flat_map(|of| of.fields);
    let fields = of_actions.chain(of_structures);
    fields
        .filter(|row| rows::is_personal(row))
        .map(|row| row.name)
}

fn has_member(value: &Value, name: &str) -> bool {
    match value {
        Value::Object(members) => members
            .iter()
            .any(|(key, value)| key == name || has_member(value, name)),
        Value::Array(items) => items.iter().any(|item| has_member(item, name)),
        _ => false,
    }
}

#[test]
fn a_member_is_seen_at_any_depth() {
    let value = json!({"a": [{"b": {"c": 1}}]});
    assert!(has_member(&value, "c") && !has_member(&value, "d"));
}
