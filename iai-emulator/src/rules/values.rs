//! The rules of each value, in table order. Names and types were checked before.

use std::collections::BTreeMap;

use serde_json::Value;

use super::shape::{join, join_index};
use super::{lists, numbers, text, times};
use crate::parameters::Parameters;
use crate::picture::Picture;
use crate::refusal::Refusal;
use crate::table::{Kind, Parameter};

/// Pictures by path, those that cannot be used with the reason.
pub(crate) type Images = BTreeMap<String, Result<Picture, Refusal>>;

/// Checks all values and returns the pictures among them, by path.
pub(super) fn check(fields: &[Parameter], members: &Parameters) -> Result<Images, Refusal> {
    let mut images = Images::new();
    check_members(fields, members, "", &mut images)?;
    Ok(images)
}

fn check_members(
    fields: &[Parameter],
    members: &Parameters,
    path: &str,
    images: &mut Images,
) -> Result<(), Refusal> {
    for field in fields {
        if let Some(value) = members.get(field.name) {
            check_value(&field.kind, value, &join(path, field.name), images)?;
        }
    }
    Ok(())
}

fn check_value(kind: &Kind, value: &Value, path: &str, images: &mut Images) -> Result<(), Refusal> {
    match (kind, value) {
        (Kind::Text(rules), Value::String(value)) => text::check(rules, value, path),
        (Kind::Time(rule), Value::String(value)) => times::check(*rule, value, path),
        (Kind::Integer(rules), Value::Number(value)) => numbers::integer(rules, value, path),
        (Kind::Float(rules), Value::Number(value)) => numbers::float(rules, value, path),
        (Kind::Image(rules), Value::String(value)) => {
            let picture = Picture::from_base64(rules, value, path)?;
            images.insert(path.to_owned(), Ok(picture));
            Ok(())
        }
        (Kind::Structure(fields), Value::Object(members)) => {
            check_members(fields, members, path, images)
        }
        (Kind::List(rules), Value::Array(items)) => {
            lists::check(rules, items, path)?;
            items.iter().enumerate().try_for_each(|(index, item)| {
                check_item(&rules.item, item, &join_index(path, index), images)
            })
        }
        _ => Ok(()),
    }
}

/// A bad picture in a list does not affect the others, so the behaviour decides what becomes of it.
fn check_item(kind: &Kind, value: &Value, path: &str, images: &mut Images) -> Result<(), Refusal> {
    match (kind, value) {
        (Kind::Image(rules), Value::String(value)) => {
            let picture = Picture::from_base64(rules, value, path);
            images.insert(path.to_owned(), picture);
            Ok(())
        }
        _ => check_value(kind, value, path, images),
    }
}
