//! Ways to say the same: POST of JSON, GET of a query, payloads that are not signed.

use super::wire::{NOW, Wire, code, fields};
use iai_tests::query::flattened;
use iai_tests::raw::Request;
use serde_json::{Value, json};

/// SHA-256 of the text `UNSIGNED-PAYLOAD`.
const UNSIGNED: &str = "438d4109ef0d676b8c2c7ed13cdfcb418e494d53b843d4634ce3b1085f07bb96";

fn unsigned(request: Request) -> Request {
    let request = request.header("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD");
    Request {
        payload_hash: Some(UNSIGNED.into()),
        ..request
    }
}

type Way = fn(&Wire, &str, &Value) -> Request;

const WAYS: [(&str, Way); 3] = [
    ("POST", |wire, action, parameters| {
        wire.post(action, parameters)
    }),
    ("GET", |wire, action, parameters| {
        wire.get(action, &flattened(parameters))
    }),
    ("unsigned payload", |wire, action, parameters| {
        unsigned(wire.post(action, parameters))
    }),
];

/// Calls, each with its response or the code in its place.
pub fn story() -> Vec<(&'static str, Value, Value)> {
    let face = json!({"Error": "InvalidParameterValue.PersonIdNotExist"});
    vec![
        (
            "CreateGroup",
            json!({"GroupId": "%@#&_-", "GroupName": "群 & +", "GroupExDescriptions": ["a", "b"]}),
            json!({"FaceModelVersion": "3.0"}),
        ),
        (
            "CreateGroup",
            json!({"GroupId": "h", "GroupName": "h"}),
            json!({"FaceModelVersion": "3.0"}),
        ),
        (
            "ModifyGroup",
            json!({"GroupId": "%@#&_-", "GroupExDescriptionInfos": [{"GroupExDescriptionIndex": 1, "GroupExDescription": "B"}]}),
            json!({}),
        ),
        (
            "GetGroupInfo",
            json!({"GroupId": "%@#&_-"}),
            json!({"GroupName": "群 & +", "GroupId": "%@#&_-",
            "GroupExDescriptions": ["a", "B"], "Tag": "", "FaceModelVersion": "3.0", "CreationTimestamp": NOW * 1000}),
        ),
        (
            "GetPersonList",
            json!({"GroupId": "h", "Offset": 0, "Limit": 20}),
            json!({"PersonInfos": [], "PersonNum": 0, "FaceNum": 0, "FaceModelVersion": "3.0"}),
        ),
        ("GetPersonBaseInfo", json!({"PersonId": "p"}), face.clone()),
        (
            "CopyPerson",
            json!({"PersonId": "p", "GroupIds": ["h", "%@#&_-"]}),
            face,
        ),
        ("DeleteGroup", json!({"GroupId": "h"}), json!({})),
        (
            "DeleteGroup",
            json!({"GroupId": "h"}),
            json!({"Error": "InvalidParameterValue.GroupIdNotExist"}),
        ),
    ]
}

#[test]
fn every_way_of_the_newer_generation_says_the_same() {
    for (name, way) in WAYS {
        let wire = Wire::new();
        for (action, parameters, expected) in story() {
            let response = wire.send(&way(&wire, action, &parameters));
            match expected.get("Error") {
                Some(error) => {
                    assert_eq!(code(&response), error.as_str().unwrap(), "{name} {action}")
                }
                None => assert_eq!(fields(&response), expected, "{name} {action}"),
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_answers_byte_by_byte() {
    let responses = || {
        let wire = Wire::new();
        let story = story().into_iter();
        story
            .map(|(action, parameters, _)| wire.send(&wire.post(action, &parameters)).body)
            .collect::<Vec<_>>()
    };
    let first = responses();
    assert_eq!(first, responses());
    assert_eq!(
        first[0],
        r#"{"Response":{"FaceModelVersion":"3.0","RequestId":"0e6b3fa0-54b8-4ffb-bc72-855afe81527c"}}"#
    );
}

#[test]
fn responses_have_the_emulator_s_time() {
    let wire = Wire::new();
    let response = wire.send(&wire.post("GetGroupList", &json!({})));
    let head = response.head;
    assert!(
        head.contains("\r\ndate: tue, 14 nov 2023 22:13:20 gmt"),
        "{head}"
    );
    assert_eq!(head.matches("\r\ndate:").count(), 1, "{head}");
}

#[test]
fn a_signature_holds_for_five_minutes_either_way() {
    let wire = Wire::new();
    let expired = "AuthFailure.SignatureExpire";
    for (timestamp, expected) in [
        (NOW - 301, expired),
        (NOW - 300, "ok"),
        (NOW + 300, "ok"),
        (NOW + 301, expired),
    ] {
        let request = Request {
            timestamp,
            ..wire.post("GetGroupList", &json!({}))
        };
        assert_eq!(code(&wire.send(&request)), expected, "{timestamp}");
    }
}

#[test]
fn tokens_and_other_services_are_settings() {
    let wire = Wire::with(|it| {
        it.temporary_secret("AKIDshort", "short", "token")
            .accept_service("127")
    });
    let request = || wire.post("GetGroupList", &json!({}));
    let short = |request: Request| Request {
        secret_id: "AKIDshort".into(),
        secret_key: "short".into(),
        ..request
    };
    for (what, request, expected) in [
        (
            "its token",
            short(request()).header("X-TC-Token", "token"),
            "ok",
        ),
        (
            "another token",
            short(request()).header("X-TC-Token", "Token"),
            "AuthFailure.TokenFailure",
        ),
        ("no token", short(request()), "AuthFailure.TokenFailure"),
        ("the lasting key", request(), "ok"),
        (
            "another service",
            Request {
                service: "127".into(),
                ..request()
            },
            "ok",
        ),
        (
            "a third service",
            Request {
                service: "128".into(),
                ..request()
            },
            "AuthFailure.InvalidAuthorization",
        ),
    ] {
        assert_eq!(code(&wire.send(&request)), expected, "{what}");
    }
    let wire = Wire::with(|it| it.token("common"));
    assert_eq!(code(&wire.send(&request())), "AuthFailure.TokenFailure");
    let with_session_token = request().header("X-TC-Token", "common");
    assert_eq!(code(&wire.send(&with_session_token)), "ok");
}
