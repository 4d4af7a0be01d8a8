//! What a tool takes.

use iai_client::description::{Action, AnyOf, Field, Kind};
use serde_json::{Value, json};

use super::object::{Object, object};
use super::{kinds, limits, words};
use crate::facts;

/// The schema of the arguments of an action. Without a folder of pictures there are no parameters for pictures.
pub(in crate::mcp) fn request(action: &Action, with_pictures: bool) -> Object {
    let offered = |row: &&Field| is_offered(row, with_pictures);
    let rows: Vec<_> = action.parameters.iter().filter(offered).collect();
    let only = only_choices(action.rules, &rows);
    let mut schema = members(&rows, &mut Vec::new());
    let mut required: Vec<_> = rows
        .iter()
        .filter(|row| row.required)
        .map(|row| row.name)
        .collect();
    required.extend(only);
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    schema
}

/// Whether there is a parameter for the row.
fn is_offered(row: &Field, with_pictures: bool) -> bool {
    with_pictures || row.kind != Kind::Image
}

/// Parameters that are left alone of those of which one must be given.
fn only_choices(rules: &'static [AnyOf], rows: &[&Field]) -> Vec<&'static str> {
    let left = rules.iter().map(|rule| {
        let is_there = |name: &&&str| rows.iter().any(|row| row.name == **name);
        rule.any_of
            .iter()
            .filter(is_there)
            .copied()
            .collect::<Vec<_>>()
    });
    left.filter(|left| left.len() == 1).flatten().collect()
}

/// An object with these rows as members. `around` are the structures that it stands in.
fn members(rows: &[&Field], around: &mut Vec<&'static str>) -> Object {
    let mut properties = Object::new();
    for row in rows {
        let schema = property(row, around);
        properties.insert(row.name.to_owned(), Value::Object(schema));
    }
    object([
        ("type", json!("object")),
        ("properties", Value::Object(properties)),
        ("additionalProperties", json!(false)),
    ])
}

fn property(row: &Field, around: &mut Vec<&'static str>) -> Object {
    let mut schema = single(row, around);
    if row.list {
        schema = kinds::list(schema);
        limits::of_list(&mut schema, row);
    }
    schema.insert("description".to_owned(), description(row).into());
    if let Some(default) = row
        .default
        .and_then(|value| serde_json::to_value(value).ok())
    {
        schema.insert("default".to_owned(), default);
    }
    schema
}

fn single(row: &Field, around: &mut Vec<&'static str>) -> Object {
    if row.kind == Kind::Structure {
        return structure(row, around);
    }
    let mut schema = kinds::single(row);
    if row.kind != Kind::Image {
        limits::of_value(&mut schema, row);
    }
    schema
}

/// A structure that holds itself is written out once.
fn structure(row: &Field, around: &mut Vec<&'static str>) -> Object {
    let of = facts::structure(row).filter(|of| !around.contains(&of.name));
    let Some(of) = of else {
        return kinds::single(row);
    };
    around.push(of.name);
    let rows: Vec<_> = of.fields.iter().collect();
    let mut schema = members(&rows, around);
    around.pop();
    let required: Vec<_> = rows
        .iter()
        .filter(|row| row.required)
        .map(|row| row.name)
        .collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    schema
}

fn description(row: &Field) -> String {
    if row.kind == Kind::Image {
        return words::picture(row);
    }
    words::joined([words::meaning(row), words::limits(row)])
}
