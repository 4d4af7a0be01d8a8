//! The API as one document: for whatever shows or serves actions, and is not the client itself.
//!
//! The document is built once, as a tree. Serialized it is the JSON of `iai-spec describe`, and
//! [`emit::description`](crate::emit::description) writes the same tree as a static table of Rust. Its keys are the words of
//! the YAML format where that has a word.

mod action;
mod constraint;
mod field;
mod service;
mod types;
mod value;

pub use service::SCHEMA_VERSION;
pub(crate) use value::{Value, key_of};

use crate::model::Api;
use serde::{Serialize, Serializer};

/// An API as one document. Serialized, keys whose value is `false`, empty or absent are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Description(pub(crate) Value);

impl Serialize for Description {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Describes the whole API. Order is the order of the spec.
#[must_use]
pub fn describe(api: &Api) -> Description {
    Description(service::describe(api).into())
}
