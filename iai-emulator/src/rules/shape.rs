//! Names and types, at every depth.

use serde_json::Value;

use crate::near;
use crate::parameters::Parameters;
use crate::refusal::{Refusal, quoted};
use crate::table::{ActionTable, Kind, Parameter};

/// A name that the table does not have.
pub(super) fn unknown(table: &ActionTable, parameters: &Parameters) -> Result<(), Refusal> {
    each_structure(
        table.parameters,
        parameters,
        "",
        &mut |fields, members, path| {
            let known = |name: &str| fields.iter().any(|field| field.name == name);
            match members.keys().find(|name| !known(name)) {
                None => Ok(()),
                Some(name) => {
                    let names = fields.iter().map(|field| field.name);
                    let hint = near::hint(name, names);
                    let end = if hint.is_empty() { "." } else { &hint };
                    let name = quoted(&join(path, name));
                    let message = format!("{} has no parameter {name}{end}", table.name);
                    Err(Refusal::new(table.unknown_parameter, message))
                }
            }
        },
    )
}

/// A required name that is absent.
pub(super) fn missing(table: &ActionTable, parameters: &Parameters) -> Result<(), Refusal> {
    each_structure(
        table.parameters,
        parameters,
        "",
        &mut |fields, members, path| {
            for field in fields {
                if let Some(code) = field.missing.filter(|_| !members.contains_key(field.name)) {
                    let message = format!("{} is required.", join(path, field.name));
                    return Err(Refusal::new(code, message));
                }
            }
            Ok(())
        },
    )
}

/// A value of another type than the table's.
pub(super) fn mistyped(table: &ActionTable, parameters: &Parameters) -> Result<(), Refusal> {
    match mistyped_member(table.parameters, parameters, "") {
        None => Ok(()),
        Some((path, expected)) => {
            let message = format!("{path} is not {expected}.");
            Err(Refusal::new(table.wrong_type, message))
        }
    }
}

type Visit<'a> = dyn FnMut(&[Parameter], &Parameters, &str) -> Result<(), Refusal> + 'a;

/// Visits a structure, then those within it, in table order.
fn each_structure(
    fields: &[Parameter],
    members: &Parameters,
    path: &str,
    visit: &mut Visit<'_>,
) -> Result<(), Refusal> {
    visit(fields, members, path)?;
    for field in fields {
        if let Some(value) = members.get(field.name) {
            inner_structures(&field.kind, value, &join(path, field.name), visit)?;
        }
    }
    Ok(())
}

fn inner_structures(
    kind: &Kind,
    value: &Value,
    path: &str,
    visit: &mut Visit<'_>,
) -> Result<(), Refusal> {
    match (kind, value) {
        (Kind::Structure(fields), Value::Object(members)) => {
            each_structure(fields, members, path, visit)
        }
        (Kind::List(rules), Value::Array(items)) => {
            items.iter().enumerate().try_for_each(|(index, item)| {
                inner_structures(&rules.item, item, &join_index(path, index), visit)
            })
        }
        _ => Ok(()),
    }
}

/// The path of a value of the wrong type, and the right type.
type Mistyped = (String, &'static str);

fn mistyped_member(fields: &[Parameter], members: &Parameters, path: &str) -> Option<Mistyped> {
    fields.iter().find_map(|field| {
        let value = members.get(field.name)?;
        mistyped_value(&field.kind, value, &join(path, field.name))
    })
}

fn mistyped_value(kind: &Kind, value: &Value, path: &str) -> Option<Mistyped> {
    match (kind, value) {
        (Kind::Text(_) | Kind::Time(_) | Kind::Image(_), Value::String(_))
        | (Kind::Boolean, Value::Bool(_))
        | (Kind::Float(_), Value::Number(_)) => None,
        (Kind::Integer(rules), Value::Number(number)) if rules.unsigned && number.is_u64() => None,
        (Kind::Integer(rules), Value::Number(number)) if !rules.unsigned && number.is_i64() => None,
        (Kind::Structure(fields), Value::Object(members)) => mistyped_member(fields, members, path),
        (Kind::List(rules), Value::Array(items)) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| mistyped_value(&rules.item, item, &join_index(path, index))),
        _ => Some((path.to_owned(), expected(kind))),
    }
}

fn expected(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text(_) | Kind::Time(_) => "a string",
        Kind::Image(_) => "a string of Base64 text",
        Kind::Integer(rules) if rules.unsigned => "a whole number from 0 (unsigned, 64 bits)",
        Kind::Integer(_) => "a whole number (signed, 64 bits)",
        Kind::Float(_) => "a number",
        Kind::Boolean => "true or false",
        Kind::List(_) => "a list",
        Kind::Structure(_) => "a structure",
    }
}

/// Paths are written as in a flattened query: `Name.0.Field`.
pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

pub(super) fn join_index(path: &str, index: usize) -> String {
    format!("{path}.{index}")
}
