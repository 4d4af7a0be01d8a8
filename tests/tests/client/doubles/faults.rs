//! Every fault, through the real retries, in no time.

use super::{create, delete};
use iai_client::actions::{CreatePersonRequest, DeleteGroupRequest, GetPersonBaseInfoRequest};
use iai_client::testing::{Double, Fault};
use iai_client::{Action, CallOptions, Client, ErrorCode, RetryConfig};
use std::time::Duration;

/// Attempts, virtual milliseconds, and the end in a word.
async fn course<A: Action>(double: &Double, client: &Client, request: A) -> String {
    let before = double.elapsed();
    let result = client.send(request).await;
    let took = (double.elapsed() - before).as_millis();
    match result {
        Ok(answer) if answer.is_recovered() => format!("{} {took} recovered", answer.attempts()),
        Ok(answer) => format!("{} {took} done", answer.attempts()),
        Err(error) => {
            let end = error
                .code_str()
                .map_or_else(|| category(&error), str::to_owned);
            let unknown = if error.is_outcome_unknown() {
                ", unknown"
            } else {
                ""
            };
            format!("{} {took} {end}{unknown}", error.attempts())
        }
    }
}

fn category(error: &iai_client::Error) -> String {
    let table = [
        (error.is_connect(), "connect"),
        (error.is_transport(), "transport"),
        (error.is_timeout(), "timeout"),
        (error.is_decode(), "decode"),
        (error.is_transient(), "transient"),
    ];
    let found = table.into_iter().find(|(is, _)| *is);
    found.map_or("other", |(_, word)| word).to_owned()
}

#[tokio::test]
async fn each_fault_leads_to_what_it_leads_to_in_earnest() {
    let table: [(Fault, &str, &str); 8] = [
        (
            ErrorCode::InternalError.into(),
            "2 500 done",
            "1 0 InternalError, unknown",
        ),
        (
            ErrorCode::RequestLimitExceeded.into(),
            "2 500 done",
            "2 500 done",
        ),
        (
            "InvalidParameter".into(),
            "1 0 InvalidParameter",
            "1 0 InvalidParameter",
        ),
        (Fault::ConnectionRefused, "2 500 done", "2 500 done"),
        (
            Fault::ResetAfterSending,
            "2 500 done",
            "1 0 transport, unknown",
        ),
        (Fault::TimeOut, "2 60500 done", "1 60000 timeout, unknown"),
        (Fault::Status(502), "2 500 done", "1 0 transient, unknown"),
        (Fault::HalfAnswer, "2 500 done", "1 0 decode, unknown"),
    ];
    for (fault, idempotent, created) in table {
        let double = Double::new();
        let deletes = double.on::<DeleteGroupRequest>().fails_with(fault.clone());
        deletes.then_answers_json("{}");
        let creates = double.on::<CreatePersonRequest>().fails_with(fault.clone());
        creates.then_answers_json(r#"{"FaceId": "1"}"#);
        let client: Client = double.client().unwrap();
        let found = course(&double, &client, delete("g")).await;
        assert_eq!(found, idempotent, "{fault:?}");
        let found = course(&double, &client, create("p")).await;
        assert_eq!(found, created, "{fault:?}");
    }
}

#[tokio::test]
async fn garbage_is_not_repeated_and_shown() {
    let double = Double::new();
    double.on::<DeleteGroupRequest>().fails_with(Fault::Garbage);
    let client: Client = double.client().unwrap();
    let error = client.send(delete("g")).await.unwrap_err();
    assert_eq!((error.is_decode(), error.attempts()), (true, 1));
    assert!(error.to_string().contains("not the service"), "{error}");
}

#[tokio::test]
async fn a_time_out_is_that_of_the_call_where_it_is_the_shorter_one() {
    let double = Double::new();
    double.on::<DeleteGroupRequest>().fails_with(Fault::TimeOut);
    let options = CallOptions::new().timeout(Duration::from_millis(2_500));
    let options = options
        .attempt_timeout(Duration::from_millis(1_000))
        .retry(RetryConfig::new());
    let client: Client = double.client().unwrap();
    let client = client.with(options);
    // A whole attempt, a pause, and what is left of the call.
    let error = client.send(delete("g")).await.unwrap_err();
    assert_eq!(double.elapsed().as_millis(), 2_500);
    assert!(
        error
            .to_string()
            .contains("no result of the call within 2.5s"),
        "{error}"
    );
    assert_eq!(error.attempts(), 2);
}

#[tokio::test]
async fn a_lost_create_is_recovered_through_another_rule() {
    let double = Double::new();
    double
        .on::<CreatePersonRequest>()
        .fails_with(Fault::ResetAfterSending);
    let asked = double.on::<GetPersonBaseInfoRequest>();
    let asked = asked.answers_json(r#"{"PersonName": "n", "FaceIds": ["7"]}"#);
    let client: Client = double.client().unwrap();
    let client = client.with(CallOptions::new().retry(RetryConfig::new().recover(true)));
    let answer = client.send(create("p")).await.unwrap();
    assert_eq!(
        (answer.face_id.as_deref(), answer.is_recovered()),
        (Some("7"), true)
    );
    assert_eq!(asked.requests()[0].person_id.as_deref(), Some("p"));
}
