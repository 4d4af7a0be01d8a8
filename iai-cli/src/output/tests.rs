use super::*;
use crate::failure::Failure;
use crate::terminal::Terminal;
use iai_client::DESCRIPTION;
use iai_client::description::Action;
use serde_json::{Value, json};

mod errors;
mod people;
mod programs;

fn output(format: Format, query: Option<&str>) -> Output {
    let query = query.map(str::to_owned);
    Output::new(format, query, Terminal::none(80)).unwrap()
}

fn action(name: &str) -> &'static Action {
    DESCRIPTION.action(name).unwrap()
}

/// What a command prints for a response of this action.
fn rendered(format: Format, query: Option<&str>, name: &str, value: &Value) -> String {
    output(format, query)
        .render(value, Some(action(name)))
        .unwrap()
}

/// A page of persons. One has a name that would clear the screen.
fn persons() -> Value {
    json!({
        "PersonInfos": [
            {
                "PersonName": "张三丰", "PersonId": "1001", "Gender": 2, "PersonExDescriptions": ["计算机学院", "15级"],
                "FaceIds": ["2877244861637985315"], "CreationTimestamp": 1594642823572_u64,
            },
            {
                "PersonName": "\u{1b}[2JBob", "PersonId": "1002", "Gender": 0, "PersonExDescriptions": [],
                "FaceIds": ["2877244861637985316", "2877244861637985317"], "CreationTimestamp": 1594642823573_u64,
            },
        ],
        "PersonNum": 2, "FaceNum": 3, "FaceModelVersion": "3.0",
        "RequestId": "337d1bb5-3f88-4681-9291-5194f478f0d1",
    })
}

/// The responses of all examples of the spec.
fn examples() -> Vec<(&'static Action, Value)> {
    let actions = DESCRIPTION.actions.iter();
    let all = actions.flat_map(|action| {
        let examples = action.examples.iter();
        examples.map(move |example| (action, serde_json::to_value(example.response).unwrap()))
    });
    all.filter(|(_, response)| response.get("Error").is_none())
        .collect()
}
