//! JSON bodies.
//!
//! Of a name that an object has twice the last value counts. Whether the service refuses it is not known, and no client
//! that writes its JSON with a library can send one.

use serde_json::Value;

use super::Parameters;
use crate::refusal::{Refusal, invalid, too_many_values};

/// Reads a body, which must be one JSON object.
pub(super) fn read(body: &[u8], most_values: usize) -> Result<Parameters, Refusal> {
    // An empty object of two bytes takes some hundred bytes of memory.
    if values(body) > most_values {
        return Err(too_many_values(most_values));
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(parameters)) => Ok(parameters),
        Ok(_) => Err(invalid("The body is not a JSON object.")),
        Err(error) => Err(invalid(format!(
            "The body is not JSON in UTF-8: it breaks off or goes wrong at line {}, column {}.",
            error.line(),
            error.column()
        ))),
    }
}

/// Values in a body. Each is the first one, or stands behind a comma or what opens a list or an object; empty ones
/// count twice.
fn values(body: &[u8]) -> usize {
    let (mut count, mut is_text) = (1, false);
    let mut bytes = body.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => is_text = !is_text,
            b',' | b'[' | b'{' if !is_text => count += 1,
            _ => {}
        }
    }
    count
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
    fn of_a_repeated_name_the_last_value_counts() {
        let value = read(br#"{"a":1,"b":2,"\u0061":3}"#, 100).unwrap();
        assert_eq!(Value::Object(value), json!({"a": 3, "b": 2}));
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
        let full = r#"{"a":[null,",[\"{"],"b":1}"#;
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
