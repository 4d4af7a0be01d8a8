//! A value in one line, for people.

use iai_client::description::Field;
use serde_json::Value;

use super::plain::clean;
use super::shape::{Fields, Shape, inner, meaning};

/// What stands for nothing.
pub(super) const NOTHING: &str = "-";

/// A value in one line: numbers with what they mean, lists with commas, objects as `X=1 Y=2`.
pub(super) fn short(value: &Value, field: Option<&'static Field>, shape: &Shape) -> String {
    match value {
        Value::Null => NOTHING.to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => match meaning(field, value) {
            Some(meaning) => format!("{number} {meaning}"),
            None => number.to_string(),
        },
        Value::String(text) if text.is_empty() => NOTHING.to_owned(),
        Value::String(text) => clean(text).into_owned(),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => {
            let gap = if has_objects(items) { "; " } else { ", " };
            let items = items.iter().map(|item| short(item, field, shape));
            items.collect::<Vec<_>>().join(gap)
        }
        Value::Object(_) => pairs(value, inner(field), shape),
    }
}

/// The members that are there, as `X=1 Y=2`.
fn pairs(value: &Value, fields: Option<Fields>, shape: &Shape) -> String {
    let Some(object) = value.as_object() else {
        return String::new();
    };
    let members = shape.members(object, fields).into_iter();
    let told = members.filter(|member| !member.value.is_null());
    let pair = told.map(|member| {
        let value = short(member.value, member.field, shape);
        format!("{}={value}", clean(member.name))
    });
    pair.collect::<Vec<_>>().join(" ")
}

fn has_objects(items: &[Value]) -> bool {
    items.iter().any(Value::is_object)
}

/// Whether it is a list with objects in it, which needs more than a line.
pub(super) fn is_list_of_objects(value: &Value) -> bool {
    value.as_array().is_some_and(|items| has_objects(items))
}

/// Whether it fits a line: no objects in lists, and no objects in objects.
pub(super) fn is_flat(value: &Value) -> bool {
    match value {
        Value::Array(items) => !has_objects(items),
        Value::Object(object) => object
            .values()
            .all(|inner| !inner.is_object() && is_flat(inner)),
        _ => true,
    }
}
