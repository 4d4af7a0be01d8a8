//! The tables of facts that the vendor's definitions have: parameters, fields of responses, fields of structures.

use crate::coverage::{PARAMETERS, RESPONSES, STRUCTURES};
use crate::definitions::{Action, Base, Definitions, Member, Object, Status};
use std::collections::BTreeSet;

/// A table of facts, as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Name of its file.
    pub file: &'static str,
    /// The text of the file: a line with the columns, and a line for each fact, in the order of the definitions.
    pub text: String,
}

/// The tables of one service. Actions that are out of service, and members that are disabled, are in none.
#[must_use]
pub fn tables(definitions: &Definitions) -> [Table; 3] {
    let parameters = rows(definitions, |action| &action.input, |row| row.required);
    let responses = rows(definitions, |action| &action.output, |row| row.nullable);
    [
        table("parameters.csv", PARAMETERS, parameters),
        table("responses.csv", RESPONSES, responses),
        table("structures.csv", STRUCTURES, structures(definitions)),
    ]
}

fn table(file: &'static str, head: &str, lines: Vec<String>) -> Table {
    let lines = lines.iter().map(|line| format!("{line}\n"));
    let text = format!("{head}\n{}", lines.collect::<String>());
    Table { file, text }
}

fn rows(
    definitions: &Definitions,
    object: impl Fn(&Action) -> &String,
    flag: impl Fn(&Member) -> bool,
) -> Vec<String> {
    let members = in_service(definitions).flat_map(|action| {
        let object = definitions.object(object(action));
        let members = object.into_iter().flat_map(Object::enabled);
        members.map(move |member| (action, member))
    });
    let line = |(action, member): (&Action, &Member)| {
        let (name, ty) = (&member.name, &member.ty);
        format!("{},{name},{ty},{}", action.name, yes(flag(member)))
    };
    members.map(line).collect()
}

fn in_service(definitions: &Definitions) -> impl Iterator<Item = &Action> {
    let actions = definitions.actions.iter();
    actions.filter(|action| action.status != Some(Status::Offline))
}

/// Of a structure that no request holds, nothing is required: the word says what a request must have.
fn structures(definitions: &Definitions) -> Vec<String> {
    let requests = inside(definitions, |action| &action.input);
    let responses = inside(definitions, |action| &action.output);
    let used =
        |object: &&Object| requests.contains(&*object.name) || responses.contains(&*object.name);
    let objects = definitions.objects.iter().filter(used);
    let lines = objects.flat_map(|object| {
        let is_sent = requests.contains(&*object.name);
        object.enabled().map(move |member| {
            let required = yes(is_sent && member.required);
            let (name, ty, nullable) = (&member.name, &member.ty, yes(member.nullable));
            format!("{},{name},{ty},{required},{nullable}", object.name)
        })
    });
    lines.collect()
}

/// The structures that requests, or responses, hold.
fn inside(definitions: &Definitions, object: impl Fn(&Action) -> &String) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let tops = in_service(definitions).filter_map(|action| definitions.object(object(action)));
    let mut open: Vec<&Object> = tops.collect();
    while let Some(object) = open.pop() {
        for member in object.enabled() {
            if let Base::Object(name) = &member.ty.base
                && let Some(inner) = definitions.object(name)
                && found.insert(&*inner.name)
            {
                open.push(inner);
            }
        }
    }
    found
}

fn yes(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::definitions;

    const API: &str = r#"{
        "metadata": { "apiVersion": "2024-01-01", "serviceShortName": "demo" },
        "actions": {
            "Ping": { "name": "Ping", "document": "", "input": "PingRequest", "output": "PingResponse" },
            "Gone": { "name": "Gone", "document": "", "input": "GoneRequest", "output": "PingResponse", "status": "offline" }
        },
        "objects": {
            "PingRequest": { "type": "object", "document": "", "members": [
                { "name": "Words", "document": "", "type": "list", "member": "string", "required": true },
                { "name": "Box", "document": "", "type": "object", "member": "Box", "required": false },
                { "name": "Old", "document": "", "type": "string", "member": "string", "disabled": true }
            ] },
            "GoneRequest": { "type": "object", "document": "", "members": [
                { "name": "Lost", "document": "", "type": "object", "member": "Lost" }
            ] },
            "PingResponse": { "type": "object", "document": "", "members": [
                { "name": "At", "document": "", "type": "string", "member": "datetime", "value_allowed_null": true },
                { "name": "Tree", "document": "", "type": "object", "member": "Tree" }
            ] },
            "Box": { "document": "", "usage": "in", "members": [
                { "name": "Size", "document": "", "type": "int", "member": "uint64", "required": true },
                { "name": "Tree", "document": "", "type": "list", "member": "Tree", "required": false }
            ] },
            "Lost": { "document": "", "members": [{ "name": "A", "document": "", "type": "bool", "member": "bool" }] },
            "Leaf": { "document": "", "members": [
                { "name": "Name", "document": "", "type": "string", "member": "string", "required": true }
            ] },
            "Tree": { "document": "", "members": [
                { "name": "Trees", "document": "", "type": "list", "member": "Tree", "required": true }
            ] }
        },
        "version": "1.0"
    }"#;

    /// `Lost` belongs to an action that is out of service, and nothing holds `Leaf`.
    #[test]
    fn what_is_out_of_service_is_in_no_table() {
        let made = tables(&definitions(API.as_bytes(), "api.json").unwrap());
        let texts = made.map(|table| table.text);
        assert_eq!(
            texts,
            [
                "action,name,type,required\nPing,Words,list<string>,yes\nPing,Box,Box,no\n",
                "action,name,type,nullable\nPing,At,datetime,yes\nPing,Tree,Tree,no\n",
                "structure,field,type,required,nullable\nBox,Size,uint64,yes,no\nBox,Tree,list<Tree>,no,no\n\
                 Tree,Trees,list<Tree>,yes,no\n",
            ]
        );
    }

    /// What a response holds is not asked for.
    #[test]
    fn nothing_of_a_structure_of_responses_is_required() {
        let api = API.replace(
            r#""Words", "document": "", "type": "list", "member": "string""#,
            r#""Words", "document": "", "type": "list", "member": "bool""#,
        );
        let api = api.replace(
            r#""Tree", "document": "", "type": "object", "member": "Tree" }"#,
            r#""Leaf", "document": "", "type": "object", "member": "Leaf" }"#,
        );
        let [_, _, structures] = tables(&definitions(api.as_bytes(), "api.json").unwrap());
        assert!(structures.text.contains("\nLeaf,Name,string,no,no\n"));
    }
}
