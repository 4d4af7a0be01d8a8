//! What `Client::check_endpoint` tells of who answers.

use std::time::Duration;

use super::*;
use crate::error::ErrorKind;

/// What the client finds out when it is answered so, and what was sent.
async fn check(response: &str) -> (Result<EndpointCheck, Error>, server::Seen) {
    let server = Server::start().await;
    let client = client(&server);
    let (found, seen) = tokio::join!(client.check_endpoint::<Request>(), server.respond(response));
    (found, seen)
}

/// An error response with another header.
fn refusal(code: &str, header: &str) -> String {
    let body = format!(
        r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"m"}},"RequestId":"r-1"}}}}"#
    );
    http(200, &body).replacen("\r\n", &format!("\r\n{header}\r\n"), 1)
}

#[tokio::test]
async fn the_service_is_told_by_its_error_without_a_signature() {
    let date = "Date: Mon, 25 Feb 2019 16:45:30 GMT";
    let (found, seen) = check(&refusal("AuthFailure.SignatureFailure", date)).await;
    let found = found.unwrap();
    assert_eq!(found.code.as_deref(), Some("AuthFailure.SignatureFailure"));
    assert_eq!(found.request_id.as_deref(), Some("r-1"));
    assert_eq!(
        (found.own_time, found.service_time, found.clock_offset()),
        (1_551_113_065, Some(1_551_113_130), Some(65))
    );
    assert!(found.duration < Duration::from_secs(60), "{found:?}");
    assert_eq!(seen.header("authorization"), Some("SKIP"));
    assert_eq!(seen.header("x-tc-token"), None);
    assert_eq!(seen.body, b"{}");
}

#[tokio::test]
async fn codes_that_the_spec_has_are_told_from_others() {
    for (code, known) in [
        ("FailedOperation.ServerError", true),
        ("Missing.Code", false),
    ] {
        let (found, _) = check(&refusal(code, "X-Nothing: 1")).await;
        let found = found.unwrap();
        assert_eq!(
            (found.is_known_code, found.clock_offset()),
            (known, None),
            "{code}"
        );
    }
}

#[tokio::test]
async fn the_time_of_a_cache_is_not_believed() {
    let cached = "Date: Mon, 25 Feb 2019 16:45:30 GMT\r\nAge: 60";
    let (found, _) = check(&refusal("InternalError", cached)).await;
    assert_eq!(found.unwrap().service_time, None);
}

#[tokio::test]
async fn somebody_else_is_an_error() {
    let (found, _) = check(&http(200, "<html><title>Hotel</title></html>")).await;
    let error = found.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode(_)), "{error}");
    let (found, _) = check(&http(502, "bad gateway")).await;
    let error = found.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Status(_)), "{error}");
    assert!(!error.is_outcome_unknown());
}
