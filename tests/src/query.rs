//! Parameters flattened into a query, by a third implementation that shares no code with client or emulator.

use serde_json::Value;

/// The query of an object of parameters: `Name.0.Field=value`, percent-encoded. Numbers and texts
/// alike are written bare.
#[must_use]
pub fn flattened(parameters: &Value) -> String {
    let mut pairs = Vec::new();
    flatten("", parameters, &mut pairs);
    pairs.join("&")
}

fn flatten(path: &str, value: &Value, pairs: &mut Vec<String>) {
    let inside = |name: &str| match path {
        "" => name.to_owned(),
        _ => format!("{path}.{name}"),
    };
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                flatten(&inside(name), value, pairs);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                flatten(&inside(&index.to_string()), value, pairs);
            }
        }
        Value::String(text) => pairs.push(format!("{path}={}", encoded(text))),
        other => pairs.push(format!("{path}={other}")),
    }
}

/// Percent-encoded by RFC 3986.
#[must_use]
pub fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nested_parameters_are_flattened_and_encoded() {
        let parameters = json!({"A": [{"B": 0, "C": "a & b"}, {"B": -1}], "D": "人=~"});
        assert_eq!(
            flattened(&parameters),
            "A.0.B=0&A.0.C=a%20%26%20b&A.1.B=-1&D=%E4%BA%BA%3D~"
        );
    }
}
