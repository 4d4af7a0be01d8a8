//! Interceptors: what they are told, in which order, and what they can and cannot do.

mod refusals;
mod wire;

use iai_client::actions::{CreatePersonRequest, DeleteGroupRequest};
use iai_client::intercept::{
    AfterAttempt, AfterCall, BeforeAttempt, BoxError, CallContext, Intercept,
};
use iai_client::testing::{Fault, MockService};
use iai_client::{Client, ClientBuilder, ErrorCode, ErrorKind, Method, RequestConfig, RetryConfig};
use serde_json::{from_value, json};
use std::sync::{Arc, Mutex};

/// Writes down everything that it is told.
#[derive(Default)]
struct Diary {
    name: &'static str,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Diary {
    fn line(&self, text: String) {
        self.lines
            .lock()
            .unwrap()
            .push(format!("{}{text}", self.name));
    }
}

impl Intercept for Diary {
    fn before_call(&self, call: &CallContext<'_>) {
        self.line(format!("call {}", call.action));
    }

    fn before_attempt(&self, attempt: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
        self.line(format!("attempt {}", attempt.number));
        Ok(())
    }

    fn after_attempt(&self, attempt: &AfterAttempt<'_>) {
        let (ending, number) = (attempt.outcome, attempt.number);
        let code = ending.code.unwrap_or("-");
        let may = if attempt.will_retry {
            "maybe again"
        } else {
            "last"
        };
        self.line(format!("{number}: {} {code}, {may}", ending.kind));
    }

    fn after_call(&self, call: &AfterCall<'_>) {
        let (ending, attempts) = (call.outcome, call.attempts);
        let unknown = if ending.is_outcome_unknown {
            ", unknown"
        } else {
            ""
        };
        let recovered = if call.is_recovered { ", recovered" } else { "" };
        self.line(format!(
            "{} after {attempts}{unknown}{recovered}",
            ending.kind
        ));
    }
}

fn delete() -> DeleteGroupRequest {
    from_value(json!({ "GroupId": "g" })).unwrap()
}

fn create() -> CreatePersonRequest {
    let url = "http://example.com/p.jpg";
    from_value(json!({ "GroupId": "g", "PersonName": "n", "PersonId": "p", "Url": url })).unwrap()
}

/// A client of the mock with one diary, and its lines.
fn diary(
    mock: &MockService,
    set: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> (Client, Arc<Mutex<Vec<String>>>) {
    let diary = Diary::default();
    let lines = Arc::clone(&diary.lines);
    let builder: ClientBuilder = mock.client_builder().unwrap();
    (set(builder.interceptor(diary)).build().unwrap(), lines)
}

#[tokio::test]
async fn they_are_asked_in_order_before_and_in_reverse_after() {
    let mock = MockService::new();
    let rule = mock.on::<DeleteGroupRequest>();
    rule.fails_with(ErrorCode::InternalError)
        .then_responds_json("{}");
    let lines = Arc::default();
    let new = |name| Diary {
        name,
        lines: Arc::clone(&lines),
    };
    let builder: ClientBuilder = mock.client_builder().unwrap();
    let builder = builder
        .interceptor(new("a: "))
        .interceptor(Arc::new(new("b: ")));
    builder.build().unwrap().send(delete()).await.unwrap();
    let expected = [
        "a: call DeleteGroup",
        "b: call DeleteGroup",
        "a: attempt 1",
        "b: attempt 1",
        "b: 1: service InternalError, maybe again",
        "a: 1: service InternalError, maybe again",
        "a: attempt 2",
        "b: attempt 2",
        "b: 2: success -, last",
        "a: 2: success -, last",
        "b: success after 2",
        "a: success after 2",
    ];
    assert_eq!(*lines.lock().unwrap(), expected);
}

#[tokio::test]
async fn every_end_of_an_attempt_and_of_a_call_is_told() {
    let code = |code: &str| Fault::from(code);
    let table: [(Fault, [&str; 2]); 8] = [
        (
            code("InvalidParameter"),
            ["1: service InvalidParameter, last", "service after 1"],
        ),
        (
            code("InternalError"),
            ["1: service InternalError, last", "service after 1, unknown"],
        ),
        (
            code("RequestLimitExceeded"),
            [
                "1: service RequestLimitExceeded, maybe again",
                "service after 3",
            ],
        ),
        (
            Fault::ConnectionRefused,
            ["1: transport -, maybe again", "transport after 3"],
        ),
        (
            Fault::ResetAfterSending,
            ["1: transport -, last", "transport after 1, unknown"],
        ),
        (
            Fault::Timeout,
            ["1: timeout -, last", "timeout after 1, unknown"],
        ),
        (
            Fault::Status(502),
            ["1: status -, last", "status after 1, unknown"],
        ),
        (
            Fault::HalfResponse,
            ["1: decode -, last", "decode after 1, unknown"],
        ),
    ];
    for (fault, expected) in table {
        let mock = MockService::new();
        mock.on::<CreatePersonRequest>().fails_with(fault.clone());
        let (client, lines) = diary(&mock, |builder| builder);
        client.send(create()).await.unwrap_err();
        let lines = lines.lock().unwrap();
        let found = [lines[2].as_str(), lines.last().unwrap()];
        assert_eq!(found, expected, "{fault:?}");
    }
}

#[tokio::test]
async fn the_last_attempt_that_is_allowed_is_told_as_the_last() {
    let mock = MockService::new();
    mock.on::<DeleteGroupRequest>()
        .fails_with(Fault::ConnectionRefused);
    let retry = RetryConfig::new().max_attempts(2);
    let (client, lines) = diary(&mock, |builder| builder.retry(retry));
    client.send(delete()).await.unwrap_err();
    let lines = lines.lock().unwrap();
    assert_eq!(lines[2], "1: transport -, maybe again");
    assert_eq!(lines[4], "2: transport -, last");
}

#[tokio::test]
async fn a_recovery_is_a_call_of_its_own() {
    let mock = MockService::new();
    mock.on::<CreatePersonRequest>()
        .fails_with(Fault::ResetAfterSending);
    let asked = mock.on::<iai_client::actions::GetPersonBaseInfoRequest>();
    asked.responds_json(r#"{"PersonName": "n", "FaceIds": ["1"]}"#);
    let retry = RetryConfig::new().recover(true);
    let (client, lines) = diary(&mock, |builder| builder.retry(retry));
    assert!(client.send(create()).await.unwrap().is_recovered());
    let expected = [
        "call CreatePerson",
        "attempt 1",
        "1: transport -, maybe again",
        "call GetPersonBaseInfo",
        "attempt 1",
        "1: success -, last",
        "success after 1",
        "success after 1, recovered",
    ];
    assert_eq!(*lines.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_response_that_fits_no_type_fails_the_call_and_not_the_attempt() {
    let mock = MockService::new();
    mock.on::<CreatePersonRequest>()
        .responds_json_lenient(r#"{"FaceModelVersion": "3.0"}"#);
    let (client, lines) = diary(&mock, |builder| builder);
    let error = client.send(create()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode(_)), "{error:?}");
    assert!(error.remedy().starts_with("Ask with GetPersonBaseInfo"));
    let expected = [
        "call CreatePerson",
        "attempt 1",
        "1: success -, last",
        "decode after 1, unknown",
    ];
    assert_eq!(*lines.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_request_that_is_refused_before_sending_is_a_call_without_attempts() {
    let mock = MockService::new();
    let (client, lines) = diary(&mock, |builder| builder);
    let empty: DeleteGroupRequest = from_value(json!({})).unwrap();
    assert!(client.send(empty).await.unwrap_err().is_validation());
    let mut long = create();
    long.url = Some(format!("http://example.com/{}", "p".repeat(40_000)));
    let by_get = client.with_config(RequestConfig::new().method(Method::Get));
    by_get.send(long).await.unwrap_err();
    assert_eq!(mock.calls().len(), 0);
    let expected = [
        "call DeleteGroup",
        "validation after 0",
        "call CreatePerson",
        "too_large after 0",
    ];
    assert_eq!(*lines.lock().unwrap(), expected);
}
