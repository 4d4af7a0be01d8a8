//! The vendor's own examples, all 74, decoded by the client: the bodies are data, the expectations literals.

use iai_client::{Error, RequestConfig, action::Action, validate::ValidationLevel};
use iai_client::{actions::*, types};
use iai_tests::fake_server::FakeServer;
use iai_tests::http::http;
use iai_tests::{for_each_action, harness};
use serde_json::Value;

const EXPECTED: &str = include_str!("../../data/examples/expected.tsv");

/// One line of the list: `Action, index, success or error CODE, RequestId, path = value…`.
struct Expected {
    action: &'static str,
    index: usize,
    result: &'static str,
    request_id: &'static str,
    values: Vec<(&'static str, &'static str)>,
}

impl Expected {
    fn parse(line: &'static str) -> Self {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap();
        let (action, index, result, request_id) = (cell(), cell(), cell(), cell());
        let values = cells.map(|pair| pair.split_once(" = ").unwrap()).collect();
        Self {
            action,
            index: index.parse().unwrap(),
            result,
            request_id,
            values,
        }
    }

    fn body(&self) -> String {
        let path = format!(
            "{}/data/examples/{}.json",
            env!("CARGO_MANIFEST_DIR"),
            self.action
        );
        let examples: Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        serde_json::json!({ "Response": examples[self.index]["response"] }).to_string()
    }

    fn check(&self, result: &Result<Value, Error>) {
        let name = format!("{}[{}]", self.action, self.index);
        match result {
            Ok(response) => {
                assert_eq!(self.result, "success", "{name}");
                assert_eq!(response["RequestId"], self.request_id, "{name}");
                for (path, value) in &self.values {
                    assert!(
                        same(&at(response, path), &literal(value)),
                        "{name} {path}: {}",
                        at(response, path)
                    );
                }
            }
            Err(error) => {
                let code = error.code_str().unwrap_or("none");
                assert_eq!(format!("error {code}"), self.result, "{name}: {error}");
                assert_eq!(error.request_id(), Some(self.request_id), "{name}");
            }
        }
    }
}

/// The value at `Results.0.Candidates.#`; `#` is a number of items, an absent value is null.
fn at(response: &Value, path: &str) -> Value {
    path.split('.').fold(response.clone(), |value, step| {
        match (step, step.parse::<usize>()) {
            ("#", _) => value
                .as_array()
                .map_or(Value::Null, |items| items.len().into()),
            (_, Ok(index)) => value[index].clone(),
            (key, Err(_)) => value[key].clone(),
        }
    })
}

/// The vendor writes whole numbers where it documents floats: 100 is 100.0.
fn same(found: &Value, expected: &Value) -> bool {
    match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => found == expected,
        _ => found == expected,
    }
}

fn literal(text: &str) -> Value {
    match text {
        "none" => Value::Null,
        name if name.contains("::") => named(name).into(),
        json => serde_json::from_str(json).unwrap(),
    }
}

/// The number behind the name of an enumeration's value.
fn named(name: &str) -> i64 {
    let unsigned = |value: u64| i64::try_from(value).unwrap();
    match name {
        "Emotion::Relaxed" => types::Emotion::Relaxed.value(),
        "EyeOpen::Open" => types::EyeOpen::Open.value(),
        "EyeSize::Big" => types::EyeSize::Big.value(),
        "DetectFaceAttributesGender::Male" => types::DetectFaceAttributesGender::Male.value(),
        "DetectFaceAttributesBang::WithoutBang" => {
            types::DetectFaceAttributesBang::WithoutBang.value()
        }
        "MouthOpen::Closed" => types::MouthOpen::Closed.value(),
        "NoseShape::Ordinary" => types::NoseShape::Ordinary.value(),
        "DetectFaceBang::WithBang" => types::DetectFaceBang::WithBang.value(),
        "DetectFaceBang::WithoutBang" => types::DetectFaceBang::WithoutBang.value(),
        "HairColor::Black" => types::HairColor::Black.value(),
        "HairLength::Bald" => types::HairLength::Bald.value(),
        "HairLength::Short" => types::HairLength::Short.value(),
        "Gender::Male" => types::Gender::Male.value(),
        "Gender::NotGiven" => types::Gender::NotGiven.value(),
        "UpgradeJobStatus::Done" => unsigned(types::UpgradeJobStatus::Done.value()),
        "SearchRetCode::Searched" => types::SearchRetCode::Searched.value(),
        "CreateFaceRetCode::Added" => types::CreateFaceRetCode::Added.value(),
        "UpgradeStatus::Done" => types::UpgradeStatus::Done.value(),
        "UpgradeStatus::Failed" => types::UpgradeStatus::Failed.value(),
        "UpgradeStatus::Running" => types::UpgradeStatus::Running.value(),
        other => panic!("no literal for {other}"),
    }
}

/// Sends an empty request of one action to a server that answers with the example.
fn decode<A: Action + Default>(body: &str) -> Result<Value, Error> {
    let server = FakeServer::saying(http(200, body));
    let unchecked = RequestConfig::new().validation(ValidationLevel::Off);
    let client = harness::client(&server.url()).with_config(unchecked);
    let response = harness::wait(client.send(A::default()))?;
    Ok(serde_json::to_value(&response).unwrap())
}

fn decode_named(action: &str, body: &str) -> Result<Value, Error> {
    macro_rules! by_name {
        ($($request:ident),*) => {
            $(if action == <$request as Action>::NAME { return decode::<$request>(body); })*
        };
    }
    for_each_action!(by_name);
    panic!("no action {action}");
}

#[test]
fn all_examples_decode_as_listed() {
    let expected: Vec<Expected> = EXPECTED.lines().map(Expected::parse).collect();
    assert_eq!(expected.len(), 74);
    for example in expected {
        example.check(&decode_named(example.action, &example.body()));
    }
}
