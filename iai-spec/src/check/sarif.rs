//! The mistakes of a spec as SARIF 2.1.0, which code scanners and editors read.

use super::checked::Checked;
use super::pretty::pretty;
use iai_codegen::{Location, ProblemCode, Report};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn of(checked: &Checked) -> String {
    let results: Vec<Value> = checked.reports().iter().map(result).collect();
    let driver = json!({
        "name": "iai-spec",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": ProblemCode::ALL.map(rule),
    });
    pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    }))
}

fn rule(code: ProblemCode) -> Value {
    let explanation = code.explain();
    json!({
        "id": code.id(),
        "name": format!("{code:?}"),
        "shortDescription": { "text": explanation.title },
        "fullDescription": { "text": explanation.text },
        "help": { "text": crate::explain::plain(code) },
        "defaultConfiguration": { "level": "error" },
    })
}

fn result(report: &Report) -> Value {
    let text = match &report.hint {
        Some(hint) => format!("{}; {hint}", report.message),
        None => report.message.clone(),
    };
    let mut place = location(&report.location);
    if !report.path.is_empty() {
        let path = json!([{ "fullyQualifiedName": report.path }]);
        insert(&mut place, "logicalLocations", path);
    }
    let mut result = json!({
        "ruleId": report.code.id(),
        "ruleIndex": ProblemCode::ALL.iter().position(|code| *code == report.code),
        "level": "error",
        "message": { "text": text },
        "locations": [place],
    });
    if let Some(first) = &report.first {
        let mut first = location(first);
        insert(&mut first, "id", json!(0));
        insert(&mut first, "message", json!({ "text": "the first one" }));
        insert(&mut result, "relatedLocations", json!([first]));
    }
    result
}

fn location(location: &Location) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": address(&location.file) } });
    if let Some((start, end)) = location.span {
        let region = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        });
        insert(&mut physical, "region", region);
    }
    json!({ "physicalLocation": physical })
}

fn insert(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(members) = object {
        members.insert(key.to_owned(), value);
    }
}

/// A path as a relative reference, as SARIF wants it.
fn address(path: &str) -> String {
    const RESERVED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b':')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(path, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_references() {
        assert_eq!(
            address("a spec/人#1%/types.yaml"),
            "a%20spec/%E4%BA%BA%231%25/types.yaml"
        );
    }
}
