//! Values of the service, and pairs of names.

use super::described::Member;
use serde::{Serialize, Serializer};

/// A value as the service sends or takes it: JSON that a static table can hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(&'static str),
    /// A list.
    List(&'static [Value]),
    /// An object; its members in order.
    Map(&'static [(&'static str, Value)]),
}

/// Names with what belongs to each, an object in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairs(pub &'static [(&'static str, &'static str)]);

impl Member for Value {}

impl Member for Pairs {
    fn is_left_out(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Pairs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Null => serializer.serialize_none(),
            Self::Bool(flag) => serializer.serialize_bool(flag),
            Self::Int(number) => serializer.serialize_i64(number),
            Self::Float(number) => serializer.serialize_f64(number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => items.serialize(serializer),
            Self::Map(members) => serializer.collect_map(members.iter().copied()),
        }
    }
}

/// Bounds of whole numbers are numbers with a fraction in Rust; in JSON nobody expects one.
pub(super) fn number<S: Serializer>(
    number: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let Some(number) = *number else {
        return serializer.serialize_none();
    };
    let whole = number as i64;
    if whole as f64 == number && whole.unsigned_abs() < 1 << 53 {
        serializer.serialize_i64(whole)
    } else {
        serializer.serialize_f64(number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Range;
    use super::*;

    #[test]
    fn bounds_have_a_fraction_only_where_they_need_one() {
        let range = Range {
            min: Some(-0.5),
            under: None,
            max: Some(100.0),
            below: Some(1e300),
            over: None,
            advisory: None,
        };
        let json = serde_json::to_string(&range).unwrap();
        assert_eq!(json, r#"{"min":-0.5,"max":100,"below":1e+300}"#);
    }

    #[test]
    fn values_are_the_json_that_they_stand_for() {
        let items = [
            Value::Null,
            Value::Bool(true),
            Value::Int(-1),
            Value::Float(1.0),
        ];
        let items: &'static [Value] = Box::leak(Box::new(items));
        let members = [("List", Value::List(items)), ("Text", Value::Text("a"))];
        let value = Value::Map(Box::leak(Box::new(members)));
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(json, r#"{"List":[null,true,-1,1.0],"Text":"a"}"#);
        let pairs = Pairs(&[("JobId", "Id")]);
        assert_eq!(serde_json::to_string(&pairs).unwrap(), r#"{"JobId":"Id"}"#);
    }
}
