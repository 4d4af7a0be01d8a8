//! JSON in the order of the description.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::plain::clean_json;
use super::shape::{Fields, Shape, inner};

/// A value whose members are written in the order of the description; `serde_json` has them in that of the alphabet.
pub(super) struct Ordered<'a> {
    pub(super) value: &'a Value,
    /// The fields of the object, or of the objects in the list.
    pub(super) fields: Option<Fields>,
    pub(super) shape: &'a Shape,
}

impl Ordered<'_> {
    /// In one line, without its end.
    pub(super) fn line(&self) -> String {
        clean_json(serde_json::to_string(self).unwrap_or_default())
    }

    /// In many lines.
    pub(super) fn pretty(&self) -> String {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{}\n", clean_json(text))
    }

    fn same<'b>(&'b self, value: &'b Value, fields: Option<Fields>) -> Ordered<'b> {
        Ordered {
            value,
            fields,
            shape: self.shape,
        }
    }
}

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&self.same(item, self.fields))?;
                }
                list.end()
            }
            Value::Object(object) => {
                let mut map = serializer.serialize_map(Some(object.len()))?;
                for member in self.shape.members(object, self.fields) {
                    let value = self.same(member.value, inner(member.field));
                    map.serialize_entry(member.name, &value)?;
                }
                map.end()
            }
            plain => plain.serialize(serializer),
        }
    }
}
