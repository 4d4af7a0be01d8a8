//! The log of requests tells what was called and how it ended, and nothing that is secret.

use super::legacy::Form;
use super::wire::{NOW, Wire, base64, code};
use iai_tests::pictures;
use iai_tests::raw::{self, SECRET_ID, SECRET_KEY};
use serde_json::{Value, json};

#[test]
fn a_record_has_these_fields() {
    let wire = Wire::new();
    let group = json!({"GroupId": "g", "GroupName": "n"});
    let response = wire.send(&wire.post("CreateGroup", &group));
    let query = wire.get("DeleteGroup", "GroupId=x");
    wire.send(&query);
    Form::new("POST", "GetGroupList", &json!({})).send(&wire);
    let records = wire.journal();
    let expected = json!({"sequence": 0, "request_id": response.response()["RequestId"], "time": NOW, "duration_ms": 0.0, "method": "POST",
        "protocol": "v3", "action": "CreateGroup", "version": "2020-03-03", "bytes": 31, "code": "ok",
        "delivered": "whole", "executed": true, "fault": null});
    assert_eq!(records[0], expected);
    let told = |record: &Value| {
        json!([
            record["sequence"],
            record["method"],
            record["protocol"],
            record["action"],
            record["code"]
        ])
    };
    assert_eq!(
        told(&records[1]),
        json!([
            1,
            "GET",
            "v3",
            "DeleteGroup",
            "InvalidParameterValue.GroupIdNotExist"
        ])
    );
    assert_eq!(
        told(&records[2]),
        json!([2, "POST", "v1", "GetGroupList", "ok"])
    );
    // A refusal changes nothing.
    assert_eq!(
        (&records[1]["executed"], &records[2]["executed"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(records.len(), 3);
    // Requests to the control routes are not among them, and numbers go on.
    assert_eq!(
        wire.admin("DELETE", "/_emulator/requests", ""),
        (200, json!({}))
    );
    assert_eq!(wire.journal(), Vec::<Value>::new());
    wire.ok("GetGroupList", json!({}));
    assert_eq!(wire.journal()[0]["sequence"], 3);
}

#[test]
fn the_oldest_records_make_room() {
    let wire = Wire::with(|builder| builder.log_capacity(2));
    for id in ["a", "b", "c"] {
        wire.group(id, json!({}));
    }
    let numbers: Vec<Value> = wire
        .journal()
        .iter()
        .map(|record| record["sequence"].clone())
        .collect();
    assert_eq!(numbers, [json!(1), json!(2)]);
}

/// The response of the route, as it comes over the wire.
fn raw_journal(wire: &Wire) -> String {
    let address = wire.emulator.address();
    let head =
        format!("GET /_emulator/requests HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let response = raw::exchange(address, head.as_bytes(), b"");
    response.head + &response.body
}

/// Requests with secrets where they do not belong.
fn in_wrong_places(wire: &Wire, picture: &str) -> [raw::Request; 6] {
    let list = || wire.post("GetGroupList", &json!({}));
    [
        wire.post(SECRET_KEY, &json!({})),
        list().header("X-TC-Version", SECRET_KEY),
        list().header("X-TC-Action", picture),
        wire.post("GetGroupList", &json!({"Jane-Doe": 1})),
        wire.get("GetPersonBaseInfo", "PersonId=p-4711")
            .header("X-TC-Token", "token-of-it"),
        raw::Request {
            method: "JaneDoe1".into(),
            ..list()
        },
    ]
}

#[test]
fn nothing_secret_is_kept() {
    let wire =
        Wire::with(|builder| builder.temporary_secret("AKIDshort", "short-key", "token-of-it"));
    wire.group("g", json!({"GroupExDescriptions": ["field"]}));
    let picture = base64(&pictures::png(100, 100));
    let person = json!({"GroupId": "g", "PersonId": "p-4711", "PersonName": "Jane-Doe", "Image": picture,
        "PersonExDescriptionInfos": [{"PersonExDescriptionIndex": 0, "PersonExDescription": "her-floor"}]});
    let request = wire.post("CreatePerson", &person);
    let signature = request
        .authorization()
        .rsplit_once('=')
        .unwrap()
        .1
        .to_owned();
    let face = wire.send(&request).response()["FaceId"]
        .as_str()
        .unwrap()
        .to_owned();
    for request in in_wrong_places(&wire, &picture) {
        wire.send(&request);
    }
    let form = Form::new(
        "POST",
        "ModifyPersonBaseInfo",
        &json!({"PersonId": "p-4711", "PersonName": "Jane-Doe"}),
    );
    assert_eq!(code(&form.send(&wire)), "ok");
    let told = raw_journal(&wire);
    assert!(
        told.contains("ModifyPersonBaseInfo") && wire.journal().len() == 9,
        "{told}"
    );
    let secrets = [
        SECRET_ID,
        SECRET_KEY,
        "AKID",
        "token-of-it",
        &signature,
        "Signature=",
        "Jane",
        "p-4711",
        "her-floor",
        &face,
        &picture[..24],
    ];
    for secret in secrets {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

#[test]
fn refusals_do_not_repeat_what_was_sent() {
    let wire = Wire::with_groups(&["g"]);
    let picture = base64(&pictures::plain(100, 100));
    for parameters in [
        json!({"GroupId": "g", "PersonId": "p", "PersonName": "Jane-Doe".repeat(8), "Image": picture}),
        json!({"GroupId": "g", "PersonId": "Jane Doe", "PersonName": "Jane-Doe", "Image": picture}),
        json!({"GroupId": "g", "PersonId": "p", "PersonName": "Jane-Doe", "Gender": 9, "Image": picture}),
        json!({"GroupId": "g", "PersonId": "p", "PersonName": "Jane-Doe", "Image": picture}),
        json!({"GroupId": "g", "PersonId": "p", "PersonName": ["Jane-Doe"], "Image": picture}),
        json!({"GroupId": "g", "PersonId": "p", "PersonName": "Jane-Doe", "Url": "http://h/Jane"}),
    ] {
        let response = wire.send(&wire.post("CreatePerson", &parameters));
        assert_ne!(code(&response), "ok", "{parameters}");
        for secret in ["Jane", &picture[..24], SECRET_ID, SECRET_KEY] {
            assert!(
                !response.body.contains(secret),
                "{secret} in {}",
                response.body
            );
        }
    }
}
