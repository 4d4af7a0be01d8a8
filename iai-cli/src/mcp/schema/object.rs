//! Objects of JSON.

use serde_json::{Map, Value};

/// An object of JSON, such as a schema.
pub(in crate::mcp) type Object = Map<String, Value>;

/// An object with these members.
pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Object {
    let owned = members.map(|(name, value)| (name.to_owned(), value));
    owned.into_iter().collect()
}
