//! Actions that are chosen at run time: the same calls as those of the typed methods.

use std::time::Duration;

use iai_client::dynamic::{DynOutcome, DynRequest, find};
use iai_client::service::Effect;
use iai_client::validate::ValidationLevel;
use iai_client::waiting::WaitOutcome;
use iai_client::{ACTIONS, Client, DESCRIPTION, ErrorKind};
use iai_tests::fake_server::FakeServer;
use iai_tests::harness;
use serde_json::{Value, json, to_value};

fn request(action: &str, parameters: Value) -> DynRequest {
    find(ACTIONS, action).unwrap().request(parameters).unwrap()
}

fn client(server: &FakeServer) -> Client {
    harness::client(&server.url())
}

#[test]
fn the_list_has_all_actions_with_what_they_can() {
    let names: Vec<&str> = ACTIONS.iter().map(|action| action.name()).collect();
    assert_eq!(names.len(), 35);
    assert!(names.iter().all(|name| DESCRIPTION.action(name).is_some()));
    let paginated: Vec<&str> = named(|action| action.is_paginated());
    let lists = [
        "GetGroupList",
        "GetPersonGroupInfo",
        "GetPersonList",
        "GetUpgradeGroupFaceModelVersionJobList",
    ];
    assert_eq!(paginated, lists);
    assert_eq!(
        named(|action| action.starts_job()),
        ["UpgradeGroupFaceModelVersion"]
    );
    assert_eq!(
        find(ACTIONS, "CreateGroup").unwrap().effect(),
        Effect::Create
    );
    assert!(find(ACTIONS, "createGroup").is_none());
}

fn named(is: impl Fn(&iai_client::dynamic::DynAction) -> bool) -> Vec<&'static str> {
    let mut names: Vec<_> = ACTIONS
        .iter()
        .filter(|action| is(action))
        .map(|one| one.name())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn a_request_and_its_response_are_json() {
    let server =
        FakeServer::answering([json!({ "FaceModelVersion": "3.0", "New": 1, "RequestId": "r" })]);
    let group = json!({ "GroupId": "g", "GroupName": "G" });
    let sent = request("CreateGroup", group.clone()).send(client(&server).runtime());
    let response = harness::wait(sent).unwrap();
    assert_eq!(
        *response,
        json!({ "FaceModelVersion": "3.0", "RequestId": "r" })
    );
    assert!(response.raw_body().contains(r#""New":1"#));
    let body: Value = serde_json::from_str(&server.bodies()[0]).unwrap();
    assert_eq!(body, group);
    assert_eq!(server.actions(), ["CreateGroup"]);
}

#[test]
fn what_does_not_fit_is_told_with_its_place() {
    let action = find(ACTIONS, "CreatePerson").unwrap();
    for (parameters, expected) in [
        (
            json!({ "Gender": "f" }),
            "Gender: expected an integer, found a string",
        ),
        (
            json!({ "PersonExDescriptionInfos": [{ "PersonExDescriptionIndex": -1 }] }),
            "PersonExDescriptionInfos.0.PersonExDescriptionIndex: expected an integer from 0 up, found a negative integer",
        ),
    ] {
        assert_eq!(
            action.request(parameters).unwrap_err().to_string(),
            expected
        );
    }
    let unknown = action
        .request(json!({ "Name": "n" }))
        .unwrap_err()
        .to_string();
    assert!(
        unknown.starts_with("Name: unknown parameter; known are GroupId, "),
        "{unknown}"
    );
}

#[test]
fn the_rules_are_those_of_the_typed_request() {
    let wrong = request("CreateGroup", json!({ "GroupId": "a b" }));
    let found = wrong.validate(ValidationLevel::Default);
    let paths: Vec<&str> = found.violations.iter().map(|one| &*one.path).collect();
    assert_eq!(paths, ["GroupName", "GroupId"]);
    let server = FakeServer::answering([]);
    let client = client(&server);
    let error = harness::wait(wrong.send(client.runtime())).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Validation(_)));
    let help = request("GetGroupList", json!({}))
        .signature_help(client.runtime())
        .unwrap();
    assert_eq!(
        (help.action, &*help.signed_headers),
        ("GetGroupList", "content-type;host")
    );
    assert_eq!(server.counts(), (0, 0));
}

#[test]
fn a_request_is_serialized_as_it_was_and_printed_without_names() {
    let parameters = json!({ "GroupId": "g", "PersonId": "p", "PersonName": "Planted", "Url": "http://x/y.jpg" });
    let request = request("CreatePerson", parameters.clone());
    assert_eq!(to_value(&request).unwrap(), parameters);
    assert!(!format!("{request:?}").contains("Planted"));
}

#[test]
fn pages_follow_each_other() {
    let page = |ids: &[&str]| {
        let groups: Vec<Value> = ids.iter().map(|id| json!({ "GroupId": id })).collect();
        json!({ "GroupInfos": groups, "GroupNum": 3, "RequestId": "r" })
    };
    let server = FakeServer::answering([page(&["a", "b"]), page(&["c"])]);
    let client = client(&server);
    let pages = request("GetGroupList", json!({ "Limit": 2 })).pages(client.runtime());
    let mut pages = pages.unwrap();
    let mut read = || harness::wait(pages.next()).map(Result::unwrap);
    assert_eq!(
        read(),
        Some(vec![json!({ "GroupId": "a" }), json!({ "GroupId": "b" })])
    );
    assert_eq!(read(), Some(vec![json!({ "GroupId": "c" })]));
    assert_eq!(read(), None);
    assert!(
        request("CreateGroup", json!({}))
            .pages(client.runtime())
            .is_none()
    );
}

#[test]
fn a_job_is_waited_for() {
    let state = |status| json!({ "Status": status, "Progress": 50, "RequestId": "r" });
    let server = FakeServer::answering([state(0), state(1)]);
    let client = client(&server);
    let action = find(ACTIONS, "UpgradeGroupFaceModelVersion").unwrap();
    let waiter = action.waiter(client.runtime(), &json!({ "JobId": "j", "RequestId": "r" }));
    let moment = Duration::from_millis(1);
    let waited = waiter
        .unwrap()
        .poll_interval(moment, moment)
        .timeout(Duration::from_secs(9))
        .wait();
    let outcome: DynOutcome = harness::wait(waited).unwrap();
    let WaitOutcome::Done(last) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(last["Status"], 1);
    let body: Value = serde_json::from_str(&server.bodies()[1]).unwrap();
    assert_eq!(body, json!({ "JobId": "j" }));
    let list = find(ACTIONS, "GetGroupList").unwrap();
    assert!(
        list.waiter(client.runtime(), &json!({ "JobId": "j" }))
            .is_none()
    );
}
