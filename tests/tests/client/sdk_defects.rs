//! Defects of the official SDKs and their command line: what went wrong there goes right here. Those that no other
//! test would notice are tested here. The others are
//!
//! - retries whose budget counts successes as failures: `retry::limits`,
//! - an error that outlives the success after it, a network error that trips over a missing response, and wrong
//!   parameters that are sent again: `retry::matrix`,
//! - an endpoint that is set and not called: `routes`,
//! - keys that are renewed too late: the unit tests of the credentials cache; a region that is read and not used:
//!   `credentials::identity`,
//! - keys in a log: the program `planted_secrets`.

use iai_client::actions::UpgradeGroupFaceModelVersionRequest;
use iai_client::{Client, Method, RequestConfig, waiting::WaitOutcome};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::harness;
use iai_tests::stopwatch::Stopwatch;
use serde_json::{from_value, json};
use std::process::Command;

fn client(server: &FakeServer) -> Client {
    harness::client(&server.url())
}

/// Node.js: integers above 2^53 lose digits, and an error's text leaves the code out.
#[test]
fn large_integers_keep_their_digits_and_errors_their_code() {
    let response = json!({
        "GroupName": "g", "GroupId": "g", "GroupExDescriptions": [], "Tag": null, "FaceModelVersion": "3.0",
        "CreationTimestamp": 9_007_199_254_740_993_u64, "RequestId": "r",
    });
    let code = "InvalidParameterValue.GroupIdNotExist";
    let server = FakeServer::doing([Step::response(&response), Step::error(code)]);
    let client = client(&server);
    let group = harness::wait(client.get_group_info().group_id("g").send()).unwrap();
    assert_eq!(group.creation_timestamp, Some(9_007_199_254_740_993));
    let error = harness::wait(client.get_group_info().group_id("g").send()).unwrap_err();
    assert!(error.to_string().contains(code), "{error}");
}

/// Java: keys of GET requests are changed (`_` becomes `.`) and not encoded.
#[test]
fn a_query_arrives_as_it_was_meant() {
    let server = FakeServer::answering([json!({ "FaceModelVersion": "3.0", "RequestId": "r" })]);
    let client = client(&server).with_config(RequestConfig::new().method(Method::Get));
    let call = client.create_group().group_id("a_b-c");
    let call = call.group_name("R&D=1/2 ü");
    harness::wait(call.group_ex_descriptions(["x_y", "a+b"]).send()).unwrap();
    assert_eq!(
        server.seen_once().line,
        "GET /?GroupExDescriptions.0=x_y&GroupExDescriptions.1=a%2Bb&GroupId=a_b-c\
         &GroupName=R%26D%3D1%2F2%20%C3%BC HTTP/1.1"
    );
}

/// The command line drops fields that its tables do not know, until an upgrade.
#[test]
fn fields_newer_than_the_client_are_not_lost() {
    let response = json!({ "GroupName": "g", "RequestId": "r", "Added2027": { "Deep": [1, 2] } });
    let server = FakeServer::answering([response]);
    let group = harness::wait(client(&server).get_group_info().group_id("g").send()).unwrap();
    assert_eq!(group.group_name.as_deref(), Some("g"));
    let whole: serde_json::Value = serde_json::from_str(group.raw_body()).unwrap();
    assert_eq!(whole["Response"]["Added2027"]["Deep"], json!([1, 2]));
    assert!(!format!("{group:?}").contains("Added2027"));
}

/// Set in the process whose output is looked at.
const INSIDE: &str = "IAI_TESTS_WAIT_QUIETLY";

/// The command line's waiter mixes its progress with the result on the standard output.
#[test]
fn a_waiter_prints_nothing() {
    // This test runs itself as another process, whose output it looks at.
    if std::env::var_os(INSIDE).is_some() {
        return waits();
    }
    let test = "client::sdk_defects::a_waiter_prints_nothing";
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
    let job = |status| json!({ "JobId": "1", "Status": status, "RequestId": "r" });
    let server = FakeServer::answering([job(0), job(0), job(1)]);
    let builder = harness::builder(&server.url()).sleep_impl(Stopwatch::default());
    let client = builder.build().unwrap();
    let parameters = json!({ "GroupId": "g", "FaceModelVersion": "3.0" });
    let start: UpgradeGroupFaceModelVersionRequest = from_value(parameters).unwrap();
    println!("begin");
    let started = harness::wait(client.send(start)).unwrap();
    let outcome = harness::wait(started.wait(&client).wait()).unwrap();
    println!("end");
    assert!(matches!(outcome, WaitOutcome::Done(_)), "{outcome:?}");
}
