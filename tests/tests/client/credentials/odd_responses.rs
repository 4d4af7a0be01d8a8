//! Providers whose service answers with something else.

use super::harness::{provided, role_of, said};
use iai_client::{
    code::RetryClass,
    credentials::{CredentialsErrorKind, CvmRoleCredentialsProvider},
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::sources::{LATER, role_response, says};
use serde_json::{Value, json};

/// The usual response with one field changed.
fn with(field: &str, value: Value) -> Step {
    let mut response = role_response(1, LATER);
    response[field] = value;
    says(&response.to_string())
}

#[test]
fn each_odd_response_is_a_problem_of_its_own() {
    let refused = |code: &str| format!("S refused with {code}");
    let shape = |field| format!("S: {field} is missing or of the wrong type");
    let status = |status| format!("S answered with HTTP status {status}");
    let html = || "S: an HTML page in place of a response".to_owned();
    let not_json = || "S: not JSON".to_owned();
    let table = [
        (Step::status(500), status(500)),
        (Step::status(302), status(302)),
        (Step::status(429), status(429)),
        (says("<!doctype html><p>Sign in</p>"), html()),
        (says("{"), not_json()),
        (says("[]"), not_json()),
        (says(""), not_json()),
        (says("{}"), shape("Code")),
        (
            with("Code", json!("InvalidRole <script>")),
            refused("InvalidRolescript"),
        ),
        (with("Code", json!(0)), shape("Code")),
        (with("TmpSecretId", Value::Null), shape("TmpSecretId")),
        (with("TmpSecretKey", json!(5)), shape("TmpSecretKey")),
        (with("Token", json!("")), shape("Token")),
        (with("Token", json!("to ken")), shape("Token")),
        (with("ExpiredTime", json!("soon")), shape("ExpiredTime")),
        (with("ExpiredTime", json!(-1)), shape("ExpiredTime")),
        (with("ExpiredTime", Value::Null), shape("ExpiredTime")),
        (
            with("Padding", json!("x".repeat(70_000))),
            "S: longer than 65536 bytes".to_owned(),
        ),
    ];
    for (response, expected) in table {
        let fake = FakeServer::doing([response.clone()]);
        let error = provided(&role_of(&fake)).unwrap_err();
        assert_eq!(said(&error), expected, "{response:?}");
        assert_eq!(error.source_name(), "CVM role at 127.0.0.1");
        assert!(!error.is_absent(), "{error}");
    }
}

/// However many pieces it comes in.
#[test]
fn a_response_of_the_allowed_size_is_read() {
    let mut response = role_response(1, LATER);
    response["Padding"] = json!("");
    let room = 65_536 - response.to_string().len();
    let too_large = "S: longer than 65536 bytes".to_owned();
    for (length, expected) in [(room, None), (room + 1, Some(too_large))] {
        response["Padding"] = json!("x".repeat(length));
        let fake = FakeServer::doing([says(&response.to_string())]);
        let problem = provided(&role_of(&fake)).err().map(|error| said(&error));
        assert_eq!(problem, expected, "{length}");
    }
}

/// Keys are asked for at the one address that is known.
#[test]
fn nobody_leads_elsewhere() {
    let elsewhere = FakeServer::doing([says(&role_response(1, LATER).to_string())]);
    for status in [301, 302, 303, 307, 308] {
        let location = elsewhere.url();
        let fake = FakeServer::doing([Step::status(status).header("Location", &location)]);
        let error = provided(&role_of(&fake)).unwrap_err();
        assert_eq!(error.kind(), &CredentialsErrorKind::Status(status));
    }
    assert!(elsewhere.seen().is_empty());
}

#[test]
fn a_response_that_breaks_off_passes() {
    for step in [Step::half(), Step::Close] {
        let fake = FakeServer::doing([step.clone()]);
        let error = provided(&role_of(&fake)).unwrap_err();
        assert_eq!(error.kind(), &CredentialsErrorKind::Broken, "{step:?}");
        assert_eq!(error.retry_class(), RetryClass::Transient);
    }
}

/// What names the role goes into a path.
#[test]
fn a_role_is_a_name_and_nothing_else() {
    let shape = "S: the role's name is missing or of the wrong type";
    let table = [
        ("<html>", "S: an HTML page in place of a response"),
        ("../user-data", shape),
        ("..", shape),
        ("a/b", shape),
        ("a?b", shape),
        ("", shape),
    ];
    for (name, expected) in table {
        let fake = FakeServer::doing([says(name)]);
        let provider = CvmRoleCredentialsProvider::new().metadata_address(fake.url());
        assert_eq!(
            said(&provided(&provider).unwrap_err()),
            expected,
            "{name:?}"
        );
        assert_eq!(fake.seen().len(), 1, "{name:?}");
    }
}

#[test]
fn an_address_that_is_none_is_told() {
    let provider = CvmRoleCredentialsProvider::new()
        .metadata_address("nonsense")
        .role("r");
    let error = provided(&provider).unwrap_err();
    assert_eq!(
        error.kind(),
        &CredentialsErrorKind::Configuration,
        "{error}"
    );
    assert_eq!(error.source_name(), "CVM role at an address that is no URL");
}
