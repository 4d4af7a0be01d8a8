//! Keys that are wrong, keys that are temporary, and a clock that is off.

use super::{ids, person};
use iai_client::{
    Client, ClientBuilder, Credentials, Endpoint,
    time::{SystemClock, TimeSource},
};
use iai_emulator::Emulator;
use iai_tests::harness::EmulatorHarness;
use iai_tests::raw::{SECRET_ID, SECRET_KEY};
use serde_json::json;

fn builder(harness: &EmulatorHarness, credentials: Credentials) -> ClientBuilder {
    let endpoint = Endpoint::custom(&harness.emulator.url()).unwrap();
    Client::builder()
        .credentials(credentials)
        .endpoint(endpoint)
}

/// A call that is signed with these keys is refused with that code, and the remedy speaks of each cause.
fn assert_refused(
    harness: &EmulatorHarness,
    credentials: Credentials,
    code: &str,
    causes: &[&str],
) {
    let client = builder(harness, credentials).build().unwrap();
    let error = harness.wait(client.send(person("p"))).unwrap_err();
    assert_eq!(error.code_str(), Some(code));
    assert!(error.is_auth() && error.is_service(), "{error}");
    let told = (error.request_id().map(str::len), error.is_outcome_unknown());
    assert_eq!(told, (Some(36), false));
    for cause in causes {
        assert!(error.remedy().contains(cause), "{cause}: {error}");
    }
    assert_eq!(ids(harness), Vec::<String>::new());
}

#[test]
fn wrong_keys_are_told_apart_and_explained() {
    let harness = EmulatorHarness::with_group();
    let key = Credentials::new(SECRET_ID, "another-key").unwrap();
    let causes = [
        "TENCENTCLOUD_SECRET_KEY",
        "Host",
        "Content-Type",
        "signing host",
    ];
    assert_refused(&harness, key, "AuthFailure.SignatureFailure", &causes);
    let id = Credentials::new("AKIDnobody", SECRET_KEY).unwrap();
    let causes = ["TENCENTCLOUD_SECRET_ID"];
    assert_refused(&harness, id, "AuthFailure.SecretIdNotFound", &causes);
}

#[test]
fn a_clock_that_is_off_is_corrected() {
    let harness = EmulatorHarness::with_group();
    let keys = Credentials::new(SECRET_ID, SECRET_KEY).unwrap();
    let behind = || SystemClock.unix_seconds() - 7_200;
    let client = builder(&harness, keys).time_source(behind).build().unwrap();
    let attempts = |id| harness.wait(client.send(person(id))).unwrap().attempts();
    assert_eq!((attempts("p"), attempts("q")), (2, 1));
}

#[test]
fn temporary_keys_need_their_token() {
    let emulator = Emulator::builder().temporary_secret(SECRET_ID, SECRET_KEY, "token-1");
    let harness = EmulatorHarness::of(emulator.start().unwrap());
    let keys = Credentials::new(SECRET_ID, SECRET_KEY).unwrap();
    let with = |token| keys.clone().with_session_token(token).unwrap();
    for refused in [keys.clone(), with("token-2")] {
        assert_refused(&harness, refused, "AuthFailure.TokenFailure", &[]);
    }
    let client = builder(&harness, with("token-1")).build().unwrap();
    let group = client.create_group().group_id("g").group_name("n");
    harness.wait(group.send()).unwrap();
    assert_eq!(harness.groups()[0]["GroupId"], json!("g"));
}
