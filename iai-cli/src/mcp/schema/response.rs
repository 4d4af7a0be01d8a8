//! What a tool answers.

use iai_client::description::{Action, Field, Kind};
use serde_json::{Value, json};

use super::object::{Object, object};
use super::{kinds, words};
use crate::facts;
use crate::mcp::rows;

/// The member of an answer that tells what was left out of it.
pub(in crate::mcp) const LEFT_OUT: &str = "_left_out";
/// The member of an answer that tells how to get the next page.
pub(in crate::mcp) const NEXT_PAGE: &str = "_next_page";

/// The member of an answer with what a model should know besides.
pub(in crate::mcp) const NOTES: &str = "_notes";

/// The schema of the answers of an action. The service may add fields at any time, so other members are allowed, and
/// numbers without a known meaning.
pub(in crate::mcp) fn response(action: &Action, with_personal_data: bool) -> Object {
    let shown = Shown { with_personal_data };
    let mut schema = shown.members(action.response, &mut Vec::new());
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        if !with_personal_data {
            properties.insert(LEFT_OUT.to_owned(), left_out());
        }
        properties.insert(NOTES.to_owned(), notes());
        if action.paging.is_some() {
            properties.insert(NEXT_PAGE.to_owned(), next_page());
        }
    }
    schema
}

fn left_out() -> Value {
    json!({
        "type": "object",
        "description": "Personal data that was left out of this answer: how many values, and of which fields.",
    })
}

fn notes() -> Value {
    json!({
        "type": "array",
        "items": {"type": "string"},
        "description": "What is to be known besides, such as rules that the request breaks and the service let pass.",
    })
}

fn next_page() -> Value {
    json!({
        "type": "object",
        "description": "There is more: call again with these arguments in place of the old ones.",
    })
}

/// Which fields are shown.
#[derive(Clone, Copy)]
struct Shown {
    with_personal_data: bool,
}

impl Shown {
    fn members(self, rows: &'static [Field], around: &mut Vec<&'static str>) -> Object {
        let mut properties = Object::new();
        for row in rows.iter().filter(|row| self.shows(row)) {
            let schema = self.property(row, around);
            properties.insert(row.name.to_owned(), Value::Object(schema));
        }
        let always = rows.iter().filter(|row| row.always && self.shows(row));
        let required: Vec<_> = always.map(|row| row.name).collect();
        let mut schema = object([
            ("type", json!("object")),
            ("properties", Value::Object(properties)),
        ]);
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        schema
    }

    fn shows(self, row: &Field) -> bool {
        self.with_personal_data || !rows::is_personal(row)
    }

    fn property(self, row: &Field, around: &mut Vec<&'static str>) -> Object {
        let mut schema = match row.kind {
            Kind::Structure => self.structure(row, around),
            _ => object([("type", kinds::name(row).into())]),
        };
        if row.list {
            schema = kinds::list(schema);
        }
        if row.nullable {
            let kind = schema.remove("type").unwrap_or_default();
            schema.insert("type".to_owned(), json!([kind, "null"]));
        }
        schema.insert("description".to_owned(), words::meaning(row).into());
        schema
    }

    /// A structure that holds itself is written out once.
    fn structure(self, row: &Field, around: &mut Vec<&'static str>) -> Object {
        let of = facts::structure(row).filter(|of| !around.contains(&of.name));
        let Some(of) = of else {
            return kinds::single(row);
        };
        around.push(of.name);
        let schema = self.members(of.fields, around);
        around.pop();
        schema
    }
}
