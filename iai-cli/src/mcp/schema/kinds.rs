//! The types of values, as a schema names them.

use iai_client::description::{Field, Kind};
use serde_json::{Value, json};

use super::object::{Object, object};
use crate::facts;

/// The type of single values, or of the items of a list.
pub(super) fn name(row: &Field) -> &'static str {
    match row.kind {
        Kind::Integer | Kind::Unsigned | Kind::Enum | Kind::Switch => "integer",
        Kind::Float => "number",
        Kind::Boolean => "boolean",
        Kind::Structure => "object",
        _ => "string",
    }
}

/// Single values: their type, and the numbers and forms that come with it.
pub(super) fn single(row: &Field) -> Object {
    let mut schema = object([("type", name(row).into())]);
    match row.kind {
        Kind::Unsigned => put(&mut schema, "minimum", 0),
        Kind::Enum | Kind::Switch => numbers(&mut schema, row),
        Kind::Date => put(&mut schema, "pattern", r"^\d{4}-\d\d-\d\d$"),
        Kind::DateTime => put(&mut schema, "pattern", r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$"),
        Kind::DateTimeIso => put(&mut schema, "format", "date-time"),
        _ => {}
    }
    schema
}

fn put(schema: &mut Object, key: &str, value: impl Into<Value>) {
    schema.insert(key.to_owned(), value.into());
}

/// The only numbers that are taken. Where the service takes others as well, the description tells the known ones.
fn numbers(schema: &mut Object, row: &Field) {
    let strict = facts::enumeration(row).filter(|one| one.switch || one.error.is_some());
    if let Some(numbers) = strict {
        let values: Vec<_> = numbers.values.iter().map(|one| one.value).collect();
        put(schema, "enum", values);
    }
}

/// A list of such items.
pub(super) fn list(items: Object) -> Object {
    object([("type", json!("array")), ("items", Value::Object(items))])
}
