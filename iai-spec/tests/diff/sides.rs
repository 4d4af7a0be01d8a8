//! What a side can be: revisions of git, definitions, records; and what it cannot.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{CALL, changes, diff, edit, ending, folder};

#[test]
fn a_revision_is_a_side() {
    let folder = folder("git");
    let git = |arguments: &[&str]| {
        let own = [
            "-c",
            "user.name=Ann",
            "-c",
            "user.email=ann@example.com",
            "-c",
            "commit.gpgsign=false",
        ];
        let output = Command::new("git")
            .current_dir(&folder)
            .args(own)
            .args(arguments)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    git(&["init", "-q"]);
    git(&["add", "old"]);
    git(&["commit", "-q", "-m", "Old"]);
    let same = ending(&diff(&folder, &["HEAD:old", "HEAD:./old/"]));
    assert_eq!(
        same.1,
        "from HEAD:old\nto   HEAD:./old/\n\nNo difference.\n"
    );
    edit(&folder.join("old/types.yaml"), "max: 4,", "max: 5,");
    let output = diff(
        &folder.join("old"),
        &["HEAD:./", ".", "--format", "json", "--fail-on", "any"],
    );
    assert_eq!(changes(&output), ["additive strings[Platform].chars.max"]);
    assert_eq!(output.status.code(), Some(1));
    for (side, told) in [
        (
            "nowhere:old",
            "nowhere:old: git knows no such folder in such a revision\n",
        ),
        (
            "HEAD:new",
            "HEAD:new: git knows no such folder in such a revision\n",
        ),
        (
            "HEAD:old/types.yaml",
            "HEAD:old/types.yaml: fatal: not a tree object\n",
        ),
        ("--help:old", "unexpected argument '--help:old'"),
    ] {
        let (code, _, error) = ending(&diff(&folder, &[side, "new"]));
        assert_eq!(code, Some(2), "{side}: {error}");
        assert!(error.contains(told), "{error}");
    }
}

/// Definitions of one action with one parameter, in the vendor's form.
fn definitions(limit: &str) -> String {
    let member = format!(
        r#"{{ "name": "Train", "type": "string", "member": "string", "required": true, "document": "At most {limit}." }}"#
    );
    format!(
        r#"{{ "metadata": {{ "apiVersion": "2024-01-01", "serviceShortName": "station" }},
             "actions": {{ "FindTrain": {{ "input": "In", "output": "Out", "status": "online" }} }},
             "objects": {{ "In": {{ "members": [{member}] }}, "Out": {{ "members": [] }} }} }}"#
    )
}

/// A folder whose spec was compared with the definitions `1.json`; `2.json` are newer.
fn recorded(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::write(folder.join("1.json"), definitions("60")).unwrap();
    fs::write(folder.join("2.json"), definitions("64")).unwrap();
    let done = ending(&diff(&folder, &["old", "--record", "1.json"]));
    let told = "recorded 1.json in old/vendor.json\n".to_owned();
    assert_eq!(done, (Some(0), told, String::new()));
    folder
}

#[test]
fn what_the_vendor_changed_since_the_record() {
    let folder = recorded("vendor");
    let since = |file: &str| {
        let arguments = [
            "old",
            "--vendor",
            file,
            "--format",
            "json",
            "--fail-on",
            "any",
        ];
        diff(&folder, &arguments)
    };
    let same = since("1.json");
    assert_eq!((changes(&same), same.status.code()), (vec![], Some(0)));
    let output = since("2.json");
    let expected = "documentation actions[FindTrain].parameters[Train].doc";
    assert_eq!(
        (changes(&output), output.status.code()),
        (vec![expected.to_owned()], Some(1))
    );
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let figures = serde_json::json!({ "gone": ["60"], "come": ["64"] });
    assert_eq!(report["changes"][0]["figures"], figures);
    // A record has no text to show, and definitions have.
    let (_, report, _) = ending(&diff(&folder, &["old", "--vendor", "2.json", "--texts"]));
    assert!(!report.contains("At most"), "{report}");
    let (_, report, _) = ending(&diff(&folder, &["1.json", "2.json", "--texts"]));
    assert!(
        report.contains("    - At most 60.\n    + At most 64.\n"),
        "{report}"
    );
    let (code, _, told) = ending(&diff(&folder, &["new", "--vendor", "2.json"]));
    assert_eq!(code, Some(2));
    let what =
        "new/vendor.json: the definitions that this spec was compared with are not recorded\n";
    assert!(told.starts_with(what), "{told}");
}

#[test]
fn a_record_has_facts_and_no_sentence() {
    let folder = recorded("record");
    let file = folder.join("old/vendor.json");
    let written = fs::read_to_string(&file).unwrap();
    let row =
        r#"{ "name": "Train", "type": "string", "required": true, "doc": "5b1dcb2b370b 60" }"#;
    assert!(written.contains(row), "{written}");
    // It is a side as well. A spec is compared with it in what definitions know.
    let output = diff(&folder, &["old/vendor.json", "old", "--format", "json"]);
    let expected = [
        "additive actions[FindTrain].response[Signal]",
        "additive actions[FindTrain].response[RequestId]",
        "additive actions[AskTrain]",
        "additive actions[CallTrain]",
        "additive actions[ListTrains]",
        "additive structures[Car]",
        "additive structures[Place]",
    ];
    assert_eq!(changes(&output), expected);
    // It is made anew, and what somebody else has made is not.
    assert_eq!(
        ending(&diff(&folder, &["old", "--record", "2.json"])).0,
        Some(0)
    );
    assert!(fs::read_to_string(&file).unwrap().contains(" 64\""));
    fs::write(folder.join("new/vendor.json"), "# Mine.\n").unwrap();
    let (code, _, told) = ending(&diff(&folder, &["new", "--record", "1.json"]));
    assert_eq!(code, Some(2));
    assert!(told.starts_with("new/vendor.json:"), "{told}");
    assert_eq!(
        fs::read_to_string(folder.join("new/vendor.json")).unwrap(),
        "# Mine.\n"
    );
}

#[test]
fn the_real_spec_says_what_its_record_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let found = ending(&diff(
        &root,
        &["spec/vendor.json", "spec", "--fail-on", "any"],
    ));
    let report = "from iai 2020-03-03 of tccli 3.1.189.1\nto   spec\n\nNo difference.\n";
    assert_eq!(found, (Some(0), report.to_owned(), String::new()));
}

#[test]
fn what_cannot_be_compared_is_told() {
    let folder = folder("odd");
    fs::write(folder.join("ignore.yaml"), "ignore: [{ change: a }]\n").unwrap();
    edit(
        &folder.join("new").join(CALL),
        "effect: create",
        "effect: crate",
    );
    fs::create_dir_all(folder.join("empty")).unwrap();
    fs::write(folder.join("no.json"), "{").unwrap();
    let table: [(&[&str], &str); 7] = [
        (
            &["old", "new"],
            "new/actions/call_train.yaml:4:9: error[S017]: ",
        ),
        (
            &["old", "nowhere"],
            "nowhere: there is no such file or folder",
        ),
        (
            &["old", "empty"],
            "a folder with a spec has service.yaml and actions/*.yaml",
        ),
        (&["old", "no.json"], "no.json:1:1: "),
        (
            &["old"],
            "the following required arguments were not provided",
        ),
        (
            &["old", "old", "--vendor", "no.json"],
            "cannot be used with",
        ),
        (
            &["old", "old", "--ignore", "ignore.yaml"],
            "ignore.yaml: ignore[0]: missing field `reason`",
        ),
    ];
    for (arguments, expected) in table {
        let (code, output, told) = ending(&diff(&folder, arguments));
        assert_eq!((code, output), (Some(2), String::new()), "{told}");
        assert!(told.contains(expected), "{told}");
    }
}
