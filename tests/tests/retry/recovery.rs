//! Asking the service about creates whose answers were lost.

use super::bench::{Bench, create, made, success};
use iai_client::actions::create_person::CreatePersonOutcome;
use iai_client::actions::{CreateFaceRequest, CreateGroupRequest};
use iai_client::{CallOptions, RetryConfig};
use iai_tests::faulty::Step;
use iai_tests::lab;
use serde_json::json;
use std::time::Duration;

const PERSON: &str = "CreatePerson";
const ASKED: &str = "GetPersonBaseInfo";

fn bench(steps: impl Into<Vec<Step>>) -> Bench {
    Bench::with(steps, |builder| {
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
    let bench = bench([Step::Close, there()]);
    let answer = lab::wait(bench.client.send(create())).unwrap();
    assert!(answer.is_recovered());
    assert_eq!((&*answer.request_id, answer.attempts()), ("r-asked", 1));
    let CreatePersonOutcome::Created { face_id, .. } = answer.outcome() else {
        panic!("{answer:?}");
    };
    assert_eq!(face_id, "77");
    assert_eq!(bench.server.actions(), [PERSON, ASKED]);
    assert_eq!(bench.server.seen()[1].text(), r#"{"PersonId":"p"}"#);
    assert_eq!(bench.watch.pauses(), [500]);
}

#[test]
fn a_group_is_recovered_too() {
    let told = json!({ "GroupName": "n", "FaceModelVersion": "3.0", "RequestId": "r-asked" });
    let bench = bench([Step::half(), Step::response(&told)]);
    let request: CreateGroupRequest = made(json!({ "GroupName": "n", "GroupId": "g" }));
    let answer = lab::wait(bench.client.send(request)).unwrap();
    assert!(answer.is_recovered());
    assert_eq!(answer.face_model_version.as_deref(), Some("3.0"));
    assert_eq!(bench.server.actions(), ["CreateGroup", "GetGroupInfo"]);
}

/// Each way to lose an answer, and each way in which asking can end.
#[test]
fn what_did_not_take_effect_is_sent_again() {
    let lost = [
        Step::ResetUnread,
        Step::Close,
        Step::Hold,
        Step::half(),
        Step::status(502),
        Step::error("InternalError"),
        Step::Say(iai_tests::scripted::http(200, "%!")),
    ];
    for fault in lost {
        let course = |steps: &[Step]| {
            let bench = bench([std::slice::from_ref(&fault), steps].concat());
            bench.course(create())
        };
        assert_eq!(course(&[absent(), success()]), "2 [500] done", "{fault:?}");
        assert_eq!(course(&[there()]), "1 [500] recovered", "{fault:?}");
    }
}

#[test]
fn a_gateways_pause_comes_before_the_question() {
    let bench = bench([super::bench::busy(7), there()]);
    assert_eq!(bench.course(create()), "1 [7000] recovered");
}

#[test]
fn a_question_is_repeated_like_any_read_and_may_stay_open() {
    let busy = Step::error("InternalError");
    let asked_twice = bench([Step::Close, busy.clone(), there()]);
    assert_eq!(asked_twice.course(create()), "1 [500 + 500] recovered");
    let open = bench([Step::Close, busy]);
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
    let bench = bench(steps);
    assert_eq!(bench.course(create()), "3 [500 + 1000 + 2000] Exchange");
}

/// Nobody has answered for it, so that it may still be under way when the probe finds nothing.
#[test]
fn what_was_never_answered_stays_unknown() {
    let pairs = [Step::Hold, absent()];
    let steps: Vec<Step> = pairs.into_iter().cycle().take(6).collect();
    let lasting = bench(steps);
    assert_eq!(
        lasting.course(create()),
        "3 [500 + 1000 + 2000] Attempt time-out, unknown"
    );
    // The second attempt is refused for good; the first may come all the same.
    let refused = bench([Step::Hold, absent(), Step::error("LimitExceeded")]);
    assert_eq!(refused.course(create()), "2 [500] LimitExceeded, unknown");
    let gateway = bench([Step::status(504), absent(), Step::error("LimitExceeded")]);
    assert_eq!(gateway.course(create()), "2 [500] LimitExceeded, unknown");
    let ended = bench([Step::Close, absent(), Step::error("LimitExceeded")]);
    assert_eq!(ended.course(create()), "2 [500] LimitExceeded");
}

/// The first request arrived late: after we had asked, before it was sent again.
#[test]
fn an_echo_of_the_call_itself_is_recognised() {
    let taken = Step::error("InvalidParameterValue.PersonIdAlreadyExist");
    let late = bench([Step::Hold, absent(), taken.clone(), there()]);
    assert_eq!(late.course(create()), "2 [500 + 1000] recovered");
    let taken_before = bench([taken]);
    let expected = "1 [] InvalidParameterValue.PersonIdAlreadyExist";
    assert_eq!(taken_before.course(create()), expected);
}

#[test]
fn nothing_is_asked_unless_told_to_or_when_no_action_tells() {
    let silent = Bench::new([Step::Close, there()]);
    assert_eq!(silent.course(create()), "1 [] Exchange, unknown");
    let face: CreateFaceRequest =
        made(json!({ "PersonId": "p", "Urls": ["http://example.com/p.jpg"] }));
    assert_eq!(bench([Step::Close]).course(face), "1 [] Exchange, unknown");
}

/// Recovery, too, keeps within the total time-out.
#[test]
fn there_is_no_asking_past_the_total_time_out() {
    let bench = bench([Step::Close]);
    let short = CallOptions::new().timeout(Duration::from_millis(450));
    let client = bench.client.with(short);
    let course = super::bench::course(&client, &bench.watch, create());
    assert_eq!(course, "1 [] Exchange, unknown");
}
