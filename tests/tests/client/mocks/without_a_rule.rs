//! What is said about requests that no rule takes, and about rules that no request needed.

use super::{create, delete};
use iai_client::actions::{CreateGroupRequest, CreatePersonRequest, DeleteGroupRequest};
use iai_client::testing::MockService;
use iai_client::{Client, ErrorKind, error::ConfigurationError};

const HERE: &str = "tests/tests/client/mocks/without_a_rule.rs";

/// The error of a request that no rule takes, with the places of rules cut out.
async fn refused(mock: &MockService) -> String {
    let client: Client = mock.client().unwrap();
    let error = client.send(create("p")).await.unwrap_err();
    let is_ours =
        |kind: &ErrorKind| matches!(kind, ErrorKind::Configuration(ConfigurationError::Mock(_)));
    assert!(is_ours(error.kind()), "{error:?}");
    assert_eq!((error.attempts(), error.is_outcome_unknown()), (1, false));
    without_places(&error.to_string())
}

fn without_places(text: &str) -> String {
    let mark = format!(" at {HERE}:");
    let mut parts = text.split(&mark);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ':')
    })
}

#[tokio::test]
async fn without_any_rule_it_says_how_to_make_one() {
    assert_eq!(
        refused(&MockService::new()).await,
        "CreatePerson: the mock has no rules; add one with MockService::on::<CreatePersonRequest>()"
    );
}

#[tokio::test]
async fn the_rule_for_the_action_is_named_and_why_it_does_not_fit() {
    let mock = MockService::new();
    mock.on::<DeleteGroupRequest>().responds_json("{}");
    mock.on::<CreateGroupRequest>().responds_json("{}");
    let all = "CreatePerson: no rule of the mock takes this request; its rules are";
    assert_eq!(
        refused(&mock).await,
        format!("{all} 1. DeleteGroup, 2. CreateGroup; none is for CreatePerson")
    );
    let other = |request: &CreatePersonRequest| request.person_id.as_deref() == Some("q");
    mock.on::<CreatePersonRequest>()
        .matching(other)
        .responds_json("{}");
    let all = format!("{all} 1. DeleteGroup, 2. CreateGroup, 3. CreatePerson");
    assert_eq!(
        refused(&mock).await,
        format!("{all}; the predicate of rule 3 refuses this request")
    );
    let once = mock
        .on::<CreatePersonRequest>()
        .responds_json(r#"{"FaceId": "1"}"#);
    let once = once.times(1);
    let client: Client = mock.client().unwrap();
    client.send(create("p")).await.unwrap();
    assert_eq!(
        refused(&mock).await,
        format!("{all}, 4. CreatePerson; rule 4 is used up after 1 request")
    );
    assert_eq!(once.calls(), 1);
}

#[tokio::test]
async fn verify_tells_what_did_not_happen_and_what_should_not_have() {
    let mock = MockService::new();
    let steps = mock.on::<DeleteGroupRequest>().fails_with("A").times(3);
    steps.then_responds_json("{}");
    mock.on::<CreateGroupRequest>().responds_json("{}");
    let client: Client = mock.client().unwrap();
    client.send(delete("g")).await.unwrap_err();
    client.send(create("p")).await.unwrap_err();
    let unverified = mock.verify().unwrap_err();
    let problems: Vec<_> = unverified
        .problems()
        .iter()
        .map(|line| without_places(line))
        .collect();
    let expected = [
        "rule 1 (DeleteGroup): step 1 was taken 1 of 3 times",
        "rule 2 (CreateGroup): step 1 was taken 0 of 1 times",
        "no rule took CreatePerson",
    ];
    assert_eq!(problems, expected);
    assert_eq!(format!("{unverified:?}"), unverified.to_string());
    assert!(MockService::new().verify().is_ok());
}
