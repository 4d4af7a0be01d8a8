//! How mappings are written, for those who wrote something else.

use super::keys::Keys;
use super::look_alike::look_alike;
use crate::node::Node;

/// What to write in place of `node`, which is no mapping.
pub(super) fn written(keys: Keys, node: &Node) -> String {
    const LISTED: usize = 16;
    if let Some(form) = form(keys, node) {
        return format!("write `{{ {form} }}`");
    }
    let names = keys.names();
    let (listed, rest) = names.split_at(names.len().min(LISTED));
    let more = if rest.is_empty() { "" } else { ", …" };
    let listed = listed.join(", ");
    format!("write `key: value` pairs with keys out of {listed}{more}")
}

/// The mapping that a value on its own seems to mean.
fn form(keys: Keys, node: &Node) -> Option<String> {
    let list = || list(node);
    let text = || text(node);
    let number = || number(node);
    Some(match keys.kind() {
        "sizes" | "range" | "encoded" => bounds(node),
        "short side" => bound("min", Some(node), None),
        "errors of an action" => format!("also: {}", list()?),
        "formats" => format!("allow: {}, error: CODE", list()?),
        "one_of" | "words" => format!("values: {}, error: CODE", list()?),
        "url" | "unique" => "error: CODE".to_owned(),
        "error" => format!("code: {}", text()?),
        "row" => format!("name: {}, type: TYPE", text()?),
        "enum value" => format!("value: {}, name: NAME", number()?),
        "rates" => format!("per_second: {}", number()?),
        _ => return None,
    })
}

fn bounds(node: &Node) -> String {
    match node {
        Node::List(ends) if ends.len() == 2 => {
            let ends = ends.iter().zip(["min", "max"]);
            let ends: Vec<String> = ends.map(|(end, key)| bound(key, Some(end), None)).collect();
            ends.join(", ")
        }
        node => bound("max", Some(node), None),
    }
}

/// The key of the code of a bound.
pub(super) fn code_of(bound: &str) -> &'static str {
    if bound == "min" { "under" } else { "over" }
}

/// A bound with its code, as far as they are known.
pub(super) fn bound(key: &str, at: Option<&Node>, code: Option<&Node>) -> String {
    let at = at.and_then(number).unwrap_or_else(|| "N".to_owned());
    let code = code.and_then(text).unwrap_or_else(|| "CODE".to_owned());
    format!("{key}: {at}, {}: {code}", code_of(key))
}

fn text(node: &Node) -> Option<String> {
    plain(node).filter(|_| matches!(node, Node::Text(_)))
}

/// A number as it may stand in a file.
fn number(node: &Node) -> Option<String> {
    plain(node).filter(|_| matches!(node, Node::Int(_) | Node::Float(_)))
}

/// What to add to a mapping that lacks `key`.
pub(super) fn added(key: &str) -> String {
    if ["under", "over", "error"].contains(&key) {
        format!("add `{key}: CODE` to this mapping, with the error code that the service answers")
    } else {
        format!("add `{key}:` to this mapping")
    }
}

/// A list, or a text on its own as one; none where it is too long for a hint.
fn list(node: &Node) -> Option<String> {
    const LISTED: usize = 4;
    let items = match node {
        Node::List(items) => &items[..],
        node => std::slice::from_ref(node),
    };
    if items.len() > LISTED {
        return Some("[…]".to_owned());
    }
    let items: Option<Vec<String>> = items.iter().map(plain).collect();
    Some(format!("[{}]", items?.join(", ")))
}

/// A scalar as it may stand in a file.
fn plain(node: &Node) -> Option<String> {
    match node {
        Node::Int(value) => Some(value.to_string()),
        Node::Float(value) => Some(value.to_string()),
        Node::Text(text) if is_plain(text) => Some(text.clone()),
        Node::Text(text) if text.len() <= 40 => Some(format!("{text:?}")),
        _ => None,
    }
}

/// Whether a text needs no quotes in a list.
fn is_plain(text: &str) -> bool {
    let is_word = |char: char| char.is_alphanumeric() || "_.".contains(char);
    look_alike(text).is_none() && text.starts_with(char::is_alphabetic) && text.chars().all(is_word)
}
