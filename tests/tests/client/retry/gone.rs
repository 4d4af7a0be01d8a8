//! A delete that is repeated after a lost response, and finds nothing left to delete.

use super::harness::{Harness, idempotent, made, success};
use iai_client::RetryConfig;
use iai_client::actions::{DeletePersonFromGroupRequest, DeletePersonRequest};
use iai_tests::fake_server::Step;
use iai_tests::harness;
use serde_json::json;

const NO_GROUP: &str = "InvalidParameterValue.GroupIdNotExist";

#[test]
fn what_an_earlier_attempt_deleted_is_deleted() {
    for lost in [
        Step::Close,
        Step::Stall(""),
        Step::status(502),
        Step::half(),
    ] {
        let harness = Harness::new([lost.clone(), Step::error(NO_GROUP)]);
        let response = harness::wait(harness.client.send(idempotent())).unwrap();
        let told = (
            response.attempts(),
            response.is_recovered(),
            &*response.request_id,
        );
        assert_eq!(told, (2, true, "r-error"), "{lost:?}");
    }
}

#[test]
fn each_delete_knows_its_own_codes() {
    let person: DeletePersonRequest = made(json!({ "PersonId": "p" }));
    let member: DeletePersonFromGroupRequest = made(json!({ "PersonId": "p", "GroupId": "g" }));
    for code in [
        "ResourceNotFound.ErrorPersonNotExisted",
        "InvalidParameterValue.PersonIdNotExist",
    ] {
        let harness = Harness::new([Step::Close, Step::error(code)]);
        assert_eq!(
            harness.course(person.clone()),
            "2 [500] recovered",
            "{code}"
        );
    }
    let harness = Harness::new([
        Step::Close,
        Step::error("FailedOperation.GroupPersonMapNotExist"),
    ]);
    assert_eq!(harness.course(member), "2 [500] recovered");
}

#[test]
fn what_was_never_there_is_an_error() {
    let first = Harness::new([Step::error(NO_GROUP)]);
    assert_eq!(first.course(idempotent()), format!("1 [] {NO_GROUP}"));
    // The first attempt did nothing for certain.
    let throttled = Harness::new([Step::error("RequestLimitExceeded"), Step::error(NO_GROUP)]);
    assert_eq!(
        throttled.course(idempotent()),
        format!("2 [500] {NO_GROUP}")
    );
    // Another call does not know of the loss.
    let harness = Harness::with([Step::Close, Step::error(NO_GROUP), success()], |builder| {
        builder.retry(RetryConfig::off())
    });
    assert_eq!(harness.course(idempotent()), "1 [] Exchange");
    assert_eq!(harness.course(idempotent()), format!("1 [] {NO_GROUP}"));
}
