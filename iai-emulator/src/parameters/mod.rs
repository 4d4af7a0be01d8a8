//! From the bytes of a request to its raw parameters: a JSON body by POST, a flattened query by GET, a flattened
//! query or form with an older signature.

mod json;
mod read;
mod shape;
mod tree;

pub(crate) use read::read;

use serde_json::{Map, Value};

/// The raw parameters of a call, checked against the table of its action.
pub type Parameters = Map<String, Value>;
