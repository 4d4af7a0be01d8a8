//! Samples in the documentation: a call that compiles, and the examples of the spec as JSON.

use super::context::{ident, raw};
use super::required;
use crate::model::{Action, Api, Example, Field, Node, Type};

/// A call of the action with what it needs, as a documentation test. `path` is where users find the client.
pub(crate) fn call(api: &Api, action: &Action, path: &str) -> String {
    let example = action
        .examples
        .iter()
        .find(|example| example.response.get("Error").is_none());
    let given =
        |field: &&Field| example.is_some_and(|example| example.request.get(&field.wire).is_some());
    let setters = required::of(action).into_iter().filter_map(|need| {
        let field = need
            .members
            .iter()
            .copied()
            .find(given)
            .or(need.members.first().copied())?;
        let value = example.and_then(|example| example.request.get(&field.wire));
        Some(format!(
            "    .{}({})\n",
            ident(field),
            value_of(api, path, &field.ty, value, DEPTH)
        ))
    });
    let setters: String = setters.collect();
    let allow = if action.deprecated.is_some() {
        "# #[allow(deprecated)]\n"
    } else {
        ""
    };
    let image = setters
        .contains("Image::")
        .then_some("# use tc3_runtime::Image;\n");
    let image = image.unwrap_or_default();
    format!(
        "```no_run\n{image}{allow}# async fn example(client: {path}::Client) -> Result<(), tc3_runtime::Error> {{\n\
         let response = client\n    .{}()\n{setters}    .send()\n    .await?;\nprintln!(\"{{response:?}}\");\n# Ok(())\n# }}\n```",
        raw(&action.module)
    )
}

/// How many structures a sample opens, one in the other.
const DEPTH: usize = 4;

/// A Rust expression for a value: the example's where there is one.
fn value_of(api: &Api, path: &str, ty: &Type, value: Option<&Node>, depth: usize) -> String {
    match (ty, value) {
        (Type::Image(_), _) => "Image::open(\"face.jpg\")?".to_owned(),
        (Type::List(item), Some(Node::List(values))) => {
            let values: Vec<String> = values
                .iter()
                .map(|value| value_of(api, path, item, Some(value), depth))
                .collect();
            format!("[{}]", values.join(", "))
        }
        (Type::List(item), _) => format!("[{}]", value_of(api, path, item, None, depth)),
        (Type::Structure(_), _) if depth == 0 => "Default::default()".to_owned(),
        (Type::Structure(name), value) => structure(api, path, name, value, depth - 1),
        (_, Some(Node::Text(text))) => format!("{text:?}"),
        (Type::Integer | Type::Unsigned, Some(Node::Int(number))) => number.to_string(),
        (Type::Float, Some(Node::Float(number))) => format!("{number:?}"),
        (Type::Boolean | Type::Switch(_), _) => "true".to_owned(),
        (Type::Integer | Type::Unsigned, _) => "0".to_owned(),
        (Type::Float, _) => "0.0".to_owned(),
        (Type::Time(form), _) => format!("{:?}", form.sample()),
        (Type::IntEnum(name), _) => first_choice(api, path, name),
        _ => "\"…\"".to_owned(),
    }
}

fn structure(api: &Api, path: &str, name: &str, value: Option<&Node>, depth: usize) -> String {
    let fields = api
        .structure(name)
        .map_or(&[][..], |structure| &structure.fields);
    let required = fields.iter().filter(|field| field.required);
    let values = required.map(|field| {
        value_of(
            api,
            path,
            &field.ty,
            value.and_then(|value| value.get(&field.wire)),
            depth,
        )
    });
    format!(
        "{path}::types::{name}::new({})",
        values.collect::<Vec<_>>().join(", ")
    )
}

fn first_choice(api: &Api, path: &str, name: &str) -> String {
    let first = api
        .enumeration(name)
        .and_then(|enumeration| enumeration.values.first());
    first.map_or_else(
        || "0.into()".to_owned(),
        |first| format!("{path}::types::{name}::{}", first.name),
    )
}

/// The examples of the spec, each with its request and response.
pub(crate) fn examples(examples: &[Example]) -> Vec<String> {
    let mut texts = Vec::new();
    for example in examples {
        texts.push(format!(
            "Example: {}.",
            super::docs::prose(example.title.trim_end_matches('.'))
        ));
        for (name, node) in [
            ("request", &example.request),
            ("response", &example.response),
        ] {
            let mut json = String::new();
            write(node, 0, &mut json);
            texts.push(format!("```json\n// {name}\n{json}\n```"));
        }
    }
    texts
}

/// JSON of a node, indented; an object or list without nested ones stays on its line.
fn write(node: &Node, depth: usize, out: &mut String) {
    match node {
        Node::Null => out.push_str("null"),
        Node::Bool(value) => out.push_str(&value.to_string()),
        Node::Int(value) => out.push_str(&value.to_string()),
        Node::Float(value) => out.push_str(&format!("{value:?}")),
        Node::Text(text) => out.push_str(&quoted(text)),
        Node::List(items) => nested(out, ('[', ']'), depth, items, |item, depth, out| {
            write(item, depth, out)
        }),
        Node::Map(entries) => nested(
            out,
            ('{', '}'),
            depth,
            entries,
            |(key, value), depth, out| {
                write(key, depth, out);
                out.push_str(": ");
                write(value, depth, out);
            },
        ),
    }
}

fn nested<T>(
    out: &mut String,
    (open, close): (char, char),
    depth: usize,
    items: &[T],
    write: impl Fn(&T, usize, &mut String),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        out.push_str(&format!("{comma}\n{}", "  ".repeat(depth + 1)));
        write(item, depth + 1, out);
    }
    if !items.is_empty() {
        out.push_str(&format!("\n{}", "  ".repeat(depth)));
    }
    out.push(close);
}

fn quoted(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_are_written_as_json() {
        let node: Node = serde_yaml::from_str("{a: [1, 2.5], b: {}, c: \"x\\\"y\", d: ~}").unwrap();
        let mut json = String::new();
        write(&node, 0, &mut json);
        assert_eq!(
            json,
            "{\n  \"a\": [\n    1,\n    2.5\n  ],\n  \"b\": {},\n  \"c\": \"x\\\"y\",\n  \"d\": null\n}"
        );
    }
}
