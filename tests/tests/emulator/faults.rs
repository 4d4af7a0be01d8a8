//! Faults on demand, asked for by their route, as they arrive over the wire.

use super::wire::{NOW, Wire, code, fields};
use iai_tests::raw::Request;
use serde_json::{Value, json};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

fn group(wire: &Wire) -> Request {
    wire.post("CreateGroup", &json!({"GroupId": "g", "GroupName": "n"}))
}

/// All bytes that come until the connection ends, and how it ends.
fn received(wire: &Wire, request: &Request) -> (String, Option<ErrorKind>) {
    let mut stream = TcpStream::connect(wire.emulator.address()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    stream.write_all(&request.bytes()).unwrap();
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes).err();
    (
        String::from_utf8(bytes).unwrap(),
        end.map(|error| error.kind()),
    )
}

fn has_group(wire: &Wire) -> bool {
    wire.state()["Groups"] != json!([])
}

fn with(lines: &str) -> Wire {
    let wire = Wire::new();
    wire.faults(lines);
    wire
}

#[test]
fn faults_strike_before_or_after_the_state_changes() {
    for what in [
        "error=InternalError",
        "reset",
        "close",
        "half",
        "garbage",
        "empty",
        "status=502",
    ] {
        for (when, changed) in [("before", false), ("after", true)] {
            let wire = with(&format!("CreateGroup: {what}, when={when}, times=1"));
            received(&wire, &group(&wire));
            assert_eq!(has_group(&wire), changed, "{what} {when}");
            let record = &wire.journal()[0];
            assert_eq!(record["executed"], changed, "{what} {when}");
            let (ended, delivered) = match (what, when) {
                ("error=InternalError", _) => (json!("InternalError"), "whole"),
                (_, "before") => (json!(null), what),
                (_, _) => (json!("ok"), what),
            };
            assert_eq!(record["code"], ended, "{what} {when}");
            assert_eq!(record["delivered"], delivered, "{what} {when}");
            assert!(record["fault"].is_string(), "{record}");
            // It strikes no more; the second call meets what the first one left.
            let expected = if changed {
                "InvalidParameterValue.GroupIdAlreadyExist"
            } else {
                "ok"
            };
            assert_eq!(code(&wire.send(&group(&wire))), expected, "{what} {when}");
        }
    }
}

#[test]
fn connections_end_as_asked_for() {
    for (fault, expected) in [
        ("*: reset", Some(ErrorKind::ConnectionReset)),
        ("*: close", None),
    ] {
        let wire = with(fault);
        // A call without an action meets no fault.
        assert_eq!(wire.code("MakeGroup", &json!({})), "InvalidAction");
        let put = Request {
            method: "PUT".into(),
            ..group(&wire)
        };
        assert_eq!(code(&wire.send(&put)), "UnsupportedProtocol");
        assert_eq!(
            received(&wire, &group(&wire)),
            (String::new(), expected),
            "{fault}"
        );
    }
}

#[test]
fn half_a_response_announces_the_whole() {
    let wire = with("*: half");
    let (response, end) = received(&wire, &group(&wire));
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    let head = head.to_lowercase();
    let (_, length) = head.split_once("content-length: ").unwrap();
    let length: usize = length.lines().next().unwrap().parse().unwrap();
    assert!(body.starts_with(r#"{"Response":{"#), "{response}");
    assert_eq!((body.len(), end), (length / 2, None));
}

#[test]
fn other_answers_are_whole_but_no_envelopes() {
    for (fault, status, header) in [
        (
            "*: garbage",
            "HTTP/1.1 200 OK",
            "content-type: application/json",
        ),
        ("*: empty", "HTTP/1.1 200 OK", "content-length: 0"),
        (
            "*: status=502",
            "HTTP/1.1 502 Bad Gateway",
            "content-type: text/html",
        ),
        (
            "*: status=429",
            "HTTP/1.1 429 Too Many Requests",
            "content-type: text/html",
        ),
        (
            "*: status=204",
            "HTTP/1.1 204 No Content",
            "date: tue, 14 nov 2023 22:13:20 gmt",
        ),
    ] {
        let wire = with(fault);
        let (response, end) = received(&wire, &group(&wire));
        assert!(response.starts_with(status), "{fault}: {response}");
        assert!(
            response.to_lowercase().contains(header),
            "{fault}: {response}"
        );
        let body = response.split_once("\r\n\r\n").unwrap().1;
        assert!(
            serde_json::from_str::<Value>(body).is_err(),
            "{fault}: {body}"
        );
        assert_eq!(end, None, "{fault}");
    }
}

#[test]
fn errors_have_the_code_and_message_that_were_asked_for() {
    let wire = with("CreateGroup: unlisted=FailedOperation.Odd, message=\"As asked, so.\"");
    let response = wire.send(&group(&wire));
    assert_eq!(
        response.response()["Error"],
        json!({"Code": "FailedOperation.Odd", "Message": "As asked, so."})
    );
    assert_eq!(wire.journal()[0]["code"], "FailedOperation.Odd");
    assert_eq!(wire.code("GetGroupList", &json!({})), "ok");
}

#[test]
fn a_clock_that_is_off_tells_its_time() {
    let wire = with("*: skew=+400, times=1");
    let response = wire.send(&group(&wire));
    assert_eq!(code(&response), "AuthFailure.SignatureExpire");
    assert!(
        response
            .head
            .contains("\r\ndate: tue, 14 nov 2023 22:20:00 gmt"),
        "{response:?}"
    );
    assert!(!has_group(&wire));
    assert_eq!(code(&wire.send(&group(&wire))), "ok");
    let wire = Wire::with(|builder| builder.skew(-400));
    let response = wire.send(&group(&wire));
    assert_eq!(code(&response), "AuthFailure.SignatureExpire");
    let date = "\r\ndate: tue, 14 nov 2023 22:06:40 gmt";
    assert!(response.head.contains(date), "{response:?}");
    let late = Request {
        timestamp: NOW - 400,
        ..group(&wire)
    };
    assert_eq!(code(&wire.send(&late)), "ok");
}

#[test]
fn a_rate_goes_by_the_emulator_s_clock() {
    let wire = with("GetGroupList: rate=2");
    let calls = |count: usize| -> Vec<String> {
        (0..count)
            .map(|_| wire.code("GetGroupList", &json!({})))
            .collect()
    };
    let limited = "RequestLimitExceeded";
    assert_eq!(calls(4), ["ok", "ok", limited, limited]);
    wire.pass(Duration::from_millis(500));
    assert_eq!(calls(2), ["ok", limited]);
    wire.pass(Duration::from_secs(60));
    assert_eq!(calls(3), ["ok", "ok", limited]);
    assert_eq!(
        wire.code("DeleteGroup", &json!({"GroupId": "x"})),
        "InvalidParameterValue.GroupIdNotExist"
    );
}

#[test]
fn a_script_goes_call_by_call() {
    let wire = with("CreateGroup: script=[InternalError x2, RequestLimitExceeded when=after, ok]");
    let codes: Vec<String> = (0..4).map(|_| code(&wire.send(&group(&wire)))).collect();
    let taken = "InvalidParameterValue.GroupIdAlreadyExist";
    assert_eq!(
        codes,
        [
            "InternalError",
            "InternalError",
            "RequestLimitExceeded",
            taken
        ]
    );
    let (_, listed) = wire.admin("GET", "/_emulator/faults", "");
    assert_eq!(json!([listed[0]["id"], listed[0]["calls"]]), json!([0, 4]));
}

#[test]
fn chances_repeat_with_the_seed() {
    let drawn = || -> Vec<String> {
        let wire = with("GetGroupList: error=InternalError, probability=0.5");
        (0..40)
            .map(|_| wire.code("GetGroupList", &json!({})))
            .collect()
    };
    let first = drawn();
    assert_eq!(first, drawn());
    let struck = first.iter().filter(|code| *code == "InternalError").count();
    assert!((8..=32).contains(&struck), "{struck}");
}

#[test]
fn a_delay_holds_up_one_call_and_no_other() {
    for (when, last) in [("before", "CreateGroup"), ("after", "GetGroupList")] {
        let wire = with(&format!("CreateGroup: delay=400ms, when={when}, times=1"));
        std::thread::scope(|scope| {
            let slow = scope.spawn(|| fields(&wire.send(&group(&wire))));
            while wire.admin("GET", "/_emulator/faults", "").1[0]["struck"] == 0 {
                std::thread::yield_now();
            }
            wire.code("GetGroupList", &json!({}));
            assert!(!slow.is_finished(), "{when}");
            // Before, the state has not changed yet; after, it has.
            assert_eq!(has_group(&wire), when == "after");
            assert_eq!(slow.join().unwrap(), json!({"FaceModelVersion": "3.0"}));
        });
        assert!(has_group(&wire));
        assert_eq!(wire.journal()[1]["action"], last, "{when}");
    }
}

#[test]
fn faults_are_taken_out() {
    let wire = with("CreateGroup: reset\nGetGroupList: close");
    let delete = |path: &str| wire.admin("DELETE", path, "");
    assert_eq!(delete("/_emulator/faults/0"), (200, json!({"removed": 1})));
    assert_eq!(code(&wire.send(&group(&wire))), "ok");
    assert_eq!(delete("/_emulator/faults"), (200, json!({"removed": 1})));
    assert_eq!(wire.code("GetGroupList", &json!({})), "ok");
}
