//! Actions as values, for programs that learn at run time which one to call: command lines, gateways, tools of language
//! models. Behind the feature `dynamic`.
//!
//! Generated code has a static list of them, `ACTIONS`, beside the client. A request is made of JSON, and its response is
//! JSON; in between is the same call as that of the typed methods, with the same validation, retries and errors. What a
//! program shows of an action (parameters, limits, documentation) stands in its [description](crate::description).
//!
//! ```
//! use serde_json::{Value, json};
//! use tc3_runtime::dynamic::{DynAction, find};
//! use tc3_runtime::{Client, Error};
//!
//! async fn call(client: &Client, actions: &'static [DynAction]) -> Result<Value, Error> {
//!     let Some(action) = find(actions, "AssumeRole") else { return Ok(Value::Null) };
//!     let parameters = json!({ "RoleArn": "qcs::cam::uin/1:roleName/r", "RoleSessionName": "s" });
//!     match action.request(parameters) {
//!         Ok(request) => Ok(request.send(client).await?.into_output()),
//!         Err(wrong) => Ok(json!({ "wrong": wrong.to_string() })),
//!     }
//! }
//! # let _ = call;
//! ```

mod action;
mod job;
mod pages;
mod request;

use std::future::Future;
use std::pin::Pin;

use serde::Serialize;
use serde_json::{Value, to_value};

pub use action::{DynAction, find};
pub use job::{DynOutcome, DynWaiter};
pub use pages::DynPages;
pub use request::DynRequest;

use crate::action::ActionOutput;
use crate::response::Response;

/// A future that is named by what it gives.
type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A value of the API as JSON. Such values always have a JSON form.
fn json(value: &impl Serialize) -> Value {
    to_value(value).unwrap_or_default()
}

/// A response with its output as JSON.
fn untyped<R: ActionOutput>(response: Response<R>) -> Response<Value> {
    let output = json(&response);
    response.with_output(output)
}
