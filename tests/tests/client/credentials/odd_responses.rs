//! Providers whose service answers with something else.

use super::harness::{provided, role_of};
use iai_client::{
    code::RetryClass,
    credentials::{CredentialsProblem as P, CvmRoleCredentialsProvider},
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
    let refused = |code: &str| P::Refused {
        code: code.to_owned(),
        request_id: None,
    };
    let shape = |field| P::Shape { field };
    let table = [
        (Step::status(500), P::Status(500)),
        (Step::status(302), P::Status(302)),
        (Step::status(429), P::Status(429)),
        (says("<!doctype html><p>Sign in</p>"), P::Html),
        (says("{"), P::NotJson),
        (says("[]"), P::NotJson),
        (says(""), P::NotJson),
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
            P::TooLarge { limit: 65_536 },
        ),
    ];
    for (response, expected) in table {
        let fake = FakeServer::doing([response.clone()]);
        let error = provided(&role_of(&fake)).unwrap_err();
        assert_eq!(error.problem(), &expected, "{response:?}");
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
    let too_large = P::TooLarge { limit: 65_536 };
    for (length, expected) in [(room, None), (room + 1, Some(too_large))] {
        response["Padding"] = json!("x".repeat(length));
        let fake = FakeServer::doing([says(&response.to_string())]);
        let problem = provided(&role_of(&fake))
            .err()
            .map(|error| error.problem().clone());
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
        assert_eq!(error.problem(), &P::Status(status));
    }
    assert!(elsewhere.seen().is_empty());
}

#[test]
fn a_response_that_breaks_off_passes() {
    for step in [Step::half(), Step::Close] {
        let fake = FakeServer::doing([step.clone()]);
        let error = provided(&role_of(&fake)).unwrap_err();
        assert!(
            matches!(error.problem(), P::Broken(_)),
            "{step:?}: {error:?}"
        );
        assert_eq!(error.retry_class(), RetryClass::Transient);
    }
}

/// What names the role goes into a path.
#[test]
fn a_role_is_a_name_and_nothing_else() {
    let shape = P::Shape {
        field: "the role's name",
    };
    let table = [
        ("<html>", P::Html),
        ("../user-data", shape.clone()),
        ("..", shape.clone()),
        ("a/b", shape.clone()),
        ("a?b", shape.clone()),
        ("", shape),
    ];
    for (name, expected) in table {
        let fake = FakeServer::doing([says(name)]);
        let provider = CvmRoleCredentialsProvider::new().metadata_address(fake.url());
        assert_eq!(
            provided(&provider).unwrap_err().problem(),
            &expected,
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
    assert!(matches!(error.problem(), P::Setting(_)), "{error:?}");
    assert_eq!(error.source_name(), "CVM role at an address that is no URL");
}
