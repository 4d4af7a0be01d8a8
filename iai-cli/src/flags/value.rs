//! The value of a flag as JSON, by the kind of its parameter.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};
use iai_client::description::{EnumType, Field, Kind};
use serde_json::{Map, Value};

use crate::facts;

/// Reads the value of a parameter.
#[derive(Clone, Copy)]
pub(super) struct Parameter(pub(super) &'static Field);

impl TypedValueParser for Parameter {
    type Value = Value;

    fn parse_ref(
        &self,
        command: &Command,
        flag: Option<&Arg>,
        text: &OsStr,
    ) -> Result<Value, Error> {
        let field = self.0;
        let parser = StringValueParser::new().try_map(move |text| value(field, &text));
        parser.parse_ref(command, flag, text)
    }

    /// What shells complete. Other words are refused by the rules of the API, where there are any, and not here.
    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let known = words(self.0);
        (!known.is_empty()).then(|| Box::new(known.into_iter()) as Box<dyn Iterator<Item = _>>)
    }
}

/// The words that a parameter takes, with their meanings; empty where any text is taken.
fn words(field: &'static Field) -> Vec<PossibleValue> {
    match field.kind {
        Kind::Switch | Kind::Boolean => ["true", "false"].map(PossibleValue::new).into(),
        Kind::Enum => {
            let values = facts::enumeration(field).map_or(&[][..], |one| one.values);
            let value = |one| {
                PossibleValue::new(facts::word(one)).help(format!("{}: {}", one.value, one.doc))
            };
            values.iter().map(value).collect()
        }
        _ => {
            let lists = facts::constraints(field).filter_map(|one| one.one_of);
            lists
                .flat_map(|list| list.values)
                .map(PossibleValue::new)
                .collect()
        }
    }
}

fn value(field: &'static Field, text: &str) -> Result<Value, String> {
    match field.kind {
        Kind::Integer => number::<i64>(text, "a whole number"),
        Kind::Unsigned => number::<u64>(text, "a whole number from 0 up"),
        Kind::Float => float(text),
        Kind::Boolean => switch(text).map(Value::from),
        Kind::Switch => switch(text).map(u8::from).map(Value::from),
        Kind::Enum => enumerated(facts::enumeration(field), text),
        Kind::Structure => object(field, text),
        _ => Ok(text.into()),
    }
}

fn number<T: std::str::FromStr + Into<Value>>(text: &str, what: &str) -> Result<Value, String> {
    text.parse::<T>()
        .map(Into::into)
        .map_err(|_| what.to_owned())
}

fn float(text: &str) -> Result<Value, String> {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.map(Value::from).ok_or_else(|| "a number".to_owned())
}

fn switch(text: &str) -> Result<bool, String> {
    match text {
        "true" | "1" | "on" => Ok(true),
        "false" | "0" | "off" => Ok(false),
        _ => Err("write true or false".to_owned()),
    }
}

/// A word or a number. A number that has no meaning here is passed on: the service may have learnt it since.
fn enumerated(known: Option<&'static EnumType>, text: &str) -> Result<Value, String> {
    if let Ok(number) = text.parse::<i64>() {
        return Ok(number.into());
    }
    let values = known.map_or(&[][..], |known| known.values);
    let found = values
        .iter()
        .find(|value| facts::word(value).eq_ignore_ascii_case(text));
    found.map(|value| value.value.into()).ok_or_else(|| {
        let words: Vec<String> = values.iter().map(facts::word).collect();
        format!("one of {}, or a number", words.join(", "))
    })
}

/// An object, as JSON or as `Name=value,Name=value`; a list of objects only as JSON.
fn object(field: &'static Field, text: &str) -> Result<Value, String> {
    if text.trim_start().starts_with(['{', '[']) {
        return serde_json::from_str(text).map_err(|error| format!("no JSON: {error}"));
    }
    let fields = facts::structure(field).map_or(&[][..], |one| one.fields);
    let mut object = Map::new();
    for pair in text.split(',') {
        let (name, text) = pair.split_once('=').ok_or_else(|| form(fields))?;
        let member = member(fields, name.trim()).ok_or_else(|| form(fields))?;
        object.insert(member.name.to_owned(), value(member, text)?);
    }
    Ok(object.into())
}

/// The member with this name, as on the wire or as in a flag.
fn member(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields
        .iter()
        .find(|field| field.name == name || facts::flag(field) == name)
}

fn form(fields: &[Field]) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|field| format!("{}=…", field.name))
        .collect();
    format!("write {}, or a JSON object", pairs.join(","))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(action: &str, name: &str, text: &str) -> Result<Value, String> {
        let action = facts::action_of(action).unwrap();
        value(facts::parameter(action, name).unwrap(), text)
    }

    #[test]
    fn values_have_the_type_of_their_row() {
        let object = json!({"PersonExDescriptionIndex": 0, "PersonExDescription": "blue"});
        for (action, name, text, expected) in [
            ("create-person", "PersonId", "007", json!("007")),
            ("create-person", "Gender", "female", json!(2)),
            ("create-person", "Gender", "Female", json!(2)),
            ("create-person", "Gender", "9", json!(9)),
            (
                "create-person",
                "UniquePersonControl",
                "very-high",
                json!(4),
            ),
            ("search-persons", "FaceMatchThreshold", "40.5", json!(40.5)),
            ("search-persons", "MaxFaceNum", "5", json!(5)),
            ("search-persons", "NeedPersonInfo", "true", json!(1)),
            ("search-persons", "NeedPersonInfo", "off", json!(0)),
            (
                "create-person",
                "PersonExDescriptionInfos",
                "PersonExDescriptionIndex=0,person-ex-description=blue",
                object.clone(),
            ),
            (
                "create-person",
                "PersonExDescriptionInfos",
                r#"{"PersonExDescriptionIndex": 0, "PersonExDescription": "blue"}"#,
                object,
            ),
        ] {
            assert_eq!(
                read(action, name, text),
                Ok(expected),
                "{action} {name} {text}"
            );
        }
    }

    #[test]
    fn a_value_of_another_form_is_told_what_is_taken() {
        for (action, name, text, expected) in [
            (
                "search-persons",
                "MaxFaceNum",
                "-1",
                "a whole number from 0 up",
            ),
            ("search-persons", "FaceMatchThreshold", "nan", "a number"),
            (
                "search-persons",
                "NeedPersonInfo",
                "maybe",
                "write true or false",
            ),
            (
                "create-person",
                "Gender",
                "f",
                "one of not-given, male, female, or a number",
            ),
            (
                "create-person",
                "PersonExDescriptionInfos",
                "Index=0",
                "write PersonExDescriptionIndex=…,PersonExDescription=…, or a JSON object",
            ),
        ] {
            assert_eq!(read(action, name, text), Err(expected.to_owned()), "{text}");
        }
    }
}
