//! Bad input: one clear message, the right exit code, no panic, and no key anywhere (which the harness looks for).

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use super::harness::{Desk, Ended, Run, SECRET_KEY};

/// Runs it, and expects this code and this part of the message.
#[track_caller]
fn refused(run: Run, code: i32, part: &str) -> Value {
    let ended = run.end();
    let report = ended.report();
    assert_eq!(ended.code, code, "{ended}");
    assert!(
        report["message"].as_str().unwrap().contains(part),
        "{ended}"
    );
    assert!(!report["remedy"].as_str().unwrap().is_empty(), "{ended}");
    report
}

#[test]
fn names_that_are_misspelt() {
    let desk = Desk::new();
    for (line, part, meant) in [
        (
            "serach-persons",
            "unrecognized subcommand 'serach-persons'",
            "search-persons",
        ),
        (
            "create-group --grop-id g",
            "unexpected argument '--grop-id'",
            "--group-id",
        ),
        (
            "get-group-list --outptu json",
            "unexpected argument '--outptu'",
            "--output",
        ),
        ("get-group-list --output yml", "invalid value 'yml'", "json"),
        (
            "create-person --gender femal",
            "invalid value 'femal'",
            "--help",
        ),
        (
            "get-group-list --limit many",
            "a whole number from 0 up",
            "iai get-group-list --help",
        ),
        (
            "get-group-list extra",
            "unexpected argument 'extra'",
            "--help",
        ),
        (
            "get-group-list --timeout 0",
            "seconds, such as 30",
            "--help",
        ),
    ] {
        let report = refused(desk.iai(line), 2, part);
        let remedy = report["remedy"].as_str().unwrap();
        let told = remedy.contains(meant) || report["message"].as_str().unwrap().contains(meant);
        assert!(told, "{line}: {report}");
    }
    assert!(desk.emulator.requests().is_empty());
}

#[test]
fn pictures_that_are_none() {
    let desk = Desk::new();
    fs::write(desk.path("text.png"), "no picture").unwrap();
    fs::create_dir(desk.path("folder.png")).unwrap();
    for (picture, part) in [
        ("missing.png", "missing.png"),
        ("folder.png", "folder.png"),
        ("text.png", "Image"),
        ("ftp://example.com/a.png", "a.png"),
    ] {
        refused(desk.iai(&format!("detect-face --image {picture}")), 3, part);
    }
    refused(
        desk.iai("compare-face --image-a - --image-b -"),
        2,
        "standard input (-) is given twice",
    );
    refused(
        desk.iai("detect-face --json - --image -"),
        2,
        "standard input (-) is given twice",
    );
    refused(
        desk.iai("create-face --person-id p --images 100.png http://x/y.png"),
        2,
        "files and URLs",
    );
}

#[test]
fn json_that_is_none() {
    let desk = Desk::new();
    let secret = format!("\"{SECRET_KEY}\"");
    for (input, code, part) in [
        ("{", 2, "no JSON: EOF"),
        ("[]", 2, "JSON, but no object"),
        (&*secret, 2, "JSON, but no object"),
        ("\u{feff}{}", 2, "no JSON"),
        (r#"{"GroupIdd": "g"}"#, 3, "GroupIdd: unknown parameter"),
        (
            r#"{"GroupId": 5}"#,
            3,
            "GroupId: expected a string, found an integer",
        ),
    ] {
        refused(desk.iai("create-group --json -").input(input), code, part);
    }
    refused(
        desk.iai("create-group --json missing.json"),
        2,
        "missing.json",
    );
}

#[test]
fn ten_megabytes_of_json() {
    let desk = Desk::new();
    let request = format!(
        r#"{{"GroupId": "g", "GroupName": "{}"}}"#,
        "x".repeat(10 << 20)
    );
    let report = refused(
        desk.iai("create-group --json -").input(request.clone()),
        3,
        "GroupName",
    );
    assert!(report.to_string().len() < 2000);
    refused(
        desk.iai("create-group --validation off --json -")
            .input(request),
        3,
        "10485",
    );
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let broken = std::ffi::OsStr::from_bytes(b"gr\xffup");
    refused(desk.iai("create-group --group-id").arg(broken), 2, "UTF-8");
    refused(desk.iai("").arg(broken), 2, "");
    // The name of a file need be none.
    fs::write(
        desk.folder.path().join(broken),
        iai_tests::pictures::png(100, 100),
    )
    .unwrap();
    let found = desk.iai("detect-face --image").arg(broken).end();
    assert_eq!(found.document()["ImageWidth"], 100);
}

/// Whoever reads has had enough: that is no failure.
#[test]
fn a_closed_pipe() {
    let desk = Desk::new();
    desk.ok("create-group --group-id g --group-name G");
    let mut run = desk.iai("get-group-list");
    let mut child = run.spawn(Stdio::piped());
    drop(child.stdout.take());
    let ended = Ended::of(child);
    assert_eq!((ended.code, &*ended.stderr), (0, ""), "{ended}");
}

#[test]
fn no_home_folder() {
    let desk = Desk::new();
    let bare = || {
        desk.iai("get-group-list")
            .without("HOME")
            .without("TENCENTCLOUD_SECRET_ID")
    };
    let report = refused(
        bare().without("TENCENTCLOUD_SECRET_KEY"),
        4,
        "HOME is not set",
    );
    assert!(
        report["remedy"].as_str().unwrap().contains("iai configure"),
        "{report}"
    );
    let given = desk.iai("get-group-list").without("HOME").end();
    assert_eq!(given.document()["GroupNum"], 0);
}

/// Keys of another vendor in the place of ours, and ours in the wrong variable.
#[test]
fn keys_in_wrong_places() {
    let desk = Desk::new();
    fs::create_dir(desk.path(".tencentcloud")).unwrap();
    let other =
        format!("[default]\naws_access_key_id = AKIAX\naws_secret_access_key = {SECRET_KEY}\n");
    fs::write(desk.path(".tencentcloud/credentials"), other).unwrap();
    let bare = || {
        desk.iai("get-group-list")
            .without("TENCENTCLOUD_SECRET_ID")
            .without("TENCENTCLOUD_SECRET_KEY")
    };
    refused(bare(), 4, "secret_id");
    refused(
        bare()
            .env("TENCENTCLOUD_SECRETID", "AKIDx")
            .env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY),
        4,
        "TENCENTCLOUD_SECRET_ID",
    );
    refused(bare().arg("--profile").arg("work"), 4, "profile work");
}
