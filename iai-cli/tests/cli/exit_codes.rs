//! One test for each row of the table of exit codes. In all of them standard output is one JSON document or nothing, and
//! what standard error says is as the committed schema has it.

use std::process::{Command, Stdio};

use boon::{Compiler, Schemas};
use iai_tests::fake_server::{FakeServer, Step};
use serde_json::{Value, json};

use super::harness::{Desk, Ended, Run};

const SCHEMA: &str = include_str!("../../schema/error.json");

/// The report of a run that ended with this code.
#[track_caller]
fn failed(ended: &Ended, code: i32, class: &str) -> Value {
    let report = ended.report();
    assert_eq!(
        (ended.code, &report["class"]),
        (code, &json!(class)),
        "{ended}"
    );
    assert_eq!(report["exit_code"], code);
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler
        .add_resource("error.json", serde_json::from_str(SCHEMA).unwrap())
        .unwrap();
    let index = compiler.compile("error.json", &mut schemas).unwrap();
    let valid = schemas
        .validate(&report, index)
        .map_err(|error| error.to_string());
    assert_eq!(valid, Ok(()), "{report}");
    report
}

fn fault(desk: &Desk, fault: &str) {
    desk.emulator.faults().add(fault.parse().unwrap()).unwrap();
}

#[test]
fn success() {
    let desk = Desk::new();
    let ended = desk.iai("get-group-list").end();
    assert_eq!((ended.code, &*ended.stderr), (0, ""));
    assert_eq!(ended.document()["GroupNum"], 0);
}

#[cfg(target_os = "linux")]
#[test]
fn failed_since_the_disk_is_full() {
    let desk = Desk::new();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let ended = desk.iai("get-group-list").end_into(full);
    let report = failed(&ended, 1, "failed");
    assert!(
        report["message"]
            .as_str()
            .unwrap()
            .contains("standard output"),
        "{report}"
    );
}

#[test]
fn usage() {
    let desk = Desk::new();
    let report = failed(&desk.iai("create-grup").end(), 2, "usage");
    assert_eq!(report["message"], "unrecognized subcommand 'create-grup'");
    assert_eq!(
        report["remedy"],
        "Did you mean create-group or create-person? See `iai --help`."
    );
}

#[test]
fn invalid() {
    let desk = Desk::new();
    let ended = desk.iai("create-group --group-id").arg("a b").end();
    let report = failed(&ended, 3, "invalid");
    assert_eq!(report["action"], "CreateGroup");
    let broken: Vec<_> = report["violations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["parameter"])
        .collect();
    assert_eq!(broken, ["GroupName", "GroupId"]);
    assert!(desk.emulator.requests().is_empty());
}

#[test]
fn credentials() {
    let desk = Desk::new();
    let ended = desk
        .iai("get-group-list")
        .env("TENCENTCLOUD_SECRET_KEY", "another")
        .end();
    let report = failed(&ended, 4, "credentials");
    assert_eq!(report["code"], "AuthFailure.SignatureFailure");
    let none = desk
        .iai("get-group-list")
        .without("TENCENTCLOUD_SECRET_KEY")
        .end();
    failed(&none, 4, "credentials");
}

#[test]
fn refused() {
    let desk = Desk::new();
    let report = failed(&desk.iai("get-group-info --group-id g").end(), 5, "refused");
    assert_eq!(report["code"], "InvalidParameterValue.GroupIdNotExist");
    assert_eq!(report["retry"], "never");
    assert!(report["request_id"].is_string());
}

#[test]
fn try_later() {
    let desk = Desk::new();
    fault(&desk, "*: error=RequestLimitExceeded");
    let report = failed(
        &desk.iai("get-group-list --attempts 1").end(),
        6,
        "try_later",
    );
    assert_eq!(
        (&report["retry"], &report["attempts"]),
        (&json!("throttled"), &json!(1))
    );
}

#[test]
fn outcome_unknown() {
    let desk = Desk::new();
    fault(&desk, "CreateGroup: reset, when=after");
    let report = failed(
        &desk.iai("create-group --group-id g --group-name G").end(),
        7,
        "outcome_unknown",
    );
    assert_eq!(
        (&report["outcome_unknown"], &report["effect"]),
        (&json!(true), &json!("create"))
    );
    assert!(
        report["remedy"].as_str().unwrap().contains("--recover"),
        "{report}"
    );
}

#[test]
fn recover_finds_the_outcome_out() {
    let desk = Desk::new();
    fault(&desk, "CreateGroup: reset, when=after, times=1");
    let ended = desk
        .iai("create-group --group-id g --group-name G --recover")
        .end();
    assert_eq!(ended.document()["FaceModelVersion"], "3.0");
    assert!(ended.stderr.contains("lost"), "{ended}");
}

#[test]
fn network() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = Run::new(
        folder.path(),
        "get-group-list --attempts 1 --endpoint http://127.0.0.1:9",
    )
    .env("TENCENTCLOUD_SECRET_ID", "AKIDx")
    .env("TENCENTCLOUD_SECRET_KEY", "key");
    let report = failed(&run.end(), 8, "network");
    assert_eq!(report["host"], "127.0.0.1:9");
}

/// An upgrade that is still running when the time is up.
#[test]
fn job() {
    let desk = Desk::new();
    desk.ok("create-group --group-id old --group-name Old --face-model-version 2.0");
    let line = "upgrade-group-face-model-version --group-id old --face-model-version 3.0 --wait=0.01 --poll-interval 0.01";
    let ended = desk.iai(line).end();
    assert_eq!(ended.code, 9, "{ended}");
    let last: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(last["Status"], 0);
    let report: Value = serde_json::from_str(ended.stderr.lines().last().unwrap()).unwrap();
    assert_eq!(report["class"], "job");
}

/// Ctrl-C while the service has the request, and does not answer.
#[cfg(unix)]
#[test]
fn interrupted() {
    let desk = Desk::new();
    let groups = "create-group --group-id g --group-name G";
    for (line, code, class) in [
        ("get-group-list", 130, "interrupted"),
        (groups, 7, "outcome_unknown"),
    ] {
        let server = FakeServer::doing([Step::Stall("")]);
        let mut run = desk.iai(line).env("TENCENTCLOUD_ENDPOINT", &server.url());
        let child = run.spawn(Stdio::piped());
        while server.counts().1 == 0 {
            std::thread::yield_now();
        }
        let pid = child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-INT", &pid])
                .status()
                .unwrap()
                .success()
        );
        let report = failed(&Ended::of(child), code, class);
        assert!(
            report["message"].as_str().unwrap().contains("interrupted"),
            "{report}"
        );
    }
}
