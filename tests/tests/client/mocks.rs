//! Mocks: rules, sequences, faults, and what is said about requests without a rule.

mod faults;
mod without_a_rule;

use iai_client::actions::{
    CreateGroupRequest, CreatePersonRequest, CreatePersonResponse, DeleteGroupRequest,
    GetGroupListRequest,
};
use iai_client::testing::{Fault, MockService};
use iai_client::{Client, ClientBuilder, Endpoint, ErrorCode, Method, RequestConfig, Response};
use serde_json::{from_value, json};
use std::time::Duration;

fn delete(id: &str) -> DeleteGroupRequest {
    from_value(json!({ "GroupId": id })).unwrap()
}

fn create(id: &str) -> CreatePersonRequest {
    let url = "http://example.com/p.jpg";
    from_value(json!({ "GroupId": "g", "PersonName": "n", "PersonId": id, "Url": url })).unwrap()
}

/// The ends of calls one after the other: `done`, or a code.
async fn ends(client: &Client, calls: usize) -> Vec<String> {
    let mut ends = Vec::new();
    for _ in 0..calls {
        let code = |error: iai_client::Error| error.code_str().unwrap_or("other").to_owned();
        let result = client.send(delete("g")).await;
        ends.push(result.map_or_else(code, |_| "done".to_owned()));
    }
    ends
}

#[tokio::test]
async fn steps_are_taken_in_order_and_the_last_one_goes_on() {
    let mock = MockService::new();
    let rule = mock
        .on::<DeleteGroupRequest>()
        .fails_with(Fault::unlisted("A"))
        .then_fails_with(Fault::unlisted("B"))
        .times(2)
        .then_fails_with(Fault::unlisted("C"))
        .times(0)
        .then_responds_json("{}");
    let found = ends(&mock.client().unwrap(), 5).await;
    assert_eq!(found, ["A", "B", "B", "done", "done"]);
    assert_eq!(rule.calls(), 5);
    mock.verify().unwrap();
}

#[tokio::test]
async fn a_rule_that_is_used_up_leaves_requests_to_the_next() {
    let mock = MockService::new();
    let first = mock
        .on::<DeleteGroupRequest>()
        .fails_with(Fault::unlisted("A"))
        .times(2);
    let second = mock
        .on::<DeleteGroupRequest>()
        .fails_with(Fault::unlisted("B"))
        .times(1);
    let found = ends(&mock.client().unwrap(), 4).await;
    assert_eq!(found, ["A", "A", "B", "other"]);
    assert_eq!(
        (first.calls(), second.calls(), mock.calls().len()),
        (2, 1, 4)
    );
}

#[tokio::test]
async fn predicates_choose_by_the_typed_request() {
    let mock = MockService::new();
    let is = |id: &'static str| {
        move |request: &DeleteGroupRequest| request.group_id.as_deref() == Some(id)
    };
    let first = mock.on::<DeleteGroupRequest>().matching(is("a"));
    let both = mock
        .on::<DeleteGroupRequest>()
        .matching(is("b"))
        .matching(is("c"));
    let (first, both) = (
        first.fails_with(Fault::unlisted("A")),
        both.fails_with(Fault::unlisted("Both")),
    );
    let rest = mock.on::<DeleteGroupRequest>().responds_json("{}");
    let client: Client = mock.client().unwrap();
    let error = client.send(delete("a")).await.unwrap_err();
    assert_eq!(error.code_str(), Some("A"));
    for id in ["b", "c"] {
        client.send(delete(id)).await.unwrap();
    }
    assert_eq!((first.calls(), both.calls(), rest.calls()), (1, 0, 2));
    let seen: Vec<_> = rest
        .requests()
        .into_iter()
        .map(|request| request.group_id)
        .collect();
    assert_eq!(seen, [Some("b".to_owned()), Some("c".to_owned())]);
}

#[tokio::test]
async fn responses_are_values_functions_or_json_and_are_really_decoded() {
    let mock = MockService::new();
    let mut value = CreatePersonResponse::default();
    value.face_id = Some("1".into());
    let kept = r#"{"FaceId": "3", "RequestId": "kept"}"#;
    let kept: Response<CreatePersonResponse> = serde_json::from_str(kept).unwrap();
    let rule = mock.on::<CreatePersonRequest>().responds(value);
    rule.then_responds_with(|request, response| response.face_id.clone_from(&request.person_id))
        .then_responds(kept)
        // As the service's: an empty SimilarPersonId is none, a field of the future is left out.
        .then_responds_json_lenient(r#"{"FaceId": "4", "SimilarPersonId": "", "New": [1]}"#)
        .then_responds(CreatePersonResponse::default());
    let client: Client = mock.client().unwrap();
    let mut found = Vec::new();
    for _ in 0..4 {
        let response = client.send(create("p-2")).await.unwrap();
        assert_eq!(response.similar_person_id, None);
        found.push(format!(
            "{} {}",
            response.face_id.as_deref().unwrap(),
            response.request_id
        ));
    }
    assert_eq!(found, ["1 mock-1", "p-2 mock-2", "3 kept", "4 mock-4"]);
    let error = client.send(create("p")).await.unwrap_err();
    assert!(error.is_decode() && error.is_outcome_unknown(), "{error:?}");
}

#[tokio::test]
async fn the_real_client_stands_before_a_mock() {
    let mock = MockService::new();
    let rule = mock
        .on::<CreateGroupRequest>()
        .responds_json(r#"{"FaceModelVersion": "3.0"}"#);
    let client: Client = mock.client().unwrap();
    let invalid: CreateGroupRequest =
        from_value(json!({ "GroupId": "a b", "GroupName": "n" })).unwrap();
    let error = client.send(invalid).await.unwrap_err();
    assert!(error.is_validation());
    assert_eq!((rule.calls(), mock.calls().len()), (0, 0));
    assert!(mock.verify().is_err());
}

#[tokio::test]
async fn requests_by_get_are_typed_as_well() {
    let mock = MockService::new();
    let rule = mock
        .on::<GetGroupListRequest>()
        .matching(|request| request.limit == Some(7));
    let rule = rule.responds_json(r#"{"GroupInfos": [], "GroupNum": 0}"#);
    let options = RequestConfig::new().method(Method::Get);
    let client: Client = mock.client().unwrap();
    let client = client.with_config(options);
    client.get_group_list().limit(7).send().await.unwrap();
    assert_eq!(rule.requests()[0].limit, Some(7));
}

#[tokio::test]
async fn calls_are_listed_with_their_attempts() {
    let mock = MockService::new();
    let rule = mock.on::<DeleteGroupRequest>();
    rule.fails_with(ErrorCode::InternalError)
        .times(2)
        .then_responds_json("{}");
    let group = mock.on::<CreateGroupRequest>();
    group.responds_json(r#"{"FaceModelVersion": "3.0"}"#);
    let client: Client = mock.client().unwrap();
    client.send(delete("g")).await.unwrap();
    client
        .create_group()
        .group_id("g")
        .group_name("n")
        .send()
        .await
        .unwrap();
    let calls = mock.calls();
    let found: Vec<_> = calls
        .iter()
        .map(|call| (call.action(), call.attempt()))
        .collect();
    let deleted = "DeleteGroup";
    assert_eq!(
        found,
        [(deleted, 1), (deleted, 2), (deleted, 3), ("CreateGroup", 1)]
    );
    assert_eq!(calls[3].request::<DeleteGroupRequest>(), None);
    let created = calls[3].request::<CreateGroupRequest>().unwrap();
    assert_eq!(created.group_name.as_deref(), Some("n"));
    assert_eq!(calls[3].header("x-tc-version"), Some("2020-03-03"));
    assert_eq!(calls[3].header("Authorization"), None);
}

/// Whatever endpoint is set, nothing leaves the process: nobody listens there, and the response comes all the same.
#[tokio::test]
async fn a_mock_has_no_network() {
    let mock = MockService::new();
    mock.on::<DeleteGroupRequest>().responds_json("{}");
    for url in ["http://127.0.0.1:1", "https://nowhere.invalid"] {
        let endpoint = Endpoint::custom(url).unwrap();
        let builder: ClientBuilder = mock.client_builder().unwrap();
        let options = RequestConfig::new().attempt_timeout(Duration::from_millis(50));
        let client = builder.endpoint(endpoint).request_config(options).build();
        let client = client.unwrap();
        assert_eq!(client.send(delete("g")).await.unwrap().attempts(), 1);
    }
}
