//! `iai doctor`: what it finds, and with which exit code it ends.

use iai_tests::fake_server::{FakeServer, Step};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::harness::{Desk, Ended, Run, SECRET_ID, SECRET_KEY};

/// A server without TLS may leave a client waiting.
const LINE: &str = "doctor --call --connect-timeout 1";

/// The report on standard output, also of a run that failed.
fn report(ended: &Ended) -> Value {
    serde_json::from_str(&ended.stdout).unwrap()
}

/// The exit code and the checks that failed. Standard error tells the same.
fn failed(ended: &Ended) -> (i32, Vec<String>) {
    let report = report(ended);
    assert_eq!(report["healthy"], ended.code == 0, "{ended}");
    if ended.code != 0 {
        let error: Value = serde_json::from_str(&ended.stderr).unwrap();
        assert_eq!(error["exit_code"], ended.code, "{ended}");
    }
    let checks = report["checks"].as_array().unwrap().iter();
    let failed = checks.filter(|check| check["result"] == "failed");
    let names = failed.map(|check| check["check"].as_str().unwrap().to_owned());
    (ended.code, names.collect())
}

fn check<'r>(report: &'r Value, name: &str) -> &'r Value {
    let mut checks = report["checks"].as_array().unwrap().iter();
    checks.find(|check| check["check"] == name).unwrap()
}

#[test]
fn an_emulator_of_the_same_process_is_healthy() {
    let home = TempDir::new().unwrap();
    let ended = Run::new(home.path(), "doctor --call --emulator=state").end();
    assert_eq!(failed(&ended), (0, Vec::new()), "{ended}");
    assert_eq!(check(&report(&ended), "account")["result"], "ok");
}

#[test]
fn the_exit_code_is_that_of_the_worst_class() {
    let right = Desk::new();
    let late = Desk::with(|builder| builder.skew(1_000));
    let page = FakeServer::doing([Step::status(502)]);
    let table = [
        (right.iai(LINE), 0, &[][..]),
        (late.iai(LINE), 1, &["clock"]),
        (
            right.iai(LINE).env("TENCENTCLOUD_ENDPOINT", "ftp://x"),
            2,
            &["endpoint"],
        ),
        (
            right.iai(LINE).without("TENCENTCLOUD_SECRET_KEY"),
            4,
            &["credentials"],
        ),
        (
            right.iai(LINE).env("TENCENTCLOUD_SECRET_KEY", "AnotherKey"),
            4,
            &["account"],
        ),
        (
            right
                .iai(LINE)
                .env("TENCENTCLOUD_ENDPOINT", "http://127.0.0.1:9"),
            8,
            &["tcp"],
        ),
        (
            right.iai(LINE).env("TENCENTCLOUD_ENDPOINT", &page.url()),
            8,
            &["service"],
        ),
        (
            right.iai(LINE).env(
                "TENCENTCLOUD_ENDPOINT",
                &page.url().replace("http:", "https:"),
            ),
            8,
            &["tls"],
        ),
    ];
    for (run, code, checks) in table {
        let ended = run.end();
        let checks = checks.iter().map(|&check| check.to_owned()).collect();
        assert_eq!(failed(&ended), (code, checks), "{ended}");
    }
}

#[test]
fn without_being_asked_it_makes_no_call() {
    let desk = Desk::new();
    let ended = desk.iai("doctor").end();
    assert_eq!(check(&report(&ended), "account")["result"], "skipped");
    // The one without a signature, which is refused.
    assert_eq!(desk.emulator.requests().len(), 1);
}

#[test]
fn keys_in_the_wrong_variables_are_told_by_name() {
    let desk = Desk::new();
    let id = "AKIDPLANTEDPLANTEDPLANTED";
    let run = desk.iai(LINE).without("TENCENTCLOUD_SECRET_ID");
    let ended = run.env("TENCENTCLOUD_SECRETID", id).end();
    let found = report(&ended);
    let details = &check(&found, "variables")["details"];
    let told = "TENCENTCLOUD_SECRETID is not read; the variable is TENCENTCLOUD_SECRET_ID";
    assert_eq!(details, &json!([told]));
    assert!(!ended.to_string().contains("PLANTED"), "{ended}");

    let exchanged = desk
        .iai(LINE)
        .env("TENCENTCLOUD_SECRET_ID", "PLANTEDPLANTEDPLANTED");
    let ended = exchanged.env("TENCENTCLOUD_SECRET_KEY", id).end();
    let details = check(&report(&ended), "variables")["details"].to_string();
    assert!(
        details.contains("TENCENTCLOUD_SECRET_KEY are exchanged"),
        "{ended}"
    );
    assert!(!ended.to_string().contains("PLANTED"), "{ended}");
}

#[cfg(unix)]
#[test]
fn a_file_with_keys_that_others_may_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let folder = desk.path(".tencentcloud");
    std::fs::create_dir(&folder).unwrap();
    let file = folder.join("credentials");
    let text = format!("[default]\nsecret_id = {SECRET_ID}\nsecret_key = {SECRET_KEY}\n");
    std::fs::write(&file, text).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let run = desk.iai(LINE).without("TENCENTCLOUD_SECRET_ID");
    let ended = run.without("TENCENTCLOUD_SECRET_KEY").end();
    let found = report(&ended);
    assert_eq!(failed(&ended), (0, Vec::new()), "{ended}");
    assert_eq!(
        check(&found, "key_files")["remedy"],
        format!("chmod 600 {}", file.display())
    );
    let credentials = check(&found, "credentials")["message"].to_string();
    assert!(credentials.contains("from profile file"), "{credentials}");
}
