//! The steps of a rule, taken one after the other.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::fault::Fault;
use super::reply::Reply;
use crate::action::{Action, ActionOutput};
use crate::response::Response;
use crate::wire::{Node, Strictness, decode_structure};

/// Fields of a response, or why there are none.
type Fields = Result<Map<String, Value>, String>;

/// Makes the fields of a response to a request with these parameters.
type Respond = Box<dyn Fn(&[u8]) -> Fields + Send + Sync>;

/// What a step does.
pub(super) enum Reaction {
    Fault(Fault),
    Respond(Respond),
}

impl Reaction {
    /// The same response each time.
    pub(super) fn fixed(fields: Fields) -> Self {
        Self::Respond(Box::new(move |_| fields.clone()))
    }

    /// A response that a function fills in.
    pub(super) fn filled<A: Action>(
        fill: impl Fn(&A, &mut A::Output) + Send + Sync + 'static,
    ) -> Self {
        Self::Respond(Box::new(move |parameters| {
            let request = decode::<A>(parameters).ok_or("the request cannot be read back")?;
            let mut response = A::Output::default();
            fill(&request, &mut response);
            fields_of(&Response::from(response))
        }))
    }

    /// What comes back to a request with these parameters.
    pub(super) fn reply(&self, parameters: &[u8], request_id: &str) -> Result<Reply, String> {
        let respond = match self {
            Self::Fault(fault) => return Ok(fault.reply(request_id)),
            Self::Respond(respond) => respond,
        };
        let mut fields = respond(parameters)?;
        let id = fields.get("RequestId").and_then(Value::as_str);
        if id.is_none_or(str::is_empty) {
            fields.insert("RequestId".to_owned(), request_id.into());
        }
        Ok(Reply::response(Value::Object(fields)))
    }
}

/// The fields of a typed response.
pub(super) fn fields_of<R: ActionOutput>(response: &Response<R>) -> Fields {
    match serde_json::to_value(response) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err("the response is no object".to_owned()),
        Err(error) => Err(format!("the response cannot be encoded: {error}")),
    }
}

/// The fields of a response that was written as JSON, with or without the envelope around them. Fields of a wrong type
/// are refused; what the action promises may be missing, since a test may want that.
pub(super) fn fields_of_json<R: ActionOutput>(text: &str) -> Fields {
    let mut fields: Map<String, Value> = serde_json::from_str(text)
        .map_err(|error| format!("the response is no JSON object: {error}"))?;
    match fields.get_mut("Response") {
        None => {}
        Some(Value::Object(inner)) => fields = std::mem::take(inner),
        Some(_) => return Err("its Response is no JSON object".to_owned()),
    }
    let Some(error) = fields.get("Error").filter(|error| !error.is_null()) else {
        check::<R>(fields.clone())?;
        return Ok(fields);
    };
    match error.get("Code").and_then(Value::as_str) {
        None | Some("") => Err("the response has an Error without a Code".to_owned()),
        Some(_) => Ok(fields),
    }
}

fn check<R: ActionOutput>(mut fields: Map<String, Value>) -> Result<(), String> {
    // The mock fills it in.
    let id = fields.entry("RequestId").or_insert(Value::Null);
    if id.is_null() {
        *id = "".into();
    }
    let node = Node {
        value: Value::Object(fields),
        strictness: Strictness::Lenient,
    };
    match decode_structure::<R>(node) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("the response does not fit its type: {error}")),
    }
}

/// The typed request with these parameters.
pub(super) fn decode<A: Action>(parameters: &[u8]) -> Option<A> {
    let value = serde_json::from_slice(parameters).ok()?;
    let strictness = Strictness::Strict;
    decode_structure(Node { value, strictness }).ok()
}

/// A step and how often it was taken.
pub(super) struct RuleStep {
    pub(super) reaction: Arc<Reaction>,
    /// How often it is to be taken, if that was set.
    pub(super) times: Option<u32>,
    pub(super) taken: u32,
}

impl RuleStep {
    pub(super) fn new(reaction: Reaction) -> Self {
        Self {
            reaction: Arc::new(reaction),
            times: None,
            taken: 0,
        }
    }

    /// Whether it can be taken once more. Without a number, the last step goes on for ever and others are taken once.
    pub(super) fn is_left(&self, last: bool) -> bool {
        match self.times {
            None if last => true,
            times => self.taken < times.unwrap_or(1),
        }
    }

    /// How often it has to be taken before the test has seen all of it.
    pub(super) fn wanted(&self) -> u32 {
        self.times.unwrap_or(1)
    }
}
