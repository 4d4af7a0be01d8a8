//! `check` and `explain`, as they are called.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod folder;

use folder::{Ending, folder, run};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A spec with three mistakes in two files; one of them is a second definition.
fn broken(name: &str) -> std::path::PathBuf {
    let folder = folder(name);
    let ping = folder.join("spec/actions/ping.yaml");
    let text = fs::read_to_string(&ping).unwrap();
    let rows = "parameters:\n  - { name: A, doc: 名字, type: Strin, colour: 1 }\n";
    fs::write(&ping, text + rows).unwrap();
    let types = "strings:\n  - name: Id\n  - name: Id\n";
    fs::write(folder.join("spec/types.yaml"), types).unwrap();
    folder
}

#[test]
fn all_mistakes_are_drawn_and_counted() {
    let told = run(&broken("drawn"), &["check", "./spec/"]);
    let expected = "\
error[S004]: unknown type `Strin`
 --> spec/actions/ping.yaml:9:31
  |
9 |   - { name: A, doc: 名字, type: Strin, colour: 1 }
  |                                 ^^^^^ parameters[0].type
  |
  = help: did you mean `String`?

error[S003]: unknown key `colour`
 --> spec/actions/ping.yaml:9:38
  |
9 |   - { name: A, doc: 名字, type: Strin, colour: 1 }
  |                                        ^^^^^^ parameters[0].colour

error[S016]: the type `Id` is defined a second time
 --> spec/types.yaml:3:11
  |
2 |   - name: Id
  |           -- the first one
3 |   - name: Id
  |           ^^ strings[1].name
  |
  = help: keep one of the two

3 problems in 2 files; `iai-spec explain CODE` tells more about each
";
    assert_eq!(told, Ending::of(1, expected, ""));
}

#[test]
fn a_spec_without_a_mistake_is_one_line() {
    let told = run(&folder("clean"), &["check", "spec"]);
    assert_eq!(told, Ending::of(0, "spec: 1 action, no problem\n", ""));
}

#[test]
fn a_folder_that_is_not_there_is_another_mistake() {
    let folder = folder("no_folder");
    for format in ["human", "json", "sarif"] {
        let told = run(&folder, &["check", "specs", "--format", format]);
        let start = "error[S006]: there is no spec folder at `specs`";
        assert!(told.stderr.starts_with(start), "{}", told.stderr);
        assert_eq!((told.code, &*told.stdout), (2, ""));
    }
    assert_eq!(run(&folder, &["check"]).code, 2);
}

#[test]
fn colours_are_for_those_who_ask() {
    let folder = broken("coloured");
    let red = "\u{1b}[1m\u{1b}[91merror";
    let told = |arguments: &[&str]| run(&folder, &[&["check", "spec"], arguments].concat()).stdout;
    assert!(told(&["--color", "always"]).contains(red));
    assert!(!told(&["--color", "never"]).contains('\u{1b}'));
    assert!(
        !told(&[]).contains('\u{1b}'),
        "standard output is no terminal"
    );
    for (name, coloured) in [("CLICOLOR_FORCE", true), ("NO_COLOR", false)] {
        let mut command = folder::command(&folder, &["check", "spec"]);
        let told = command.env(name, "1").output().unwrap();
        assert_eq!(told.stdout.contains(&0x1b), coloured, "{name}");
    }
}

#[test]
fn json_has_every_place() {
    let told = run(&broken("json"), &["check", "spec", "--format", "json"]);
    let found: Value = serde_json::from_str(&told.stdout).unwrap();
    let place = |file: &str, line, from, to| json!({ "file": file, "line": line, "column": from, "end_line": line, "end_column": to });
    let entry = |code: &str, message: &str, hint: Option<&str>, path: &str, place: Value| {
        let mut entry =
            json!({ "code": code, "message": message, "hint": hint, "path": path, "first": null });
        let members = place.as_object().unwrap().clone();
        entry.as_object_mut().unwrap().extend(members);
        entry
    };
    let (ping, types) = ("spec/actions/ping.yaml", "spec/types.yaml");
    let (near, keep) = (Some("did you mean `String`?"), Some("keep one of the two"));
    let mut expected = json!({ "version": 1, "spec": "spec", "actions": 1, "problems": [
        entry("S004", "unknown type `Strin`", near, "parameters[0].type", place(ping, 9, 31, 36)),
        entry("S003", "unknown key `colour`", None, "parameters[0].colour", place(ping, 9, 38, 44)),
        entry("S016", "the type `Id` is defined a second time", keep, "strings[1].name", place(types, 3, 11, 13)),
    ] });
    expected["problems"][2]["first"] = place(types, 2, 11, 13);
    assert_eq!((found, told.code), (expected, 1));
}

fn keys(object: &Value) -> BTreeSet<&str> {
    object
        .as_object()
        .unwrap()
        .keys()
        .map(|key| &**key)
        .collect()
}

/// The schema forbids other members, so that its names and those of the output are the same.
#[test]
fn the_schema_names_what_json_has() {
    let schema = include_str!("../schema/check.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let told = run(&broken("schema"), &["check", "spec", "--format", "json"]);
    let found: Value = serde_json::from_str(&told.stdout).unwrap();
    let problem = &schema["properties"]["problems"]["items"];
    let first = &problem["properties"]["first"];
    let pairs = [
        (&schema, &found),
        (problem, &found["problems"][2]),
        (first, &found["problems"][2]["first"]),
    ];
    for (schema, found) in pairs {
        assert_eq!(keys(&schema["properties"]), keys(found));
        let required = schema["required"].as_array().unwrap().iter();
        let required: BTreeSet<&str> = required.map(|key| key.as_str().unwrap()).collect();
        assert_eq!(required, keys(found));
        assert_eq!(schema["additionalProperties"], false);
    }
}

#[test]
fn sarif_has_rules_and_results() {
    let told = run(&broken("sarif"), &["check", "spec", "--format", "sarif"]);
    let found: Value = serde_json::from_str(&told.stdout).unwrap();
    assert_eq!((&found["version"], told.code), (&json!("2.1.0"), 1));
    let run = &found["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(
            rules[index]["help"]["text"]
                .as_str()
                .unwrap()
                .contains("Wrong")
        );
    }
    let second = &results[2];
    let place = |line, from, to| {
        json!({
            "artifactLocation": { "uri": "spec/types.yaml" },
            "region": { "startLine": line, "startColumn": from, "endLine": line, "endColumn": to },
        })
    };
    assert_eq!(
        second["message"]["text"],
        "the type `Id` is defined a second time; keep one of the two"
    );
    assert_eq!(second["locations"][0]["physicalLocation"], place(3, 11, 13));
    assert_eq!(
        second["locations"][0]["logicalLocations"][0]["fullyQualifiedName"],
        "strings[1].name"
    );
    assert_eq!(
        second["relatedLocations"][0]["physicalLocation"],
        place(2, 11, 13)
    );
}

#[test]
fn codes_are_explained_and_listed() {
    let here = Path::new(".");
    let told = run(here, &["explain", "s004"]);
    let expected = "\
S004: a type that neither the format nor the spec defines

Types of the format are String, Integer (the pages' int64), Unsigned (uint64), Float,
Boolean, Date, DateTime and DateTimeIso; those of the spec stand in `types.yaml` or
`types/*.yaml`. A list of X is `[X]`.

Wrong

  actions/ping.yaml
    parameters:
      - { name: PersonName, type: Strin }

error[S004]: unknown type `Strin`
 --> spec/actions/ping.yaml:7:31
  |
7 |   - { name: PersonName, type: Strin }
  |                               ^^^^^ parameters[0].type
  |
  = help: did you mean `String`?

Right

  actions/ping.yaml
    parameters:
      - { name: PersonName, type: String }

";
    assert_eq!(told, Ending::of(0, expected, ""));
    let listed = run(here, &["explain"]).stdout;
    assert!(
        listed.starts_with("S001  not valid YAML, or an empty file\nS002  "),
        "{listed}"
    );
    let none = "there is no code \"E0308\"; `iai-spec explain` lists all of them\n";
    assert_eq!(run(here, &["explain", "E0308"]), Ending::of(2, "", none));
}

#[test]
fn single_actions_and_types_are_printed() {
    let folder = folder("single");
    let types = "enums:\n  - { name: Mode, base: Integer, values: [{ value: 1, name: Fast }] }\n\
                 strings:\n  - { name: Id, bytes: { max: 3, over: InvalidParameter } }\n";
    fs::write(folder.join("spec/types.yaml"), types).unwrap();
    let heads = |arguments: &[&str]| {
        let told = run(&folder, &[&["expand", "spec"], arguments].concat());
        assert_eq!((told.code, &*told.stderr), (0, ""));
        let heads = [
            "struct PingRequest {",
            "enum Mode {",
            "fn check_id<",
            "enum ErrorCode {",
        ];
        heads.map(|head| told.stdout.contains(head))
    };
    assert_eq!(heads(&[]), [true; 4]);
    assert_eq!(heads(&["--action", "Ping"]), [true, false, false, false]);
    assert_eq!(heads(&["--type", "Mode"]), [false, true, false, false]);
    assert_eq!(heads(&["--type", "Id"]), [false, false, true, false]);
    let all = ["--type", "Id", "--action", "Ping", "--type", "Mode"];
    assert_eq!(heads(&all), [true, true, true, false]);
    let table = [
        (
            ["--action", "Pong"],
            "the spec has no action `Pong`; did you mean `Ping`?\n",
        ),
        (
            ["--type", "Ping"],
            "the spec has no type `Ping`; known here: Mode, Id\n",
        ),
    ];
    for (arguments, told) in table {
        let found = run(&folder, &[&["expand", "spec"], &arguments[..]].concat());
        assert_eq!(found, Ending::of(2, "", told));
    }
}
