//! What may be shown of a response that is none of the service's: JSON without its texts, so that one sees what kind of
//! response it is; of all else the length, and the title of an HTML page.

use serde_json::Value;

use super::filter::{Filter, shorten};
use crate::credentials::wipe_json;

/// Most characters of an excerpt.
const LONGEST: usize = 200;
/// Most bytes of JSON that is read once more to be shown: in memory it grows a hundredfold.
const LONGEST_JSON: usize = 65_536;
/// Most bytes at the start of a page in which its title is sought.
const HEAD: usize = 4096;
/// A number that is longer may be the id of a face.
const LONGEST_NUMBER: usize = 9;
/// Members whose texts say what went wrong.
const OPEN: [&str; 10] = [
    "requestid",
    "request_id",
    "code",
    "message",
    "msg",
    "error",
    "status",
    "reason",
    "detail",
    "title",
];

/// The outline of a body that is JSON, else its length and title.
pub(super) fn excerpt(body: &[u8], filter: &Filter<'_>) -> String {
    if body.is_empty() {
        return String::new();
    }
    let json = Some(body).filter(|body| body.len() <= LONGEST_JSON);
    if let Some(mut value) = json.and_then(|json| serde_json::from_slice(json).ok()) {
        let shown = outline(&value, filter).to_string();
        wipe_json(&mut value);
        return shorten(shown, LONGEST);
    }
    let title = title(body).filter(|title| is_prose(title) && filter.message(title) == *title);
    let title = title.map_or_else(String::new, |title| format!(", titled {title:?}"));
    shorten(format!("{} bytes{title}", body.len()), LONGEST)
}

/// The same with texts counted, but for those that say what went wrong.
fn outline(value: &Value, filter: &Filter<'_>) -> Value {
    match value {
        Value::Object(members) => {
            let outlined = members.iter().map(|(name, value)| {
                let is_open = OPEN.contains(&name.to_ascii_lowercase().as_str());
                let open = value.as_str().filter(|text| is_open && is_prose(text));
                let shown = open.map_or_else(
                    || outline(value, filter),
                    |text| Value::String(filter.message(text)),
                );
                let is_name = name.bytes().all(is_of_a_name) && filter.is_word(name);
                let is_shown = is_name && !filter.tells_secret(name);
                (if is_shown { name.clone() } else { count(name) }, shown)
            });
            Value::Object(outlined.collect())
        }
        Value::Array(items) => items.iter().map(|item| outline(item, filter)).collect(),
        Value::String(text) => Value::String(count(text)),
        Value::Number(number) if number.to_string().len() > LONGEST_NUMBER => {
            Value::String("<long number>".to_owned())
        }
        other => other.clone(),
    }
}

fn count(text: &str) -> String {
    format!("<{} characters>", text.chars().count())
}

/// Whether it is words alone. A text with one of these characters may repeat a request.
fn is_prose(text: &str) -> bool {
    !text.contains(['{', '[', '=', '<', '&'])
}

/// No digits: an id of a face has nothing else.
fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'.')
}

/// What an HTML page calls itself.
fn title(body: &[u8]) -> Option<&str> {
    let head = body
        .get(..HEAD)
        .unwrap_or(body)
        .utf8_chunks()
        .next()?
        .valid();
    let tag = ["<title>", "<TITLE>"];
    let (_, rest) = tag.iter().find_map(|tag| head.split_once(tag))?;
    Some(rest.split_once('<')?.0.trim())
}

#[cfg(test)]
mod tests;
