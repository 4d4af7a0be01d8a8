//! The examples of a page.

use super::made::{MARK, Options};
use super::yaml;
use crate::page::PageExample;
use iai_codegen::model::Node;

/// The key `examples`; nothing without any.
pub(super) fn text(examples: &[PageExample], options: Options) -> String {
    let mut out = String::new();
    for (index, example) in examples.iter().enumerate() {
        out.push_str(if index == 0 { "\nexamples:\n" } else { "\n" });
        let title = example.title.trim();
        if options.texts && !title.is_empty() {
            out.push_str(&format!(
                "  - {}",
                yaml::text("title", title, "").trim_start()
            ));
        } else {
            out.push_str(&format!("  - title: Example {} {MARK} title\n", index + 1));
        }
        out.push_str(&body("request", &example.request));
        out.push_str(&body("response", &example.response));
    }
    out
}

/// A key of the example, with a line for each entry of its value.
fn body(key: &str, node: &Node) -> String {
    let Node::Map(entries) = node else {
        return format!("    {key}: {}\n", flow(node));
    };
    if entries.is_empty() {
        return format!("    {key}: {{}}\n");
    }
    let entries = entries
        .iter()
        .map(|(name, value)| format!("      {}: {}\n", flow(name), flow(value)));
    format!("    {key}:\n{}", entries.collect::<String>())
}

/// A value on one line.
fn flow(node: &Node) -> String {
    let joined = |items: Vec<String>| items.join(", ");
    match node {
        Node::Null => "null".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Int(value) => value.to_string(),
        // `{:?}` keeps the point of a whole number.
        Node::Float(value) => format!("{value:?}"),
        Node::Text(text) => yaml::scalar(text),
        Node::List(items) => format!("[{}]", joined(items.iter().map(flow).collect())),
        Node::Map(entries) if entries.is_empty() => "{}".to_owned(),
        Node::Map(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", flow(key), flow(value)));
            format!("{{ {} }}", joined(entries.collect()))
        }
    }
}
