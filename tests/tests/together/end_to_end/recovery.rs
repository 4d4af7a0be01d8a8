//! Responses that the emulator loses, and what the client makes of the state that it finds.

use super::{ids, person};
use iai_client::actions::CreateGroupRequest;
use iai_client::{Client, ErrorCode, RequestConfig, RetryConfig};
use iai_tests::harness::{self, EmulatorHarness};
use iai_tests::stopwatch::Stopwatch;

/// A client that asks whether a lost create has run, and sleeps for no real time.
fn recovering(harness: &EmulatorHarness) -> Client {
    let builder = harness::builder(&harness.emulator.url())
        .sleep_impl(Stopwatch::default())
        .retry(RetryConfig::new().recover(true));
    builder.build().unwrap()
}

fn lose(harness: &EmulatorHarness, fault: &str) {
    harness
        .emulator
        .faults()
        .add(fault.parse().unwrap())
        .unwrap();
}

#[test]
fn a_person_of_long_ago_is_not_taken_for_the_one_created() {
    let harness = EmulatorHarness::with_group();
    let mut old = person("p");
    old.person_name = Some("Somebody".to_owned());
    harness.send(old, RequestConfig::new()).unwrap();
    lose(&harness, "CreatePerson: reset, when=before, times=1");
    let error = harness
        .wait(recovering(&harness).send(person("p")))
        .unwrap_err();
    assert!(
        error.is(ErrorCode::InvalidParameterValuePersonIdAlreadyExist),
        "{error}"
    );
    assert!(!error.is_outcome_unknown());
    assert_eq!(error.attempts(), 2);
    assert_eq!(harness.persons()[0]["PersonName"], "Somebody");
}

/// What the service tells back has the form in which it was sent, so that it is recognised.
#[test]
fn what_was_created_is_recognised_by_all_that_was_asked_for() {
    let harness = EmulatorHarness::with_group();
    lose(&harness, "CreateGroup: reset, when=after, times=1");
    let client = recovering(&harness);
    let group = CreateGroupRequest::builder()
        .group_name("Staff")
        .group_id("staff")
        .group_ex_descriptions(["desk", "floor"])
        .tag("all of them")
        .face_model_version("3.0")
        .build();
    let created = harness.wait(client.send(group)).unwrap();
    assert!(created.is_recovered());
    let mut request = person("p");
    request.gender = Some(iai_client::types::Gender::Female);
    lose(&harness, "CreatePerson: reset, when=after, times=1");
    let created = harness.wait(client.send(request)).unwrap();
    assert!(created.is_recovered());
    assert_eq!(ids(&harness), ["p"]);
}
