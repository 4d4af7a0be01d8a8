//! Calls that meet a fault.

use super::kinds::{Kind, Settings, course, ids, patient};
use iai_client::actions::{CreateGroupRequest, GetPersonBaseInfoRequest};
use iai_client::{Action, CallOptions, RetryConfig};
use iai_emulator::Fault;
use iai_tests::faulty::{Faulty, Step};
use iai_tests::lab;
use iai_tests::stopwatch::Stopwatch;
use serde_json::json;
use std::net::TcpListener;
use std::time::Duration;

const SHORT: Duration = Duration::from_millis(60);
const LONG: Duration = Duration::from_secs(300);

fn read() -> GetPersonBaseInfoRequest {
    GetPersonBaseInfoRequest::builder().person_id("p").build()
}

fn create() -> CreateGroupRequest {
    let group = CreateGroupRequest::builder().group_name("Staff");
    group.group_id("staff").build()
}

/// Sends a request to `url`: attempts, pauses, and the end.
fn sent<K: Kind, A: Action>(
    kind: &K,
    url: &str,
    request: A,
    set: impl FnOnce(Settings<K>) -> Settings<K>,
) -> String {
    let watch = Stopwatch::default();
    let client = kind.build(set(patient(url, &watch)));
    course(&kind.done(client.send(request)), &watch)
}

fn done() -> Step {
    Step::response(&json!({ "PersonName": "n", "RequestId": "r-ok" }))
}

pub(crate) fn a_throttled_read<K: Kind>(kind: &K) -> String {
    let throttled = Step::error("RequestLimitExceeded");
    let server = Faulty::doing([throttled.clone(), throttled, done()]);
    sent(kind, &server.url(), read(), |builder| builder)
}

pub(crate) fn a_read_that_stays_throttled<K: Kind>(kind: &K) -> String {
    let server = Faulty::doing([Step::error("RequestLimitExceeded")]);
    sent(kind, &server.url(), read(), |builder| builder)
}

pub(crate) fn a_create_that_was_refused_by_nobody<K: Kind>(kind: &K) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let once = |builder: Settings<K>| builder.retry(RetryConfig::off());
    sent(kind, &url, create(), once)
}

/// The emulator creates the group and resets the connection.
fn lost<K: Kind>(kind: &K, recover: bool) -> String {
    let emulator = lab::emulator();
    let fault: Fault = "CreateGroup: reset, when=after, times=1".parse().unwrap();
    emulator.faults().add(fault).unwrap();
    let retry = RetryConfig::new().recover(recover);
    let end = sent(kind, &emulator.url(), create(), |builder| {
        builder.retry(retry)
    });
    let groups = ids(&emulator.state()["Groups"], "GroupId");
    format!("{end}; groups: {groups}")
}

pub(crate) fn a_create_whose_answer_is_lost<K: Kind>(kind: &K) -> String {
    lost(kind, false)
}

pub(crate) fn a_create_that_is_looked_into<K: Kind>(kind: &K) -> String {
    lost(kind, true)
}

pub(crate) fn a_create_that_the_service_failed<K: Kind>(kind: &K) -> String {
    let server = Faulty::doing([Step::error("InternalError")]);
    sent(kind, &server.url(), create(), |builder| builder)
}

fn silence<K: Kind>(kind: &K, attempt: Duration, total: Duration) -> String {
    let server = Faulty::doing([Step::Hold]);
    let options = CallOptions::new().attempt_timeout(attempt).timeout(total);
    let options = options.retry(RetryConfig::off());
    sent(kind, &server.url(), read(), |builder| {
        builder.options(options)
    })
}

pub(crate) fn silence_for_an_attempt<K: Kind>(kind: &K) -> String {
    silence(kind, SHORT, LONG)
}

pub(crate) fn silence_for_a_call<K: Kind>(kind: &K) -> String {
    silence(kind, LONG, SHORT)
}

/// The service's time is in the header `Date` of the first answer.
pub(crate) fn a_clock_that_is_wrong<K: Kind>(kind: &K) -> String {
    let expired = Step::error("AuthFailure.SignatureExpire");
    let told = expired.dated("Tue, 14 Nov 2023 22:13:20 GMT");
    let server = Faulty::doing([told, done()]);
    let slow = |builder: Settings<K>| builder.time_source(|| 1_699_990_000);
    let end = sent(kind, &server.url(), read(), slow);
    let expected = ["1699990000", "1700000000"];
    assert_eq!(server.header("x-tc-timestamp"), expected);
    end
}
