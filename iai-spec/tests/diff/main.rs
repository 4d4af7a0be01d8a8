//! `iai-spec diff`, as it is called.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod sides;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const CALL: &str = "actions/call_train.yaml";

/// A folder of this test alone, with the spec in `old` and `new`.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("diff_{name}"));
    let _ = fs::remove_dir_all(&folder);
    let station = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/station");
    for side in ["old", "new"] {
        fs::create_dir_all(folder.join(side).join("actions")).unwrap();
        for part in ["", "actions"] {
            for entry in fs::read_dir(station.join(part)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    let to = folder.join(side).join(part).join(path.file_name().unwrap());
                    fs::copy(&path, to).unwrap();
                }
            }
        }
    }
    folder
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

fn diff(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_iai-spec"))
        .current_dir(folder)
        .arg("diff")
        .args(arguments)
        .output()
        .unwrap()
}

/// Exit code, standard output and standard error.
fn ending(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn a_report_for_people() {
    let folder = folder("human");
    let call = folder.join("new").join(CALL);
    edit(&call, "chars: { max: 60,", "chars: { max: 64,");
    edit(&call, "doc: Minutes.", "doc: Minutes up to 90.");
    edit(&folder.join("new/types.yaml"), "name: Green", "name: Blue");
    edit(&call, "[Green]", "[Blue]");
    let expected = "\
from old
to   new

Texts in which a figure changed: 1
  CallTrain, response field `Delay`: another description, with other figures (90 new)
    at actions[CallTrain].response[Delay].doc

Breaking: 1
  Signal: the value Green is Blue now
    at enums[Signal].values[Green]
    Rust: breaking
    | fn uses() {
    |     let _ = api::types::Signal::Green;
    | }

Behaviour: 1
  CallTrain: its job is waited for in another way
    at actions[CallTrain].waits
    Rust: behaviour

Additive: 2
  CallTrain, `Train`: `chars.max` is 64, was 60
    at actions[CallTrain].parameters[Train].chars.max
    Rust: additive, wire: additive
  Signal: new value Blue, 2 on the wire
    at enums[Signal].values[Blue]
    Rust: additive

A client's version goes up by a major number; before 1.0 by a minor number.
";
    let told = "there are breaking changes\n".to_owned();
    let found = ending(&diff(&folder, &["old", "new"]));
    assert_eq!(found, (Some(1), expected.to_owned(), told));
}

#[test]
fn a_part_of_a_changelog() {
    let folder = folder("markdown");
    edit(
        &folder.join("new").join(CALL),
        "  - { name: Guard,",
        "  - { name: Pilot,",
    );
    edit(
        &folder.join("new").join(CALL),
        "[Driver, Guard]",
        "[Driver, Pilot]",
    );
    edit(&folder.join("new/types.yaml"), "max: 4,", "max: 3,");
    let found = ending(&diff(
        &folder,
        &["old", "new", "--format", "markdown", "--fail-on", "never"],
    ));
    let (code, report, told) = found;
    assert_eq!((code, told), (Some(0), String::new()));
    let starts = "## From old to new\n\nA client's version goes up by a major number; before 1.0 by a minor number.\n\n### Breaking\n\n\
                  - CallTrain: the parameter `Guard` is gone (Rust: breaking, wire: breaking)\n\n  ```rust,ignore\n  \
                  fn reads(value: &api::actions::CallTrainRequest) {\n      let _ = &value.guard;\n  }\n  ```\n\n";
    assert!(report.starts_with(starts), "{report}");
    let narrowed = "- Platform: `chars.max` is 3, was 4 (Rust: behaviour, wire: breaking)\n";
    assert!(report.contains(narrowed), "{report}");
}

/// The changes that a report in JSON has: class, id.
fn changes(output: &Output) -> Vec<String> {
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let changes = report["changes"].as_array().unwrap().iter();
    let line = |change: &Value| {
        let text = |key: &str| change[key].as_str().unwrap().to_owned();
        format!("{} {}", text("class"), text("id"))
    };
    changes.map(line).collect()
}

#[test]
fn what_was_wrong_in_the_spec_alone_is_a_correction() {
    let folder = folder("correction");
    // The vendor's definitions of that day have it as the new spec has it.
    let recorded = fs::read_to_string(folder.join("old").join(CALL)).unwrap();
    assert!(recorded.contains("Train, type: String, required: true"));
    let record = r#"{ "source": "a test", "service": "station", "version": "2024-01-01", "actions": [
        { "name": "FindTrain", "parameters": [{ "name": "Train", "type": "string" }], "response": [] }], "structures": [] }"#;
    fs::write(folder.join("old/vendor.json"), record).unwrap();
    edit(
        &folder.join("new/actions/find_train.yaml"),
        "required: true, ",
        "",
    );
    // A departure from the page, with its reason.
    let call = folder.join("new").join(CALL);
    edit(
        &call,
        "name: Delay, type: Integer",
        "name: Delay, type: Float",
    );
    let correction =
        "\ncorrections:\n  - { at: \"response[1].type\", page: Integer, why: Halves are told. }\n";
    fs::write(&call, fs::read_to_string(&call).unwrap() + correction).unwrap();
    // Told by nobody.
    edit(&call, "effect: create", "effect: read");
    edit(&call, "site: both", "site: mainland");
    let ignore = "ignore:\n  - { change: \"actions[CallTrain].site\", reason: Looked at., correction: true }\n  \
                  - { change: \"actions[CallTrain].outcomes\", reason: Looked at. }\n  \
                  - { change: \"actions[Gone]\", reason: Old. }\n";
    fs::write(folder.join("ignore.yaml"), ignore).unwrap();
    let output = diff(
        &folder,
        &["old", "new", "--format", "json", "--ignore", "ignore.yaml"],
    );
    let expected = [
        "correction actions[CallTrain].response[Delay].type",
        "correction actions[CallTrain].site",
        "correction actions[FindTrain].parameters[Train].required",
        "behaviour actions[CallTrain].effect",
    ];
    assert_eq!(changes(&output), expected);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let reasons: Vec<&str> = report["changes"].as_array().unwrap()[..3]
        .iter()
        .map(|change| change["correction"].as_str().unwrap())
        .collect();
    let recorded = "the recorded definitions of the vendor had this already";
    assert_eq!(reasons, ["Halves are told.", "Looked at.", recorded]);
    assert_eq!(report["idle"], serde_json::json!(["actions[Gone]"]));
    assert_eq!(
        report["ignored"][0]["id"],
        "actions[CallTrain].outcomes[Late].carries[Delay]"
    );
    // Programs break all the same.
    assert_eq!(
        (output.status.code(), &report["breaking"]),
        (Some(1), &Value::Bool(true))
    );
}

#[test]
fn a_report_in_json_has_the_keys_of_its_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../schema/diff.json")).unwrap();
    let keys = |value: &Value| -> BTreeSet<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let needed = |value: &Value| -> BTreeSet<String> {
        let words = value["required"].as_array().unwrap().iter();
        words
            .map(|word| word.as_str().unwrap().to_owned())
            .collect()
    };
    let folder = folder("schema");
    edit(&folder.join("new/types.yaml"), "max: 4,", "max: 5,");
    let output = diff(&folder, &["old", "new", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(keys(&report), needed(&schema));
    assert_eq!(
        report["schema_version"],
        schema["properties"]["schema_version"]["const"]
    );
    let change = &schema["$defs"]["change"];
    assert_eq!(keys(&report["changes"][0]), needed(change));
    // `texts` comes on demand.
    let with_texts = needed(change).into_iter().chain(["texts".to_owned()]);
    assert_eq!(keys(&change["properties"]), with_texts.collect());
}
