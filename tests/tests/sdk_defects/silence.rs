//! What is printed: nothing.

use super::bench::builder;
use iai_client::actions::UpgradeGroupFaceModelVersionRequest;
use iai_tests::faulty::{Faulty, Step};
use iai_tests::lab;
use serde_json::{from_value, json};
use std::process::Command;

/// The command line writes keys that were given as options into its log; a client of ours has no log, and what it can
/// be made to print is without them.
#[test]
fn defect_09_settings_do_not_tell_the_keys() {
    let key = iai_client::Credentials::new("AKIDplanted", "planted-key").unwrap();
    let builder =
        builder("http://127.0.0.1:1").credentials(key.with_token("planted-token").unwrap());
    let before = format!("{builder:?} {builder:#?}");
    let client = builder.build().unwrap();
    let printed = format!("{before} {client:?} {client:#?} {key:?}");
    assert!(!printed.contains("planted"), "{printed}");
}

/// Set in the process whose output is looked at.
const INSIDE: &str = "IAI_TESTS_WAIT_QUIETLY";

/// The command line's waiter mixes its progress with the result on the standard output.
#[test]
fn defect_11_a_waiter_prints_nothing() {
    // This test runs itself as another process, whose output it looks at.
    if std::env::var_os(INSIDE).is_some() {
        return waits();
    }
    let test = "sdk_defects::silence::defect_11_a_waiter_prints_nothing";
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    assert!(run.status.success());
    let output = String::from_utf8(run.stdout).unwrap();
    let (_, rest) = output.split_once("begin\n").unwrap();
    assert!(rest.starts_with("end\n"), "{output}");
    assert_eq!(String::from_utf8(run.stderr).unwrap(), "");
}

fn waits() {
    let job = |status| {
        let result = json!({ "JobId": "1", "GroupId": "g", "Status": status, "RequestId": "r" });
        Step::response(&result)
    };
    let server = Faulty::doing([job(0), job(0), job(1)]);
    let client = builder(&server.url()).build().unwrap();
    let parameters = json!({ "GroupId": "g", "FaceModelVersion": "3.0" });
    let start: UpgradeGroupFaceModelVersionRequest = from_value(parameters).unwrap();
    println!("begin");
    let started = lab::wait(client.send(start)).unwrap();
    let outcome = lab::wait(started.wait(&client).run()).unwrap();
    println!("end");
    assert!(
        matches!(outcome, iai_client::WaitOutcome::Done(_)),
        "{outcome:?}"
    );
}
