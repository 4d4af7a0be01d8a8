//! JSON bodies. Unlike the usual readers this one refuses a name that an object has twice.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::Parameters;
use crate::refusal::{Refusal, given_twice, invalid, too_many_values};

/// Reads a body, which must be one JSON object.
pub(super) fn read(body: &[u8], most_values: usize) -> Result<Parameters, Refusal> {
    let mut notes = Notes {
        repeated: None,
        left: most_values,
        is_full: false,
    };
    let mut reader = serde_json::Deserializer::from_slice(body);
    let node = Node {
        trail: None,
        notes: &mut notes,
    };
    let read = node
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    match read {
        Ok(Value::Object(parameters)) => Ok(parameters),
        Ok(_) => Err(invalid("The body is not a JSON object.")),
        Err(_) if notes.is_full => Err(too_many_values(most_values)),
        Err(error) => Err(refusal(&error, notes.repeated)),
    }
}

/// What is noted outside of the errors of serde, which carry only text.
struct Notes {
    /// The name that came twice.
    repeated: Option<String>,
    /// Values that may come yet. An empty object of two bytes takes some hundred bytes of memory.
    left: usize,
    is_full: bool,
}

fn refusal(error: &serde_json::Error, repeated: Option<String>) -> Refusal {
    match repeated {
        Some(path) => given_twice(&path),
        None => invalid(format!(
            "The body is not JSON in UTF-8: it breaks off or goes wrong at line {}, column {}.",
            error.line(),
            error.column()
        )),
    }
}

/// The way to a value. It is written out only when something is wrong there: with a string for every value, long
/// names nested in each other would take memory many times their length.
struct Trail<'a> {
    parent: Option<&'a Trail<'a>>,
    step: Step<'a>,
}

enum Step<'a> {
    Name(&'a str),
    Item(usize),
}

impl fmt::Display for Trail<'_> {
    /// Paths are written as in a flattened query: `Name.0.Field`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            write!(f, "{parent}.")?;
        }
        match self.step {
            Step::Name(name) => f.write_str(name),
            Step::Item(index) => write!(f, "{index}"),
        }
    }
}

/// A value.
struct Node<'a> {
    trail: Option<&'a Trail<'a>>,
    notes: &'a mut Notes,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        let Some(left) = self.notes.left.checked_sub(1) else {
            self.notes.is_full = true;
            return Err(D::Error::custom("too many values"));
        };
        self.notes.left = left;
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            let trail = Trail {
                parent: self.trail,
                step: Step::Item(list.len()),
            };
            let node = Node {
                trail: Some(&trail),
                notes: &mut *self.notes,
            };
            match items.next_element_seed(node)? {
                Some(value) => list.push(value),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            let trail = Trail {
                parent: self.trail,
                step: Step::Name(&name),
            };
            if map.contains_key(&name) {
                self.notes.repeated = Some(trail.to_string());
                return Err(A::Error::custom("a name is repeated"));
            }
            let node = Node {
                trail: Some(&trail),
                notes: &mut *self.notes,
            };
            let value = entries.next_value_seed(node)?;
            map.insert(name, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_kind_of_value_arrives_as_it_was_written() {
        let body = r#"{"a":[1,-1,0.5,18446744073709551615],"b":{"c":null,"d":true},"e":"\u672a & \ud83d\ude00"}"#;
        let expected = json!({
            "a": [1, -1, 0.5, u64::MAX],
            "b": {"c": null, "d": true},
            "e": "未 & 😀",
        });
        let blanks = format!(" \r\n{body}\t");
        let value = read(blanks.as_bytes(), 100).unwrap();
        assert_eq!(Value::Object(value), expected);
    }

    #[test]
    fn a_repeated_name_is_told_with_its_path() {
        let table = [
            (r#"{"a":1,"b":2,"a":1}"#, "`a`"),
            (r#"{"a":1,"\u0061":1}"#, "`a`"),
            (r#"{"l":[{"x":1},{"x":1,"y":2,"x":1}]}"#, "`l.1.x`"),
            (r#"{"o":{"p":{"q":1,"q":1}}}"#, "`o.p.q`"),
        ];
        for (body, path) in table {
            let refusal = read(body.as_bytes(), 100).unwrap_err();
            assert_eq!(refusal.code(), "InvalidParameter", "{body}");
            assert!(refusal.message().contains(path), "{body}: {refusal}");
        }
    }

    #[test]
    fn bodies_that_are_not_one_object_are_refused() {
        let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
        let bodies: [&[u8]; 16] = [
            b"",
            b" ",
            b"null",
            b"[]",
            b"\"text\"",
            b"{",
            b"{\"a\":1}}",
            b"{\"a\":1,}",
            b"{\"a\":\"\xff\"}",
            b"{\"a\":1e999}",
            b"{\"a\":\"\\ud800\"}",
            b"{\"a\":\"b\nc\"}",
            b"{'a':1}",
            b"\xef\xbb\xbf{}",
            b"GroupId=g",
            deep.as_bytes(),
        ];
        for body in bodies {
            let refusal = read(body, 100).unwrap_err();
            assert_eq!(refusal.code(), "InvalidParameter", "{body:?}");
        }
    }

    #[test]
    fn messages_do_not_quote_the_body() {
        let refusal = read(br#"{"PersonName":"Jane Roe""#, 100).unwrap_err();
        assert!(!refusal.message().contains("Jane"), "{refusal}");
        assert!(refusal.message().contains("line 1, column 24"), "{refusal}");
    }

    #[test]
    fn values_are_counted_before_they_take_memory() {
        let full = r#"{"a":[{},{}],"b":1}"#;
        assert!(read(full.as_bytes(), 5).is_ok());
        for (body, most) in [
            (full.to_owned(), 4),
            (
                format!(r#"{{"a":[{}{{}}]}}"#, "{},".repeat(3_000_000)),
                10_000,
            ),
        ] {
            let refusal = read(body.as_bytes(), most).unwrap_err();
            let expected = format!(
                "The parameters have over {most} values, lists and objects counted (--max-values)."
            );
            assert_eq!(
                (refusal.code(), refusal.message()),
                ("InvalidParameter", &*expected)
            );
        }
    }
}
