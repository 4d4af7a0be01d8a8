//! `iai configure`: keys become a profile, and are in no output.

use std::fs;
use std::path::Path;

use serde_json::json;
use tempfile::TempDir;

use super::harness::{Run, SECRET_KEY};

const WRITE: &str = "configure --secret-id AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE --profile work";

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().unwrap().permissions().mode() & 0o777
}

#[cfg(unix)]
#[test]
fn a_key_from_a_pipe_becomes_a_profile() {
    let home = TempDir::new().unwrap();
    let write = |more: &str| {
        let line = format!("{WRITE} {more}");
        Run::new(home.path(), &line)
            .input(format!("{SECRET_KEY}\n"))
            .end()
    };
    let file = home.path().join(".tencentcloud/credentials");
    let mut expected = json!({
        "file": file.display().to_string(),
        "profile": "work",
        "secret_id": "AKID***MPLE",
        "temporary": false,
        "replaced": false,
    });
    assert_eq!(write("").document(), expected);
    assert!(fs::read_to_string(&file).unwrap().contains(SECRET_KEY));
    assert_eq!(
        (mode(&file), mode(&home.path().join(".tencentcloud"))),
        (0o600, 0o700)
    );

    assert_eq!(write("").report()["class"], "usage");
    expected["replaced"] = json!(true);
    assert_eq!(write("--force").document(), expected);
    let listed = Run::new(home.path(), "configure list").end().document();
    assert_eq!(listed["profiles"][0]["secret_id"], "AKID***MPLE");
}

#[test]
fn calls_sign_with_the_profile() {
    let desk = super::harness::Desk::new();
    let home = desk.folder.path();
    let write = format!("configure --secret-id {}", super::harness::SECRET_ID);
    let written = Run::new(home, &write).input(SECRET_KEY).end();
    assert_eq!(written.code, 0, "{written}");
    let call = desk.iai("get-group-list");
    let call = call
        .without("TENCENTCLOUD_SECRET_ID")
        .without("TENCENTCLOUD_SECRET_KEY");
    assert_eq!(call.end().document()["GroupNum"], 0);
}

#[test]
fn what_cannot_be_written_is_refused_as_wrong_usage() {
    let home = TempDir::new().unwrap();
    let long = vec![b'x'; 10_000_000];
    let with_key = format!("configure --secret-key {SECRET_KEY}");
    let table: [(&str, &[u8]); 6] = [
        (&with_key, b""),
        ("configure", b"PLANTED12"),
        (WRITE, b""),
        (WRITE, b"\xffPLANTED"),
        (WRITE, b"PLANTED12\nPLANTED13"),
        (WRITE, &long),
    ];
    for (line, input) in table {
        let ended = Run::new(home.path(), line).input(input).end();
        let report = ended.report();
        assert_eq!(
            (ended.code, &report["class"]),
            (2, &json!("usage")),
            "{ended}"
        );
        assert!(!ended.to_string().contains("PLANTED"), "{ended}");
    }
    assert!(!home.path().join(".tencentcloud").exists());
    let homeless = Run::new(home.path(), WRITE)
        .without("HOME")
        .input("PLANTED12")
        .end();
    let remedy = homeless.report()["remedy"].to_string();
    assert!(
        homeless.code == 2 && remedy.contains("--file"),
        "{homeless}"
    );
}
