//! `iai-spec import`, as it is called.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Definitions with one action that can be expressed, and one that cannot.
const API: &str = r#"{"metadata": {"apiVersion": "2024-01-01", "serviceShortName": "shop"},
    "actions": {"PutBox": {"input": "PutBoxRequest", "output": "PutBoxResponse"},
                "UploadBox": {"input": "UploadBoxRequest", "output": "PutBoxResponse"}},
    "objects": {"PutBoxRequest": {"members": [{"name": "Name", "type": "string", "member": "string", "document": "不超过9字节"}]},
                "PutBoxResponse": {"members": [{"name": "RequestId", "type": "string", "member": "string"}]},
                "UploadBoxRequest": {"members": [{"name": "Body", "type": "binary", "member": "binary"}]}}}"#;

/// A folder of this test alone, with the definitions as a file and in a folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("import")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    let inside = folder.join("services/shop/v20240101");
    fs::create_dir_all(&inside).unwrap();
    fs::write(inside.join("api.json"), API).unwrap();
    fs::write(folder.join("api.json"), API).unwrap();
    folder
}

/// Exit code, standard output and standard error.
fn import(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let done: Output = Command::new(env!("CARGO_BIN_EXE_iai-spec"))
        .current_dir(folder)
        .arg("import")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const LEFT_OUT: &str = "left out: UploadBox: upload of a file as the body: UploadBoxRequest.Body\n";

#[test]
fn a_spec_is_written_that_can_be_expanded() {
    let folder = folder("written");
    let told = format!(
        "{LEFT_OUT}1 action: PutBox\nwrote new/spec: 2 files, 4 marks `# DECIDE:` for a person to decide\n"
    );
    let done = import(
        &folder,
        &["services", "--service", "shop", "--out", "new/spec"],
    );
    assert_eq!(done, (Some(0), told, String::new()));
    assert_eq!(names(&folder), ["api.json", "new", "services"]);
    assert_eq!(
        names(&folder.join("new")),
        ["spec"],
        "and nothing beside it"
    );
    assert_eq!(names(&folder.join("new/spec")), ["actions", "service.yaml"]);
    let expanded = Command::new(env!("CARGO_BIN_EXE_iai-spec"))
        .current_dir(&folder)
        .args(["expand", "new/spec"])
        .output()
        .unwrap();
    assert!(
        expanded.status.success(),
        "{}",
        String::from_utf8_lossy(&expanded.stderr)
    );
    // The folder is for others to read, as all that is written.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &str| {
            fs::metadata(folder.join(path))
                .unwrap()
                .permissions()
                .mode()
        };
        assert_eq!(mode("new/spec"), mode("services"));
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = folder("dry");
    let (code, told, _) = import(&folder, &["api.json", "--out", "spec", "--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(
        told.ends_with("would write spec: 2 files, 4 marks `# DECIDE:` for a person to decide\n"),
        "{told}"
    );
    assert_eq!(names(&folder), ["api.json", "services"]);
}

#[test]
fn what_is_there_is_never_overwritten() {
    let folder = folder("kept");
    fs::create_dir(folder.join("spec")).unwrap();
    fs::write(folder.join("spec/note.txt"), "Mine.").unwrap();
    let told = "spec is not empty; name another folder, or add to the spec in it with --merge\n";
    let done = import(&folder, &["api.json", "--out", "spec"]);
    assert_eq!(done, (Some(2), String::new(), told.to_owned()));
    assert_eq!(names(&folder.join("spec")), ["note.txt"]);
    // An empty folder is no loss.
    fs::remove_file(folder.join("spec/note.txt")).unwrap();
    assert_eq!(import(&folder, &["api.json", "--out", "spec"]).0, Some(0));
}

#[test]
fn a_merge_adds_and_keeps() {
    let folder = folder("merged");
    assert_eq!(import(&folder, &["api.json", "--out", "spec"]).0, Some(0));
    let action = folder.join("spec/actions/put_box.yaml");
    let edited = fs::read_to_string(&action)
        .unwrap()
        .replace("effect: create # DECIDE:", "effect: idempotent # I know:");
    fs::write(&action, &edited).unwrap();
    let row = r#"{"name": "Size", "type": "int", "member": "int64"}"#;
    fs::write(
        folder.join("api.json"),
        API.replace(
            r#""document": "不超过9字节"}"#,
            &format!(r#""required": true}}, {row}"#),
        ),
    )
    .unwrap();
    let told = format!(
        "{LEFT_OUT}differs: spec/actions/put_box.yaml:7: `Name` of the parameters of PutBox: required false here, true in the definitions\n\
         new: Size to the parameters of PutBox\nchanged spec: 1 files, 1 additions\n"
    );
    let merge = ["api.json", "--out", "spec", "--merge"];
    let dry = [&merge[..], &["--dry-run"]].concat();
    assert_eq!(
        import(&folder, &dry),
        (
            Some(0),
            told.replace("\nchanged", "\nwould change"),
            String::new()
        )
    );
    assert_eq!(fs::read_to_string(&action).unwrap(), edited);
    assert_eq!(import(&folder, &merge), (Some(0), told, String::new()));
    let name = "  - { name: Name, type: String }\n";
    let expected = edited.replace(
        name,
        &format!("{name}  - {{ name: Size, type: Integer }}\n"),
    );
    assert_eq!(fs::read_to_string(&action).unwrap(), expected);
    assert_eq!(
        names(&folder.join("spec/actions")),
        ["put_box.yaml"],
        "and nothing beside it"
    );
}

/// Arguments, exit code, and how standard error begins.
const UNUSABLE: [(&[&str], i32, &str); 9] = [
    (
        &["nowhere"],
        2,
        "nowhere: No such file or directory (os error 2)",
    ),
    (
        &["cut.json"],
        2,
        "cut.json:4:58: the file is cut off: EOF while parsing a string",
    ),
    (&["some.zip"], 2, "some.zip: this is no whole zip: "),
    (
        &["services", "--service", "shoo"],
        2,
        "services: there is no service `shoo`\n  = help: did you mean `shop`?",
    ),
    (
        &["api.json", "--service", "iai"],
        2,
        "api.json: these are the definitions of shop 2024-01-01",
    ),
    (
        &["upload.json"],
        1,
        "shop 2024-01-01: none of its 2 actions can be expressed",
    ),
    (
        &["--page", "page.txt"],
        2,
        "page.txt: the page names no action",
    ),
    (
        &["api.json", "--merge"],
        2,
        "out: error[S006]: there is no spec folder at `out`",
    ),
    (
        &["api.json", "--errors", "api.json"],
        2,
        "api.json:1: this is no line such as NAME = 'Code'",
    ),
];

#[test]
fn what_cannot_be_used_is_named_and_nothing_is_written() {
    let folder = folder("unusable");
    fs::write(folder.join("cut.json"), &API[..300]).unwrap();
    fs::write(
        folder.join("upload.json"),
        API.replace(
            "\"PutBoxRequest\", \"output\"",
            "\"UploadBoxRequest\", \"output\"",
        ),
    )
    .unwrap();
    fs::write(folder.join("page.txt"), "Nothing.").unwrap();
    fs::write(folder.join("some.zip"), "PK\u{3}\u{4} and no more").unwrap();
    for (arguments, code, told) in UNUSABLE {
        let (found, _, message) = import(&folder, &[arguments, &["--out", "out"]].concat());
        assert_eq!(found, Some(code), "{message}");
        assert!(message.starts_with(told), "{message}");
    }
    assert!(!folder.join("out").exists());
    let (code, _, told) = import(&folder, &["--out", "out"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("or with --page the text"), "{told}");
}

/// A merge has the service and version of its spec, and takes no other.
#[test]
fn a_merge_is_of_the_same_service_and_version() {
    let folder = folder("same");
    let other = folder.join("services/aaa/v20250101");
    fs::create_dir_all(&other).unwrap();
    let api = API
        .replace("2024-01-01", "2025-01-01")
        .replace("\"shop\"", "\"aaa\"");
    fs::write(other.join("api.json"), &api).unwrap();
    fs::write(folder.join("other.json"), &api).unwrap();
    fs::write(
        folder.join("page.txt"),
        "aaa.tencentcloudapi.com\nAction | Yes | String | The value used for this API: PutBox. |\n",
    )
    .unwrap();
    let newer = folder.join("services/shop/v20260101");
    fs::create_dir_all(&newer).unwrap();
    fs::write(
        newer.join("api.json"),
        API.replace("2024-01-01", "2026-01-01"),
    )
    .unwrap();
    assert_eq!(import(&folder, &["api.json", "--out", "spec"]).0, Some(0));
    let merge = |arguments: &[&str]| {
        import(
            &folder,
            &[arguments, &["--out", "spec", "--merge"]].concat(),
        )
    };
    let told = format!("{LEFT_OUT}changed spec: 0 files, 0 additions\n");
    assert_eq!(merge(&["services"]), (Some(0), told, String::new()));
    let refused = |is: &str| {
        let told = format!(
            "spec: this is the spec of shop 2024-01-01, and what is to be added is of {is}\n  \
             = help: give what is of shop 2024-01-01, or import into another folder, without --merge\n"
        );
        (Some(2), String::new(), told)
    };
    assert_eq!(merge(&["other.json"]), refused("aaa 2025-01-01"));
    assert_eq!(
        merge(&["services", "--service", "aaa"]),
        refused("aaa 2025-01-01")
    );
    assert_eq!(
        merge(&["services", "--version", "2026-01-01"]),
        refused("shop 2026-01-01")
    );
    assert_eq!(merge(&["--page", "page.txt"]), refused("aaa 2024-01-01"));
}

#[test]
fn the_first_ten_actions_are_named() {
    let folder = folder("many");
    let actions: Vec<String> = (1..=12)
        .map(|number| {
            format!(r#""Put{number}": {{"input": "PutBoxRequest", "output": "PutBoxResponse"}}"#)
        })
        .collect();
    let api = API.replace(
        "\"UploadBox\":",
        &format!("{}, \"UploadBox\":", actions.join(", ")),
    );
    fs::write(folder.join("api.json"), api).unwrap();
    let (_, told, _) = import(&folder, &["api.json", "--out", "spec"]);
    let named =
        "13 actions: PutBox, Put1, Put2, Put3, Put4, Put5, Put6, Put7, Put8, Put9 and 3 more\n";
    assert_eq!(
        told.lines().nth(1).map(|line| format!("{line}\n")),
        Some(named.to_owned())
    );
}
