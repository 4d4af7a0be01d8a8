//! JSON that holds keys. What is not taken out of it is wiped.

use serde_json::{Map, Value};
use zeroize::{Zeroize, Zeroizing};

use super::problem::CredentialsProblem;

/// An object whose texts are wiped when it goes.
pub(super) struct Object(Map<String, Value>);

impl Object {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, CredentialsProblem> {
        match serde_json::from_slice::<Value>(bytes) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            Ok(mut other) => {
                wipe(&mut other);
                Err(CredentialsProblem::NotJson)
            }
            Err(_) if bytes.trim_ascii_start().starts_with(b"<") => Err(CredentialsProblem::Html),
            Err(_) => Err(CredentialsProblem::NotJson),
        }
    }

    /// A text, if it is there and not null.
    pub(super) fn text(
        &mut self,
        field: &'static str,
    ) -> Result<Option<Zeroizing<String>>, CredentialsProblem> {
        match self.0.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(Zeroizing::new(text))),
            Some(mut other) => {
                wipe(&mut other);
                Err(CredentialsProblem::Shape { field })
            }
        }
    }

    /// A text that must be there.
    #[cfg(feature = "role-credentials")]
    pub(super) fn required(
        &mut self,
        field: &'static str,
    ) -> Result<Zeroizing<String>, CredentialsProblem> {
        let text = self.text(field)?;
        text.ok_or(CredentialsProblem::Shape { field })
    }

    /// Unix seconds, if they are there and not null.
    pub(super) fn seconds(&self, field: &'static str) -> Result<Option<u64>, CredentialsProblem> {
        match self.0.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => {
                // Some writers put a fraction behind.
                let whole = value.as_u64().or_else(|| whole(value.as_f64()?));
                whole.map(Some).ok_or(CredentialsProblem::Shape { field })
            }
        }
    }
}

fn whole(seconds: f64) -> Option<u64> {
    (0.0..1e15).contains(&seconds).then_some(seconds as u64)
}

impl Drop for Object {
    fn drop(&mut self) {
        self.0.values_mut().for_each(wipe);
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(fields) => fields.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
