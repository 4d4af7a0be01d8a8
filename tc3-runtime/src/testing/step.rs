//! The steps of a rule, taken one after the other.

use std::sync::Arc;

use serde_json::Value;

use super::check::{Depth, Fields, fields_of_json, listed};
use super::fault::Fault;
use super::reply::Reply;
use crate::action::{Action, ActionOutput};
use crate::response::Response;
use crate::wire::{Strictness, deserialize_structure};

/// Makes the fields of a response to a request with these parameters.
type Respond = Box<dyn Fn(&[u8]) -> Fields + Send + Sync>;

/// What a step does.
pub(super) enum Reaction {
    Fault(Fault),
    Respond(Respond),
    /// Nothing, since what the test says cannot be used.
    Broken(String),
}

impl Reaction {
    /// A fault. A code of the service must be one that its spec lists.
    pub(super) fn fault<A: Action>(fault: Fault) -> Self {
        let known = match &fault {
            Fault::Service { code, .. } => listed(A::SERVICE, code, "Fault::unlisted"),
            _ => Ok(()),
        };
        known.map_or_else(Self::Broken, |()| Self::Fault(fault))
    }

    /// The same response each time.
    pub(super) fn value<R: ActionOutput>(response: &Response<R>) -> Self {
        Self::fixed(fields_of(response))
    }

    /// The same response each time, written as JSON.
    pub(super) fn json<A: Action>(text: &str, depth: Depth) -> Self {
        Self::fixed(fields_of_json::<A>(text, depth))
    }

    fn fixed(fields: Fields) -> Self {
        match fields {
            Ok(fields) => Self::Respond(Box::new(move |_| Ok(fields.clone()))),
            Err(problem) => Self::Broken(problem),
        }
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
            Self::Broken(problem) => return Err(problem.clone()),
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
fn fields_of<R: ActionOutput>(response: &Response<R>) -> Fields {
    match serde_json::to_value(response) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err("the response is no object".to_owned()),
        Err(error) => Err(format!("the response cannot be encoded: {error}")),
    }
}

/// The typed request with these parameters.
pub(super) fn decode<A: Action>(parameters: &[u8]) -> Option<A> {
    let mut json = serde_json::Deserializer::from_slice(parameters);
    deserialize_structure(&mut json, Strictness::Strict).ok()
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
