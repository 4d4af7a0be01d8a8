//! The document of a small tree, beside its literal form and the committed schema.

use clap::{Arg, ArgAction, ArgGroup, value_parser};
use serde_json::{Value, json};

use super::*;

fn tree() -> Command {
    let group = Arg::new("group-id")
        .long("group-id")
        .value_name("ID")
        .required(true);
    let image = Arg::new("image").long("image").value_name("FILE");
    let person = Command::new("create-person")
        .about("Creates a person")
        .visible_alias("enrol")
        .arg(group.help("The group"))
        .arg(image.value_hint(clap::ValueHint::FilePath))
        .arg(Arg::new("url").long("url").value_name("URL"))
        .group(
            ArgGroup::new("picture")
                .args(["image", "url"])
                .required(true),
        );
    let shell = Arg::new("shell").value_name("SHELL").required(true);
    let output = Arg::new("output")
        .long("output")
        .short('o')
        .value_name("FORM")
        .global(true);
    Command::new("iai")
        .version("1.2.3")
        .arg(output.value_parser(["json", "table"]).default_value("json"))
        .arg(
            Arg::new("verbose")
                .long("verbose")
                .action(ArgAction::SetTrue)
                .global(true),
        )
        .arg(Arg::new("old").long("old").hide(true))
        .subcommand(person)
        .subcommand(Command::new("completion").arg(shell.value_parser(["bash", "zsh"])))
        .subcommand(Command::new("secret").hide(true))
        .subcommand(Command::new("configure").subcommand(Command::new("list").arg(limit())))
}

fn limit() -> Arg {
    Arg::new("limit")
        .long("limit")
        .action(ArgAction::Append)
        .num_args(0..=1)
        .require_equals(true)
        .value_parser(value_parser!(u32))
}

fn made() -> Value {
    serde_json::to_value(document(tree())).unwrap()
}

/// Whether the committed schema allows this document.
fn fits(document: &Value) -> Result<(), String> {
    let schema = serde_json::from_str(include_str!("../../schema/commands.json")).unwrap();
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    compiler.add_resource("commands.json", schema).unwrap();
    let index = compiler.compile("commands.json", &mut schemas).unwrap();
    schemas
        .validate(document, index)
        .map_err(|error| format!("{error:#}"))
}

#[test]
fn a_small_tree_is_told_whole() {
    let document = made();
    assert_eq!(document["program"], "iai");
    assert_eq!(document["version"], "1.2.3");
    assert_eq!(
        document["global_flags"],
        json!([
            {
                "name": "--output", "short": "-o", "kind": "word", "value": "FORM",
                "values": [{"word": "json"}, {"word": "table"}], "default": "json"
            },
            {"name": "--verbose", "kind": "switch"}
        ])
    );
    assert_eq!(
        document["commands"],
        json!([
            {
                "name": "create-person", "aliases": ["enrol"], "about": "Creates a person",
                "action": "CreatePerson", "effect": "create",
                "flags": [
                    {"name": "--group-id", "kind": "text", "value": "ID", "required": true, "help": "The group"},
                    {"name": "--image", "kind": "file", "value": "FILE"},
                    {"name": "--url", "kind": "text", "value": "URL"}
                ],
                "one_of": [["--image", "--url"]]
            },
            {
                "name": "completion",
                "arguments": [{
                    "name": "SHELL", "kind": "word", "required": true, "values": [{"word": "bash"}, {"word": "zsh"}]
                }]
            },
            {
                "name": "configure",
                "commands": [{
                    "name": "list",
                    "flags": [{
                        "name": "--limit", "kind": "integer", "repeatable": true,
                        "optional_value": true
                    }]
                }]
            }
        ])
    );
}

#[test]
fn exit_codes_are_told_with_their_meaning() {
    let codes = made()["exit_codes"].as_array().unwrap().len();
    assert_eq!(codes, Exit::ALL.len());
    let refused = &made()["exit_codes"][5];
    assert_eq!(refused["exit_code"], 5);
    assert_eq!(refused["class"], "refused");
}

#[test]
fn the_document_follows_the_committed_schema() {
    let mut document = made();
    fits(&document).unwrap();
    // The schema notices what it does not know.
    document["commands"][0]["flags"][0]["kind"] = "colour".into();
    assert!(fits(&document).is_err());
}

#[test]
fn what_the_action_requires_is_told_too() {
    let flag = |id: &'static str, name: &'static str| Arg::new(id).long(name);
    let command = Command::new("create-person")
        .arg(flag("GroupId", "group-id"))
        .arg(flag("Gender", "gender"))
        .arg(flag("Url", "url"))
        .arg(flag("Image", "image"));
    let document = document(Command::new("iai").subcommand(command));
    let command = &document.commands[0];
    let flags = serde_json::to_value(&command.flags).unwrap();
    assert_eq!(flags[0]["required"], true);
    assert_eq!(flags[1].get("required"), None);
    assert_eq!(command.one_of, [["--url", "--image"]]);
}
