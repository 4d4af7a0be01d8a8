use super::reply::Reply;
use super::*;
use crate::client::Client;
use crate::error::ErrorKind;
use crate::wire::test_types::{Request, Response};

#[cfg(feature = "role-credentials")]
#[test]
fn codes_and_their_texts_are_faults() {
    let by_name = Fault::from(crate::sts::ErrorCode::InternalError);
    assert_eq!(by_name, Fault::from("InternalError"));
    let Fault::Service { code, .. } = by_name else {
        panic!("{by_name:?}");
    };
    assert_eq!(code, "InternalError");
}

#[test]
fn a_long_response_is_cut_at_the_limit() {
    let raw = Reply::page(200).arrived(4).unwrap();
    assert_eq!(*raw.body, b"<htm");
    assert_eq!(raw.end, crate::response::BodyEnd::TooLarge(4));
    let refused = Reply::Refused.arrived(4);
    let error = refused.map(|raw| raw.status).unwrap_err();
    assert_eq!(error.to_string(), "no connection: connection refused");
}

/// A mock and one request of the parameters `{"Name":"PLANTED"}` to a client of it.
async fn sent(
    rule: impl FnOnce(&MockService),
) -> (MockService, Result<crate::Response<Response>, crate::Error>) {
    let mock = MockService::new();
    rule(&mock);
    let result = mock.client::<Client>().unwrap().send(request()).await;
    (mock, result)
}

fn request() -> Request {
    Request {
        name: Some("PLANTED".into()),
        url: Some("http://x/y.jpg".into()),
        ..Request::default()
    }
}

#[tokio::test]
async fn nothing_private_is_in_the_debug_of_a_mock() {
    let (mock, result) = sent(|mock| {
        mock.on::<Request>()
            .responds_json(r#"{"FaceId":"PLANTED"}"#);
    })
    .await;
    assert_eq!(result.unwrap().face_id.as_deref(), Some("PLANTED"));
    let calls = mock.calls();
    assert_eq!(
        calls[0].request::<Request>().unwrap().name.as_deref(),
        Some("PLANTED")
    );
    assert_eq!(calls[0].header("authorization"), None);
    assert_eq!(calls[0].header("X-TC-Action"), Some("CreatePerson"));
    let shown = format!("{mock:?} {calls:?}");
    assert!(!shown.contains("PLANTED"), "{shown}");
}

/// JSON that is no response of CreatePerson, and what is said of it.
const NO_RESPONSES: [(&str, &str); 13] = [
    ("{", "the response is no JSON object: EOF while parsing"),
    (
        "[]",
        "the response is no JSON object: invalid type: sequence",
    ),
    (
        r#"{"FaceId": "1", "FaceRect": {"X": "left"}}"#,
        "the response does not fit its type: FaceRect.X: expected an integer, found a string",
    ),
    (
        r#"{"Response": {"FaceId": 1}}"#,
        "the response does not fit its type: FaceId: expected a string, found an integer",
    ),
    (
        r#"{"Error": null, "FaceId": 1}"#,
        "the response does not fit its type: FaceId: expected a string, found an integer",
    ),
    (
        r#"{"Response": {"Error": {"Message": "no"}}}"#,
        "the response has an Error without a Code",
    ),
    (
        r#"{"Error": "AuthFailure"}"#,
        "the response has an Error without a Code",
    ),
    (r#"{"Response": []}"#, "its Response is no JSON object"),
    (
        r#"{"FaceID": "1"}"#,
        "the response does not fit its type: FaceID: there is no such field; did you mean FaceId? \
             (responds_json_lenient takes it all the same)",
    ),
    (
        r#"{"FaceId": "1", "FaceRect": {"Left": 1}}"#,
        "the response does not fit its type: FaceRect.Left: there is no such field; there are X, Y, Width \
             (responds_json_lenient takes it all the same)",
    ),
    (
        "{}",
        "the response has no field that tells anything (responds_json_lenient takes it all the same)",
    ),
    (
        r#"{"Scores": []}"#,
        "the response makes no documented outcome: FaceId: is missing \
             (responds_json_lenient takes it all the same)",
    ),
    (
        r#"{"Error": {"Code": "RequestLimitExceed", "Message": ""}}"#,
        "the spec of iai lists no error code RequestLimitExceed; did you mean RequestLimitExceeded? \
             (responds_json_lenient takes it all the same)",
    ),
];

#[tokio::test]
async fn json_that_is_no_response_is_told_with_its_rule() {
    for (json, problem) in NO_RESPONSES {
        let (mock, result) = sent(|mock| drop(mock.on::<Request>().responds_json(json))).await;
        let error = result.unwrap_err();
        let is_setting = matches!(error.kind(), ErrorKind::Configuration(_));
        assert!(is_setting, "{error:?}");
        let text = error.to_string();
        let start = "CreatePerson: rule 1 of the mock (CreatePerson at ";
        assert!(text.starts_with(start) && text.contains(problem), "{text}");
        assert_eq!(error.attempts(), 1);
        let unverified = mock.verify().unwrap_err().to_string();
        assert!(unverified.starts_with("rule 1 (CreatePerson at "));
        let same = unverified.contains(&format!("): step 1: {problem}"));
        assert!(same, "{unverified}");
    }
}

#[tokio::test]
async fn a_code_that_the_spec_does_not_list_must_be_marked() {
    let (mock, result) = sent(|mock| {
        mock.on::<Request>()
            .fails_with("RequestLimitExceeded")
            .times(0)
            .then_fails_with("SeverError");
    })
    .await;
    let problem = "step 2: the spec of iai lists no error code SeverError; did you mean \
                   FailedOperation.ServerError? (Fault::unlisted takes it all the same)";
    let unverified = mock.verify().unwrap_err();
    assert!(
        unverified.problems()[0].ends_with(problem),
        "{unverified:?}"
    );
    assert_eq!(result.unwrap_err().code_str(), None);

    let (mock, result) =
        sent(|mock| drop(mock.on::<Request>().fails_with(Fault::unlisted("New")))).await;
    assert_eq!(result.unwrap_err().code_str(), Some("New"));
    mock.verify().unwrap();
}

#[tokio::test]
async fn examples_of_the_vendors_page_are_responses_as_they_stand() {
    let created = r#"{"Response": {"FaceId": "7", "Similar": "", "Scores": [null], "RequestId": "of the page"}}"#;
    let (_, result) = sent(|mock| drop(mock.on::<Request>().responds_json(created))).await;
    let response = result.unwrap();
    let found = (response.face_id.as_deref(), &*response.request_id);
    assert_eq!(found, (Some("7"), "of the page"));

    let refused =
        r#"{"Response": {"Error": {"Code": "Missing", "Message": "no"}, "RequestId": "x"}}"#;
    let (_, result) = sent(|mock| drop(mock.on::<Request>().responds_json(refused))).await;
    assert_eq!(result.unwrap_err().code_str(), Some("Missing"));
}

#[tokio::test]
async fn lenient_json_may_lack_fields_and_have_others() {
    let mock = MockService::new();
    mock.on::<Request>()
        .responds_json_lenient(r#"{"FaceId": "7", "New": 1}"#)
        .then_responds_json_lenient(r#"{"Error": {"Code": "New", "Message": ""}}"#)
        .then_responds_json_lenient("{}");
    let client = mock.client::<Client>().unwrap();
    let send = || client.send(request());
    assert_eq!(send().await.unwrap().face_id.as_deref(), Some("7"));
    assert_eq!(send().await.unwrap_err().code_str(), Some("New"));
    assert!(send().await.unwrap_err().is_decode());
    mock.verify().unwrap();
}

/// Each error holds the one of the attempt before. Without a bound, dropping the last one would overflow the stack.
#[tokio::test]
async fn thirty_thousand_attempts_leave_no_chain() {
    let mock = MockService::new();
    mock.on::<Request>().fails_with("RequestLimitExceeded");
    let often = crate::retry::RetryConfig::new()
        .max_attempts(30_000)
        .base_delay(std::time::Duration::ZERO);
    let builder = mock.client_builder::<Client>().unwrap();
    let client = builder.retry(often).retry_budget(u32::MAX).build().unwrap();
    let error = client.send(request()).await.unwrap_err();
    assert_eq!(error.attempts(), 30_000);
    drop(error);
}
