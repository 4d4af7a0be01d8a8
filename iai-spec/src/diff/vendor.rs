//! Facts from official definitions, and the file that records them.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use serde::Serialize;
use serde_json::ser::Formatter;

use super::facts::{ActionFacts, Facts, Row, Status, StructureFacts};
use super::text::Text;
use crate::definitions::{self, Base, Definitions, Member, Object};

/// Where the definitions are from, without what is of this machine: `tccli 3.1.189.1` for a wheel or a requirement.
pub(super) fn source(argument: &str) -> String {
    let name = Path::new(argument).file_name();
    let name = name.map_or_else(
        || argument.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    let wheel = name.strip_suffix(".whl").and_then(|stem| {
        let mut parts = stem.split('-');
        Some(format!("{} {}", parts.next()?, parts.next()?))
    });
    wheel.unwrap_or_else(|| name.replace("==", " "))
}

/// What the definitions tell.
pub(super) fn facts(definitions: &Definitions, source: &str) -> Facts {
    let inputs = reached(definitions);
    let bodies = definitions.actions.iter();
    let bodies: BTreeSet<&str> = bodies
        .flat_map(|action| [action.input.as_str(), &action.output])
        .collect();
    let shared = definitions.objects.iter();
    let shared = shared
        .filter(|one| !bodies.contains(one.name.as_str()) || inputs.contains(one.name.as_str()));
    let structure = |one: &Object| {
        let input = inputs.contains(one.name.as_str());
        StructureFacts {
            name: one.name.clone(),
            input,
            doc: Text::of(&one.text),
            fields: rows(Some(one), if input { Part::Input } else { Part::Output }),
            rust: String::new(),
        }
    };
    Facts {
        source: source.to_owned(),
        service: definitions.service.clone(),
        version: definitions.version.clone(),
        actions: definitions
            .actions
            .iter()
            .map(|action| self::action(definitions, action))
            .collect(),
        structures: shared.map(structure).collect(),
    }
}

fn action(definitions: &Definitions, action: &definitions::Action) -> ActionFacts {
    ActionFacts {
        name: action.name.clone(),
        status: match action.status {
            Some(definitions::Status::Deprecated) => Status::Deprecated,
            Some(definitions::Status::Offline) => Status::Offline,
            Some(definitions::Status::Online) | None => Status::Online,
        },
        doc: Text::of(&action.text),
        parameters: rows(definitions.object(&action.input), Part::Request),
        response: rows(definitions.object(&action.output), Part::Output),
        rust: String::new(),
        method: String::new(),
    }
}

/// The objects that requests hold, at any depth.
fn reached(definitions: &Definitions) -> BTreeSet<&str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = definitions
        .actions
        .iter()
        .map(|action| &*action.input)
        .collect();
    while let Some(object) = open.pop().map(|name| definitions.object(name)) {
        for member in object.iter().flat_map(|object| object.enabled()) {
            if let Base::Object(name) = &member.ty.base
                && reached.insert(name.as_str())
            {
                open.push(name);
            }
        }
    }
    reached
}

/// What an object is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It is the request itself.
    Request,
    /// Requests hold it.
    Input,
    /// It is in responses alone.
    Output,
}

fn rows(object: Option<&Object>, part: Part) -> Vec<Row> {
    let row = |member: &Member| Row {
        name: member.name.clone(),
        ty: member.ty.to_string(),
        required: member.required && part != Part::Output,
        // Until 2023 the definitions said `required` of responses, too.
        always: match part {
            Part::Request => false,
            Part::Input => member.output_required == Some(true),
            Part::Output => member.output_required == Some(true) || member.required,
        },
        nullable: member.nullable && part != Part::Request,
        doc: Text::of(&member.text),
        ..Row::default()
    };
    object
        .iter()
        .flat_map(|object| object.enabled())
        .map(row)
        .collect()
}

/// What every file of recorded facts begins with.
pub const RECORD_MARK: &str = "{ \"source\": ";

/// The facts as a file: JSON with a line for each row, so that git shows rows.
#[must_use]
pub fn record(facts: &Facts) -> String {
    let mut written = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut written, Lines { depth: 0 });
    // Texts and flags written to memory: there is nothing that could fail.
    let _ = facts.serialize(&mut serializer);
    String::from_utf8(written).unwrap_or_default() + "\n"
}

/// Breaks lines between the items of lists, and nowhere else.
struct Lines {
    depth: usize,
}

impl Formatter for Lines {
    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: io::Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        let comma = if first { "" } else { "," };
        write!(writer, "{comma}\n{:1$}", "", self.depth * 2)
    }

    fn begin_object_key<W: io::Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        writer.write_all(if first { b" " } else { b", " })
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b" }")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small file in the vendor's form, with sentences of our own.
    const API: &str = r#"{
        "metadata": { "apiVersion": "2024-01-01", "serviceShortName": "demo" },
        "actions": { "Ping": { "input": "PingRequest", "output": "PingResponse", "status": "deprecated",
                               "document": "At most 5 a second." } },
        "objects": {
            "PingRequest": { "members": [
                { "name": "Echo", "type": "object", "member": "Echo", "required": true, "document": "" },
                { "name": "Old", "type": "string", "member": "string", "disabled": true } ] },
            "PingResponse": { "members": [
                { "name": "A", "type": "string", "member": "string", "required": true },
                { "name": "B", "type": "list", "member": "Pong", "output_required": true, "value_allowed_null": true } ] },
            "Echo": { "members": [
                { "name": "Text", "type": "string", "member": "string", "required": true, "document": "1 to 60" } ] },
            "Pong": { "members": [ { "name": "N", "type": "int", "member": "int64" } ] }
        } }"#;

    #[test]
    fn facts_are_recorded_row_by_row_and_read_again() {
        let definitions = definitions::definitions(API.as_bytes(), "api.json").unwrap();
        let facts = facts(&definitions, "demo 1");
        let recorded = record(&facts);
        let expected = r#"{ "source": "demo 1", "service": "demo", "version": "2024-01-01", "actions": [
  { "name": "Ping", "status": "deprecated", "doc": "bf8481c7a1e8 5", "parameters": [
    { "name": "Echo", "type": "Echo", "required": true }], "response": [
    { "name": "A", "type": "string", "always": true },
    { "name": "B", "type": "list<Pong>", "always": true, "nullable": true }] }], "structures": [
  { "name": "Echo", "input": true, "fields": [
    { "name": "Text", "type": "string", "required": true, "doc": "b5912458775a 1 60" }] },
  { "name": "Pong", "fields": [
    { "name": "N", "type": "int64" }] }] }
"#;
        assert_eq!(recorded, expected);
        let read: Facts = serde_json::from_str(&recorded).unwrap();
        assert_eq!(record(&read), recorded);
    }

    #[test]
    fn the_source_of_facts_names_no_folder_of_this_machine() {
        let cases = [
            ("tccli==3.1.189.1", "tccli 3.1.189.1"),
            (
                "/home/ann/tccli-3.1.189.1-py2.py3-none-any.whl",
                "tccli 3.1.189.1",
            ),
            ("down/api.json", "api.json"),
        ];
        for (argument, expected) in cases {
            assert_eq!(source(argument), expected);
        }
    }
}
