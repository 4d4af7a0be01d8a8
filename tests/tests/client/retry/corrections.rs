//! Clocks and credentials that are put right.

use super::harness::{Harness, NOW, create, read, success};
use iai_client::{
    Credentials,
    credentials::{ProvideCredentials, ProvideFuture},
};
use iai_tests::fake_server::Step;
use serde_json::json;
use std::sync::atomic::{AtomicU32, Ordering};

const EXPIRED: &str = "AuthFailure.SignatureExpire";

/// 2023-11-14 22:13:20 is the harness's time.
const AHEAD: &str = "Tue, 14 Nov 2023 23:13:20 GMT";

fn expired() -> Step {
    Step::error(EXPIRED)
}

#[test]
fn the_clock_is_corrected_once_and_for_the_whole_client() {
    let harness = Harness::new([expired().header("Date", AHEAD), success()]);
    assert_eq!(harness.course(create()), "2 [] done");
    assert_eq!(harness.course(read()), "1 [] done");
    let (late, right) = (NOW.to_string(), (NOW + 3_600).to_string());
    assert_eq!(
        harness.server.header("x-tc-timestamp"),
        [&*late, &right, &right]
    );
    let signed = harness.server.header("authorization");
    assert_ne!(signed[0], signed[1], "every attempt is signed anew");
}

#[test]
fn the_message_tells_the_time_where_no_header_does() {
    let message = "The deviation between `Timestamp` and the server time 1700000600 is too large";
    let error = json!({ "Code": EXPIRED, "Message": message });
    let told = Step::response(&json!({ "Error": error, "RequestId": "r" }));
    let harness = Harness::new([told, success()]);
    assert_eq!(harness.course(create()), "2 [] done");
    assert_eq!(
        harness.server.header("x-tc-timestamp"),
        ["1700000000", "1700000600"]
    );
}

/// Neither a response that a cache has kept nor a time that no clock can have is believed.
#[test]
fn only_a_plausible_time_of_the_service_itself_is_learnt() {
    let kept = expired().header("Date", AHEAD).header("Age", "3600");
    let wrong = expired().header("Date", "Tue, 19 Jan 2038 03:14:07 GMT");
    for told in [kept, wrong] {
        let harness = Harness::new([told]);
        assert_eq!(harness.course(create()), format!("1 [] {EXPIRED}"));
        assert_eq!(harness.course(read()), format!("1 [] {EXPIRED}"));
        let now = NOW.to_string();
        assert_eq!(harness.server.header("x-tc-timestamp"), [&*now, &now]);
    }
}

#[test]
fn a_clock_is_not_corrected_twice_in_a_call_nor_to_the_same_time() {
    let again = "Tue, 14 Nov 2023 20:13:20 GMT";
    let harness = Harness::new([
        expired().header("Date", AHEAD),
        expired().header("Date", again),
    ]);
    assert_eq!(harness.course(read()), format!("2 [] {EXPIRED}"));
    let ours = "Tue, 14 Nov 2023 22:13:20 GMT";
    let harness = Harness::new([expired().header("Date", ours)]);
    assert_eq!(harness.course(read()), format!("1 [] {EXPIRED}"));
}

/// Gives out keys that are numbered from 0.
#[derive(Default)]
struct Keys(AtomicU32);

impl ProvideCredentials for Keys {
    fn provide(&self) -> ProvideFuture<'_> {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        let fresh = Credentials::new("AKIDfresh", "key").unwrap();
        let fresh = fresh.with_session_token(format!("token{number}")).unwrap();
        Box::pin(async move { Ok(fresh) })
    }
}

#[test]
fn credentials_are_renewed_once_and_for_the_whole_client() {
    let refused = Step::error("AuthFailure.TokenFailure");
    let steps = [refused.clone(), success(), success(), refused];
    let harness = Harness::with(steps, |builder| {
        builder.credentials_provider(Keys::default())
    });
    assert_eq!(harness.course(create()), "2 [] done");
    assert_eq!(harness.course(read()), "1 [] done");
    assert_eq!(harness.course(read()), "2 [] AuthFailure.TokenFailure");
    let tokens = ["token0", "token1", "token1", "token1", "token2"];
    assert_eq!(harness.server.header("x-tc-token"), tokens);
}
