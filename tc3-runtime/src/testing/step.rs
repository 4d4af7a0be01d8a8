//! The steps of a rule: what it does first, then, and from then on.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::fault::Fault;
use super::reply::Reply;
use crate::action::{Action, Response};
use crate::answer::Answer;
use crate::wire::{Node, Strictness, decode_structure};

/// Fields of an answer, or why there are none.
type Fields = Result<Map<String, Value>, String>;

/// Makes the fields of an answer of parameters.
type Answering = Box<dyn Fn(&[u8]) -> Fields + Send + Sync>;

/// What a step does.
pub(super) enum Reaction {
    Fault(Fault),
    Answer(Answering),
}

impl Reaction {
    /// The same answer each time.
    pub(super) fn fixed(fields: Fields) -> Self {
        Self::Answer(Box::new(move |_| fields.clone()))
    }

    /// An answer that a function fills in.
    pub(super) fn filled<A: Action>(
        fill: impl Fn(&A, &mut A::Response) + Send + Sync + 'static,
    ) -> Self {
        Self::Answer(Box::new(move |parameters| {
            let request = decode::<A>(parameters).ok_or("the request cannot be read back")?;
            let mut response = A::Response::default();
            fill(&request, &mut response);
            fields_of(&Answer::from(response))
        }))
    }

    /// What comes back to a request with these parameters.
    pub(super) fn reply(&self, parameters: &[u8], request_id: &str) -> Result<Reply, String> {
        let answer = match self {
            Self::Fault(fault) => return Ok(fault.reply(request_id)),
            Self::Answer(answer) => answer,
        };
        let mut fields = answer(parameters)?;
        let id = fields.get("RequestId").and_then(Value::as_str);
        if id.is_none_or(str::is_empty) {
            fields.insert("RequestId".to_owned(), request_id.into());
        }
        Ok(Reply::response(Value::Object(fields)))
    }
}

/// The fields of a typed answer.
pub(super) fn fields_of<R: Response>(answer: &Answer<R>) -> Fields {
    match serde_json::to_value(answer) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err("the answer is no object".to_owned()),
        Err(error) => Err(format!("the answer cannot be encoded: {error}")),
    }
}

/// The fields of an answer that was written as JSON.
pub(super) fn fields_of_json(text: &str) -> Fields {
    serde_json::from_str(text).map_err(|error| format!("the answer is no JSON object: {error}"))
}

/// A typed request of its parameters.
pub(super) fn decode<A: Action>(parameters: &[u8]) -> Option<A> {
    let value = serde_json::from_slice(parameters).ok()?;
    let strictness = Strictness::Strict;
    decode_structure(Node { value, strictness }).ok()
}

/// A step and how often it was taken.
pub(super) struct Step {
    pub(super) reaction: Arc<Reaction>,
    /// As often as this, if it was said.
    pub(super) times: Option<u32>,
    pub(super) taken: u32,
}

impl Step {
    pub(super) fn new(reaction: Reaction) -> Self {
        Self {
            reaction: Arc::new(reaction),
            times: None,
            taken: 0,
        }
    }

    /// Whether it can be taken once more. The last step without a number goes on for ever, others are taken once.
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
