//! Whole requests through the front, without sockets, with literal answers.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::*;
use crate::behaviour::Account;
use crate::clock::Clock;
use crate::faults::Faults;
use crate::identifiers::Identifiers;
use crate::journal::Journal;
use crate::picture::samples::png;
use crate::signature::{Gate, Secrets, signer::Signing};
use crate::testing::{Draft, ID, KEY, NOW, SIGNING};

pub(super) fn front() -> Front {
    let identifiers = Arc::new(Identifiers::new(1));
    let mut secrets = Secrets::default();
    secrets.add(ID.to_owned(), KEY.to_owned(), None);
    Front {
        api: Box::new(Account::new(Arc::clone(&identifiers))),
        gate: Gate {
            secrets,
            services: vec!["iai".to_owned()],
        },
        clock: Clock::new(|| NOW),
        identifiers,
        folder: None,
        faults: Faults::new(1),
        journal: Arc::new(Journal::new(10, None)),
        most_values: 1000,
    }
}

#[test]
fn calls_with_pictures_are_heavy_be_they_in_a_list_or_not() {
    let front = front();
    for (action, expected) in [
        ("CreatePerson", true),
        ("CreateFace", true),
        ("CreateGroup", false),
    ] {
        let session = front.open(Draft::post(action, "{}").incoming());
        assert_eq!(session.is_heavy, expected, "{action}");
    }
}

fn body(front: &Front, draft: Draft) -> String {
    front.answer(draft.incoming()).delivery.envelope()
}

/// The content of `Response`, without the request id.
pub(super) fn answer(front: &Front, draft: Draft) -> Value {
    let whole: Value = serde_json::from_str(&body(front, draft)).unwrap();
    let mut response = whole["Response"].as_object().cloned().unwrap();
    assert!(
        response
            .remove("RequestId")
            .is_some_and(|id| id.as_str().is_some_and(|id| id.len() == 36))
    );
    Value::Object(response)
}

pub(super) fn code(front: &Front, draft: Draft) -> String {
    answer(front, draft)["Error"]["Code"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn post(action: &str, body: Value) -> Draft {
    Draft::post(action, body.to_string()).signed()
}

fn group() -> Value {
    json!({"GroupId": "g", "GroupName": "Group", "GroupExDescriptions": ["a", "b"]})
}

fn person(changes: Value) -> Value {
    let mut person = json!({
        "GroupId": "g", "PersonName": "evanliao", "PersonId": "1001", "Image": STANDARD.encode(png(512, 512)),
    });
    for (name, value) in changes.as_object().unwrap() {
        person[name] = value.clone();
    }
    person
}

#[test]
fn a_group_and_a_person_are_created_by_post() {
    let front = front();
    assert_eq!(
        answer(&front, post("CreateGroup", group())),
        json!({"FaceModelVersion": "3.0"})
    );
    let created = answer(&front, post("CreatePerson", person(json!({"Gender": 1}))));
    let face = created["FaceId"].as_str().unwrap();
    assert_eq!(
        created,
        json!({
            "FaceId": face,
            "FaceRect": {"X": 128, "Y": 102, "Width": 256, "Height": 307},
            "SimilarPersonId": "",
            "FaceModelVersion": "3.0",
        })
    );
    assert_eq!(face.len(), 19);
}

#[test]
fn the_same_by_get() {
    let front = front();
    let query = "GroupId=g&GroupName=%E7%BE%A4&GroupExDescriptions.0=a&FaceModelVersion=2.0";
    let draft = Draft::get("CreateGroup", query).signed();
    assert_eq!(answer(&front, draft), json!({"FaceModelVersion": "2.0"}));
    let image = STANDARD
        .encode(png(100, 200))
        .replace('+', "%2B")
        .replace('/', "%2F")
        .replace('=', "%3D");
    let query = format!(
        "GroupId=g&PersonName=evanliao&PersonId=1001&Gender=1&Image={image}\
         &PersonExDescriptionInfos.0.PersonExDescriptionIndex=0\
         &PersonExDescriptionInfos.0.PersonExDescription=Cloud%20%26%20Smart"
    );
    let created = answer(&front, Draft::get("CreatePerson", &query).signed());
    assert_eq!(
        created["FaceRect"],
        json!({"X": 25, "Y": 40, "Width": 50, "Height": 120})
    );
    assert_eq!(created["FaceModelVersion"], "2.0");
}

#[test]
fn state_refuses_in_the_documented_order() {
    let front = front();
    let create = |changes: Value| code(&front, post("CreatePerson", person(changes)));
    assert_eq!(create(json!({})), "InvalidParameterValue.GroupIdNotExist");
    assert_eq!(code(&front, post("CreateGroup", group())), "");
    assert_eq!(
        code(&front, post("CreateGroup", group())),
        "InvalidParameterValue.GroupIdAlreadyExist"
    );
    let same_name = json!({"GroupId": "h", "GroupName": "Group"});
    assert_eq!(
        code(&front, post("CreateGroup", same_name)),
        "InvalidParameterValue.GroupNameAlreadyExist"
    );
    let version = json!({"GroupId": "g", "GroupName": "Group", "FaceModelVersion": "4.0"});
    assert_eq!(
        code(&front, post("CreateGroup", version)),
        "InvalidParameterValue.FaceModelVersionIllegal"
    );

    let beyond = json!({"PersonExDescriptionInfos": [{"PersonExDescriptionIndex": 2, "PersonExDescription": ""}]});
    assert_eq!(
        create(beyond.clone()),
        "InvalidParameterValue.PersonExDescriptionInfosExceed"
    );
    assert_eq!(
        create(json!({"Url": "http://h/a.png"})),
        "FailedOperation.ImageDownloadError"
    );
    assert_eq!(create(json!({})), "");
    assert_eq!(
        create(json!({})),
        "InvalidParameterValue.PersonIdAlreadyExist"
    );
    assert_eq!(create(beyond), "InvalidParameterValue.PersonIdAlreadyExist");
    assert_eq!(
        create(json!({"Url": "http://h/a.png"})),
        "InvalidParameterValue.PersonIdAlreadyExist"
    );
}

#[test]
fn the_same_picture_is_a_suspected_duplicate_when_asked() {
    let front = front();
    let create = |changes: Value| answer(&front, post("CreatePerson", person(changes)));
    assert_eq!(code(&front, post("CreateGroup", group())), "");
    assert_eq!(create(json!({}))["SimilarPersonId"], "");
    let suspected = json!({"SimilarPersonId": "1001", "FaceModelVersion": "3.0"});
    for level in 1..=4 {
        assert_eq!(
            create(json!({"PersonId": "2001", "UniquePersonControl": level})),
            suspected
        );
    }
    let other = STANDARD.encode(png(512, 511));
    let changed = json!({"PersonId": "2001", "UniquePersonControl": 1, "Image": other});
    assert_eq!(create(changed)["SimilarPersonId"], "");
    assert_eq!(
        create(json!({"PersonId": "3001", "UniquePersonControl": 0}))["SimilarPersonId"],
        ""
    );
}

fn valid() -> Draft {
    Draft::post("CreateGroup", group().to_string())
}

fn get(query: &str) -> Draft {
    Draft::get("CreateGroup", query).signed()
}

fn check(table: impl IntoIterator<Item = (Draft, &'static str)>) {
    let front = front();
    for (index, (draft, expected)) in table.into_iter().enumerate() {
        assert_eq!(code(&front, draft), expected, "{index}");
    }
}

#[test]
fn only_get_and_post_with_their_content_types_are_spoken() {
    let typed = |content_type: &str| valid().header("Content-Type", content_type).signed();
    check([
        (valid().method("PUT").signed(), "UnsupportedProtocol"),
        (valid().method("DELETE").signed(), "UnsupportedProtocol"),
        (typed("text/plain"), "UnsupportedProtocol"),
        (
            typed("application/x-www-form-urlencoded"),
            "UnsupportedProtocol",
        ),
        (valid().without("Content-Type"), "UnsupportedProtocol"),
        (
            get("GroupId=g").header("Content-Type", "application/json"),
            "UnsupportedProtocol",
        ),
        (typed("application/json; charset=utf-8"), ""),
    ]);
}

#[test]
fn sizes_are_limited_to_the_byte() {
    check([
        (
            valid().body(vec![b' '; 10_485_761]).signed(),
            "RequestSizeLimitExceeded",
        ),
        (
            valid().body(vec![b' '; 10_485_760]).signed(),
            "InvalidParameter",
        ),
        (
            get(&format!("A={}", "a".repeat(32_767))),
            "RequestSizeLimitExceeded",
        ),
        (
            get(&format!("A={}", "a".repeat(32_766))),
            "UnknownParameter",
        ),
    ]);
}

#[test]
fn common_parameters_must_be_there_and_known() {
    check([
        (valid().without("X-TC-Action").signed(), "MissingParameter"),
        (valid().without("X-TC-Version").signed(), "MissingParameter"),
        (
            valid().without("X-TC-Timestamp").signed(),
            "MissingParameter",
        ),
        (
            valid().header("X-TC-Timestamp", "now").signed(),
            "InvalidParameter",
        ),
        (
            valid().header("X-TC-Version", "2018-03-01").signed(),
            "NoSuchVersion",
        ),
        (
            valid().header("X-TC-Action", "createGroup").signed(),
            "InvalidAction",
        ),
    ]);
}

#[test]
fn parameters_must_be_readable_and_given_once() {
    let posted = |body: &str| valid().body(body).signed();
    check([
        (posted("[]"), "InvalidParameter"),
        (
            posted(r#"{"GroupId":"g","GroupId":"g"}"#),
            "InvalidParameter",
        ),
        (
            posted(r#"{"GroupId":"g"}"#),
            "MissingParameter.ErrorParameterEmpty",
        ),
        (
            posted(r#"{"GroupId":"g","GroupName":1}"#),
            "InvalidParameter",
        ),
        (
            posted(r#"{"GroupId":"g","GroupName":"n","Odd":1}"#),
            "UnknownParameter",
        ),
        (valid().target("/?GroupId=g").signed(), "InvalidParameter"),
        (get("GroupId=g&GroupId=g"), "InvalidParameter"),
        (
            get("GroupId=g&GroupName=Cloud%20&%20Smart"),
            "InvalidParameter",
        ),
        (
            get("GroupId=g&GroupName=n&Action=CreateGroup"),
            "UnknownParameter",
        ),
    ]);
}

#[test]
fn protocol_comes_before_authentication_and_that_before_the_rest() {
    let front = front();
    let wrong_key = Signing {
        key: "another",
        ..SIGNING
    };
    let draft = Draft::post("Nothing", "not json").header("X-TC-Version", "0");
    let steps = [
        (draft.clone().method("PUT"), "UnsupportedProtocol"),
        (draft.clone().without("X-TC-Timestamp"), "MissingParameter"),
        (draft.clone(), "AuthFailure.InvalidAuthorization"),
        (
            draft.clone().sign(&wrong_key),
            "AuthFailure.SignatureFailure",
        ),
        (draft.clone().signed(), "NoSuchVersion"),
        (
            draft.clone().header("X-TC-Version", "2020-03-03").signed(),
            "InvalidAction",
        ),
    ];
    for (draft, expected) in steps {
        assert_eq!(code(&front, draft), expected);
    }
}

#[test]
fn request_ids_differ_within_a_run_and_repeat_with_the_seed() {
    let ids = |front: &Front| -> Vec<Value> {
        (0..3)
            .map(|_| {
                let body = body(front, Draft::post("X", ""));
                serde_json::from_str::<Value>(&body).unwrap()["Response"]["RequestId"].clone()
            })
            .collect()
    };
    let first = ids(&front());
    assert_eq!(first, ids(&front()));
    assert!(first[0] != first[1] && first[1] != first[2]);
}
