//! Keys that belong elsewhere: the code of a bound stands in `under` or `over`, that of all other constraints in
//! `error`, and bounds stand in the constraint that fits the type of the row.

use super::forms::{bound, code_of};
use crate::node::Node;

/// The keys that an unknown one stands for, and what to write instead. `node` is the mapping.
pub(super) fn of(
    key: &str,
    keys: &[&'static str],
    node: &Node,
) -> Option<(Vec<&'static str>, String)> {
    let find = |wanted: &str| keys.iter().copied().find(|key| *key == wanted);
    let is_code = ["error", "code", "under", "over"].contains(&key);
    if ["min", "under", "max", "over"].contains(&key) && find("chars").is_some() {
        return Some((Vec::new(), constraint(key, node)));
    }
    if let (true, Some(error)) = (is_code, find("error")) {
        return Some((vec![error], "write `error:`".to_owned()));
    }
    if !["error", "code"].contains(&key) {
        return None;
    }
    let meant: Vec<&str> = ["under", "over"].into_iter().filter_map(find).collect();
    let hint = beside(&meant, node)?;
    Some((meant, hint))
}

/// Where the code of each bound stands.
fn beside(meant: &[&str], node: &Node) -> Option<String> {
    const BOUNDS: [(&str, &str); 3] = [("min", "under"), ("max", "over"), ("below", "over")];
    let bounds = BOUNDS
        .iter()
        .filter(|(bound, code)| node.get(bound).is_some() && meant.contains(code));
    let bounds = bounds.map(|(bound, code)| format!("`{code}:` beside `{bound}`"));
    let bounds: Vec<String> = bounds.collect();
    let whole = match &bounds[..] {
        [] => return None,
        all => all.join(" and "),
    };
    Some(format!("each bound has a code of its own: write {whole}"))
}

/// The constraint that a bound of a row belongs to. A row without a type is one of the strings of the spec.
fn constraint(key: &str, row: &Node) -> String {
    let name = match row.get("type") {
        None => "chars",
        Some(Node::List(_)) => "items",
        Some(Node::Text(ty)) if ty == "String" => "chars",
        Some(Node::Text(ty)) if ["Integer", "Unsigned", "Float"].contains(&ty.as_str()) => "range",
        Some(_) => {
            return "write it inside a constraint that fits the type: `chars:`, `bytes:`, `range:` or `items:`"
                .to_owned();
        }
    };
    let end = if ["min", "under"].contains(&key) {
        "min"
    } else {
        "max"
    };
    let form = bound(end, row.get(end), row.get(code_of(end)));
    format!("write it inside `{name}:`, as `{name}: {{ {form} }}`")
}
