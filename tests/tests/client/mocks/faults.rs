//! Every fault, through the real retries, in no time.

use super::{create, delete};
use iai_client::actions::{CreatePersonRequest, DeleteGroupRequest, GetPersonBaseInfoRequest};
use iai_client::testing::{Fault, MockService};
use iai_client::{Client, ErrorCode, RequestConfig, RetryConfig, action::Action};
use std::time::Duration;

/// Attempts, virtual milliseconds, and the end in a word.
async fn course<A: Action>(mock: &MockService, client: &Client, request: A) -> String {
    let before = mock.elapsed();
    let result = client.send(request).await;
    let took = (mock.elapsed() - before).as_millis();
    match result {
        Ok(response) if response.is_recovered() => {
            format!("{} {took} recovered", response.attempts())
        }
        Ok(response) => format!("{} {took} done", response.attempts()),
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
        (Fault::Timeout, "2 60500 done", "1 60000 timeout, unknown"),
        (Fault::Status(502), "2 500 done", "1 0 transient, unknown"),
        (Fault::HalfResponse, "2 500 done", "1 0 decode, unknown"),
    ];
    for (fault, idempotent, created) in table {
        let mock = MockService::new();
        let deletes = mock.on::<DeleteGroupRequest>().fails_with(fault.clone());
        deletes.then_responds_json("{}");
        let creates = mock.on::<CreatePersonRequest>().fails_with(fault.clone());
        creates.then_responds_json(r#"{"FaceId": "1"}"#);
        let client: Client = mock.client().unwrap();
        let found = course(&mock, &client, delete("g")).await;
        assert_eq!(found, idempotent, "{fault:?}");
        let found = course(&mock, &client, create("p")).await;
        assert_eq!(found, created, "{fault:?}");
    }
}

#[tokio::test]
async fn garbage_is_not_repeated_and_shown() {
    let mock = MockService::new();
    mock.on::<DeleteGroupRequest>().fails_with(Fault::Garbage);
    let client: Client = mock.client().unwrap();
    let error = client.send(delete("g")).await.unwrap_err();
    assert_eq!((error.is_decode(), error.attempts()), (true, 1));
    assert!(error.to_string().contains("not the service"), "{error}");
}

#[tokio::test]
async fn a_timeout_is_that_of_the_call_where_it_is_the_shorter_one() {
    let mock = MockService::new();
    mock.on::<DeleteGroupRequest>().fails_with(Fault::Timeout);
    let options = RequestConfig::new().timeout(Duration::from_millis(2_500));
    let options = options
        .attempt_timeout(Duration::from_millis(1_000))
        .retry(RetryConfig::new());
    let client: Client = mock.client().unwrap();
    let client = client.with_config(options);
    // A whole attempt, a pause, and what is left of the call.
    let error = client.send(delete("g")).await.unwrap_err();
    assert_eq!(mock.elapsed().as_millis(), 2_500);
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
    let mock = MockService::new();
    mock.on::<CreatePersonRequest>()
        .fails_with(Fault::ResetAfterSending);
    let asked = mock.on::<GetPersonBaseInfoRequest>();
    let asked = asked.responds_json(r#"{"PersonName": "n", "FaceIds": ["7"]}"#);
    let client: Client = mock.client().unwrap();
    let client = client.with_config(RequestConfig::new().retry(RetryConfig::new().recover(true)));
    let response = client.send(create("p")).await.unwrap();
    assert_eq!(
        (response.face_id.as_deref(), response.is_recovered()),
        (Some("7"), true)
    );
    assert_eq!(asked.requests()[0].person_id.as_deref(), Some("p"));
}
