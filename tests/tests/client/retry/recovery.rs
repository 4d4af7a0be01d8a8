//! Asking the service about creates whose responses were lost.

use super::harness::{Harness, create, made, success};
use iai_client::actions::create_person::CreatePersonOutcome;
use iai_client::actions::{CreateFaceRequest, CreateGroupRequest};
use iai_client::types::Gender;
use iai_client::{RequestConfig, RetryConfig};
use iai_tests::fake_server::Step;
use iai_tests::harness;
use iai_tests::http::http;
use serde_json::json;
use std::time::Duration;

const PERSON: &str = "CreatePerson";
const ASKED: &str = "GetPersonBaseInfo";

fn harness(steps: impl Into<Vec<Step>>) -> Harness {
    Harness::with(steps, |builder| {
        builder.retry(RetryConfig::new().recover(true))
    })
}

fn absent() -> Step {
    Step::error("InvalidParameterValue.PersonIdNotExist")
}

fn there() -> Step {
    Step::response(&json!({
        "PersonName": "n", "Gender": 0, "FaceIds": ["77", "78"], "RequestId": "r-asked",
    }))
}

#[test]
fn what_took_effect_is_told_by_the_action_that_was_asked() {
    let harness = harness([Step::Close, there()]);
    let response = harness::wait(harness.client.send(create())).unwrap();
    assert!(response.is_recovered());
    assert_eq!((&*response.request_id, response.attempts()), ("r-asked", 1));
    let CreatePersonOutcome::Created { face_id, .. } = response.outcome() else {
        panic!("{response:?}");
    };
    assert_eq!(face_id, "77");
    assert_eq!(harness.server.actions(), [PERSON, ASKED]);
    assert_eq!(harness.server.seen()[1].text(), r#"{"PersonId":"p"}"#);
    assert_eq!(harness.watch.poll_interval(), [500]);
}

#[test]
fn a_group_is_recovered_too() {
    let told = json!({ "GroupName": "n", "FaceModelVersion": "3.0", "RequestId": "r-asked" });
    let harness = harness([Step::half(), Step::response(&told)]);
    let request: CreateGroupRequest = made(json!({ "GroupName": "n", "GroupId": "g" }));
    let response = harness::wait(harness.client.send(request)).unwrap();
    assert!(response.is_recovered());
    assert_eq!(response.face_model_version.as_deref(), Some("3.0"));
    assert_eq!(harness.server.actions(), ["CreateGroup", "GetGroupInfo"]);
}

/// Each way to lose a response, and each way in which asking can end.
#[test]
fn what_did_not_take_effect_is_sent_again() {
    let lost = [
        Step::ResetUnread,
        Step::Close,
        Step::Stall(""),
        Step::half(),
        Step::status(502),
        Step::error("InternalError"),
        Step::Say(http(200, "%!")),
    ];
    for fault in lost {
        let course = |steps: &[Step]| {
            let harness = harness([std::slice::from_ref(&fault), steps].concat());
            harness.course(create())
        };
        assert_eq!(course(&[absent(), success()]), "2 [500] done", "{fault:?}");
        assert_eq!(course(&[there()]), "1 [500] recovered", "{fault:?}");
    }
}

#[test]
fn a_gateways_pause_comes_before_the_question() {
    let harness = harness([super::harness::busy(7), there()]);
    assert_eq!(harness.course(create()), "1 [7000] recovered");
}

#[test]
fn a_question_is_repeated_like_any_read_and_may_stay_open() {
    let busy = Step::error("InternalError");
    let asked_twice = harness([Step::Close, busy.clone(), there()]);
    assert_eq!(asked_twice.course(create()), "1 [500 + 500] recovered");
    let open = harness([Step::Close, busy]);
    assert_eq!(
        open.course(create()),
        "1 [500 + 500 + 1000] Exchange, unknown"
    );
    assert_eq!(open.server.actions(), [PERSON, ASKED, ASKED, ASKED]);
}

/// With no attempt left the outcome is at least known.
#[test]
fn without_an_attempt_left_the_error_is_no_unknown_one() {
    let pairs = [Step::Close, absent()];
    let steps: Vec<Step> = pairs.into_iter().cycle().take(6).collect();
    let harness = harness(steps);
    assert_eq!(harness.course(create()), "3 [500 + 1000 + 2000] Exchange");
}

/// Nobody has answered for it, so that it may still be under way when the probe finds nothing.
#[test]
fn what_was_never_answered_stays_unknown() {
    let pairs = [Step::Stall(""), absent()];
    let steps: Vec<Step> = pairs.into_iter().cycle().take(6).collect();
    let lasting = harness(steps);
    assert_eq!(
        lasting.course(create()),
        "3 [500 + 1000 + 2000] Attempt timeout, unknown"
    );
    // The second attempt is refused for good; the first may come all the same.
    let refused = harness([Step::Stall(""), absent(), Step::error("LimitExceeded")]);
    assert_eq!(refused.course(create()), "2 [500] LimitExceeded, unknown");
    let gateway = harness([Step::status(504), absent(), Step::error("LimitExceeded")]);
    assert_eq!(gateway.course(create()), "2 [500] LimitExceeded, unknown");
    let ended = harness([Step::Close, absent(), Step::error("LimitExceeded")]);
    assert_eq!(ended.course(create()), "2 [500] LimitExceeded");
}

/// The first request arrived late: after we had asked, before it was sent again.
#[test]
fn an_echo_of_the_call_itself_is_recognised() {
    let taken = Step::error("InvalidParameterValue.PersonIdAlreadyExist");
    let late = harness([Step::Stall(""), absent(), taken.clone(), there()]);
    assert_eq!(late.course(create()), "2 [500 + 1000] recovered");
    let taken_before = harness([taken]);
    let expected = "1 [] InvalidParameterValue.PersonIdAlreadyExist";
    assert_eq!(taken_before.course(create()), expected);
}

/// A person of long ago has the id. The service says so when it is asked once more.
#[test]
fn a_thing_with_other_values_is_not_taken_for_the_one_created() {
    let exists = || Step::error("InvalidParameterValue.PersonIdAlreadyExist");
    let other = |name: &str, gender: u8| {
        Step::response(
            &json!({ "PersonName": name, "Gender": gender, "FaceIds": ["77"], "RequestId": "r" }),
        )
    };
    let refused = "2 [500] InvalidParameterValue.PersonIdAlreadyExist";
    let lost_before = harness([Step::Close, other("m", 0), exists()]);
    assert_eq!(lost_before.course(create()), refused);
    assert_eq!(lost_before.server.actions(), [PERSON, ASKED, PERSON]);

    let male = || {
        let mut person = create();
        person.gender = Some(Gender::Male);
        person
    };
    let other_gender = harness([Step::Close, other("n", 2), exists()]);
    assert_eq!(other_gender.course(male()), refused);
    let same = harness([Step::Close, other("n", 1)]);
    assert_eq!(same.course(male()), "1 [500] recovered");
    // The client reads this form of a whole number as well.
    let fraction = json!({
        "PersonName": "n", "Gender": 1.0, "FaceIds": ["77"], "RequestId": "r",
    });
    let same = harness([Step::Close, Step::response(&fraction)]);
    assert_eq!(same.course(male()), "1 [500] recovered");
    // The caller left the gender to the service.
    let unset = harness([Step::Close, other("n", 2)]);
    assert_eq!(unset.course(create()), "1 [500] recovered");

    // It took the id between the probe and the second attempt.
    let late = harness([Step::Stall(""), absent(), exists(), other("m", 0)]);
    assert_eq!(
        late.course(create()),
        "2 [500 + 1000] InvalidParameterValue.PersonIdAlreadyExist"
    );
    // Without an attempt left, it is known all the same that nothing was created.
    let pairs = [Step::Close, other("m", 0)];
    let steps: Vec<Step> = pairs.into_iter().cycle().take(6).collect();
    assert_eq!(
        harness(steps).course(create()),
        "3 [500 + 1000 + 2000] Exchange"
    );
}

#[test]
fn nothing_is_asked_unless_told_to_or_when_no_action_tells() {
    let silent = Harness::new([Step::Close, there()]);
    assert_eq!(silent.course(create()), "1 [] Exchange, unknown");
    let face: CreateFaceRequest =
        made(json!({ "PersonId": "p", "Urls": ["http://example.com/p.jpg"] }));
    assert_eq!(
        harness([Step::Close]).course(face),
        "1 [] Exchange, unknown"
    );
}

/// Recovery, too, keeps within the total timeout.
#[test]
fn there_is_no_asking_past_the_total_timeout() {
    let harness = harness([Step::Close]);
    let short = RequestConfig::new().timeout(Duration::from_millis(450));
    let client = harness.client.with_config(short);
    let course = super::harness::course(&client, &harness.watch, create());
    assert_eq!(course, "1 [] Exchange, unknown");
}
