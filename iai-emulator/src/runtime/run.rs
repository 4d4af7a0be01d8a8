//! From raw parameters to a behaviour and back.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::parameters::Parameters;
use crate::refusal::Refusal;

/// The fields of a successful response, without the request id.
#[derive(Debug, Clone, PartialEq)]
pub struct OutputFields(pub(crate) Map<String, Value>);

/// Parses raw parameters into the typed request, runs the behaviour, and serializes its response.
///
/// # Errors
/// What the behaviour refuses. `InternalError` when the table let pass what the request type does not take, or when
/// a response is not an object: both are mistakes in the emulator.
pub fn run<Request, Response>(
    parameters: Parameters,
    behaviour: impl FnOnce(Request) -> Result<Response, Refusal>,
) -> Result<OutputFields, Refusal>
where
    Request: DeserializeOwned,
    Response: iai_client::action::ActionOutput,
{
    run_raw(parameters, |request| {
        behaviour(request).map(iai_client::Response::from)
    })
}

fn run_raw<Request: DeserializeOwned, Response: Serialize>(
    parameters: Parameters,
    behaviour: impl FnOnce(Request) -> Result<Response, Refusal>,
) -> Result<OutputFields, Refusal> {
    let request = serde_json::from_value(Value::Object(parameters)).map_err(mismatch)?;
    match serde_json::to_value(behaviour(request)?) {
        Ok(Value::Object(fields)) => Ok(OutputFields(fields)),
        Ok(_) => Err(internal("a response is not an object")),
        Err(error) => Err(internal(&error.to_string())),
    }
}

/// serde's messages quote the value, which can be private. So the message tells only the kind of problem.
fn mismatch(error: serde_json::Error) -> Refusal {
    internal(match error.classify() {
        serde_json::error::Category::Data => "the request type refuses what the table allows",
        _ => "the parameters cannot be read",
    })
}

fn internal(what: &str) -> Refusal {
    Refusal::new(
        "InternalError",
        format!("The emulator has a mistake: {what}."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::collections::BTreeMap;

    type Numbers = BTreeMap<String, i64>;

    fn object(value: Value) -> Parameters {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn a_behaviour_gets_the_request_and_gives_the_fields() {
        let response = run_raw(object(json!({"a": 1})), |request: Numbers| {
            Ok(BTreeMap::from([("b", request["a"] + 1)]))
        });
        assert_eq!(response, Ok(OutputFields(object(json!({"b": 2})))));
    }

    #[test]
    fn refusals_pass_through() {
        let refusal = Refusal::new("LimitExceeded", "Too many.");
        let response = run_raw(Map::new(), |_: Numbers| Err::<Numbers, _>(refusal.clone()));
        assert_eq!(response, Err(refusal));
    }

    #[test]
    fn mistakes_of_the_emulator_are_internal_errors_without_values() {
        let typed = run_raw(object(json!({"a": "private"})), |request: Numbers| {
            Ok(request)
        });
        let shaped = run_raw(Map::new(), |_: Numbers| Ok([1, 2]));
        for response in [typed, shaped] {
            let refusal = response.unwrap_err();
            assert_eq!(refusal.code(), "InternalError");
            assert!(!refusal.message().contains("private"), "{refusal}");
        }
    }
}
