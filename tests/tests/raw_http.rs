//! The emulator's protocol, spoken by hand over plain sockets. The codes are the platform's.

#[path = "raw_http/authentication.rs"]
mod authentication;
#[path = "raw_http/parameters.rs"]
mod parameters;

use iai_tests::lab::Lab;
use iai_tests::raw::{self, Answer, Request};
use serde_json::json;
use std::collections::BTreeSet;

/// A request that would be taken.
fn group() -> Request {
    Request::post(
        "CreateGroup",
        &json!({"GroupId": "h", "GroupName": "Another"}),
    )
}

/// The code of an answer, "" when it is none. Every answer comes as HTTP 200 in an envelope with an id.
fn code_of(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(
        answer.head.contains("\r\ncontent-type: application/json"),
        "{answer:?}"
    );
    let response = answer.response();
    let id = response["RequestId"].as_str().unwrap();
    assert_eq!(
        id.split('-').map(str::len).collect::<Vec<_>>(),
        [8, 4, 4, 4, 12]
    );
    let code = answer.code();
    assert_eq!(code.is_some(), !answer.message().is_empty(), "{answer:?}");
    code.unwrap_or_default()
}

/// What a fresh account answers to a request that is signed as it stands.
fn code(request: &Request) -> String {
    code_of(&Lab::with_group().raw(request))
}

#[test]
fn a_whole_request_is_taken() {
    let lab = Lab::with_group();
    let answer = lab.raw(&group());
    assert_eq!(code_of(&answer), "");
    assert_eq!(answer.response()["FaceModelVersion"], "3.0");
    assert_eq!(lab.groups().as_array().map(Vec::len), Some(2));
}

#[test]
fn every_answer_has_an_id_of_its_own() {
    let lab = Lab::with_group();
    let id = |_| {
        lab.raw(&group()).response()["RequestId"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let ids: BTreeSet<String> = (0..20).map(id).collect();
    assert_eq!(ids.len(), 20);
}

#[test]
fn only_get_and_post_are_spoken() {
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "get", "FETCH"] {
        let request = Request {
            method: method.into(),
            ..group()
        };
        assert_eq!(code(&request), "UnsupportedProtocol", "{method}");
    }
}

#[test]
fn each_method_has_one_content_type() {
    let post = |content_type: &str| {
        code(&Request {
            content_type: content_type.into(),
            ..group()
        })
    };
    let get = |content_type: &str| {
        let request = Request::get("CreateGroup", "GroupId=h&GroupName=Another");
        code(&Request {
            content_type: content_type.into(),
            ..request
        })
    };
    let (json, form) = ("application/json", "application/x-www-form-urlencoded");
    for content_type in [
        json,
        "application/json; charset=utf-8",
        "application/json;charset=\"utf-8\"",
    ] {
        assert_eq!(post(content_type), "", "{content_type}");
        assert_eq!(get(content_type), "UnsupportedProtocol", "{content_type}");
    }
    for content_type in [
        form,
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/json; charset=gbk",
        "json",
        "",
    ] {
        assert_eq!(post(content_type), "UnsupportedProtocol", "{content_type}");
    }
    assert_eq!(get(form), "");
}

#[test]
fn requests_are_limited_to_the_byte() {
    // Blanks are no JSON, so that a body of the right size fails in another way.
    let post = |length| {
        code(&Request {
            body: vec![b' '; length],
            ..group()
        })
    };
    assert_eq!(post(10_485_760), "InvalidParameter");
    assert_eq!(post(10_485_761), "RequestSizeLimitExceeded");
    assert_eq!(post(12_000_000), "RequestSizeLimitExceeded");
    let get = |length: usize| {
        code(&Request::get(
            "CreateGroup",
            &format!("GroupId=h&GroupName=n&Tag={}", "a".repeat(length - 26)),
        ))
    };
    assert_eq!(get(32_768), "InvalidParameterValue.GroupTagTooLong");
    assert_eq!(get(32_769), "RequestSizeLimitExceeded");
}

#[test]
fn common_parameters_are_needed() {
    for name in ["X-TC-Action", "X-TC-Version"] {
        let mut without = group();
        without.headers.retain(|(known, _)| known != name);
        assert_eq!(code(&without), "MissingParameter", "{name}");
        assert_eq!(
            code(&group().header(name, "")),
            "MissingParameter",
            "{name}"
        );
    }
    for text in [
        "now",
        "-1",
        "1551113065.5",
        "2019-02-25",
        "99999999999999999999",
    ] {
        assert_eq!(
            code(&group().header("X-TC-Timestamp", text)),
            "InvalidParameter",
            "{text}"
        );
    }
    assert_eq!(
        code(&group().header("X-TC-Timestamp", "")),
        "MissingParameter"
    );
}

#[test]
fn versions_and_actions_are_known_or_not() {
    for version in ["2018-03-01", "2020-03-04", "20200303", "latest"] {
        assert_eq!(
            code(&group().header("X-TC-Version", version)),
            "NoSuchVersion",
            "{version}"
        );
    }
    for action in [
        "createGroup",
        "CreateGroups",
        "DescribeInstances",
        "../CreateGroup",
    ] {
        assert_eq!(
            code(&group().header("X-TC-Action", action)),
            "InvalidAction",
            "{action}"
        );
    }
}

#[test]
fn headers_that_mean_nothing_here_are_ignored() {
    let request = group()
        .header("X-TC-Region", "nowhere")
        .header("X-TC-Language", "en-US");
    let request = request
        .header("X-TC-RequestClient", "x")
        .header("Cookie", "a=b");
    assert_eq!(code(&request), "");
}

/// Where HTTP itself is broken there is no envelope.
#[test]
fn broken_http_is_answered_by_status() {
    let lab = Lab::with_group();
    let send = |head: &str| raw::exchange(lab.emulator.address(), head.as_bytes(), b"");
    let elsewhere = send("GET /iai HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assert_eq!(
        (elsewhere.status, elsewhere.body.contains("Response")),
        (404, false)
    );
    assert_eq!(send("nonsense\r\n\r\n").status, 400);
    let lengths = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n";
    assert_eq!(send(lengths).status, 400);
}

const EMPTY: &str = "MissingParameter.ErrorParameterEmpty";

/// The code for a mistake, and what repairs it.
type Stage = (&'static str, fn(&mut Request));

/// The stages in the order in which they are looked at.
const STAGES: [Stage; 17] = [
    ("UnsupportedProtocol", |it| it.method = "POST".into()),
    ("UnsupportedProtocol", |it| {
        it.content_type = "application/json".into()
    }),
    ("RequestSizeLimitExceeded", |it| it.body = b"{".to_vec()),
    ("MissingParameter", |it| {
        set(it, "X-TC-Action", "NoSuchAction")
    }),
    ("AuthFailure.InvalidAuthorization", |it| {
        it.service = "iai".into()
    }),
    ("AuthFailure.SignatureExpire", |it| {
        it.timestamp = raw::now()
    }),
    ("AuthFailure.SecretIdNotFound", |it| {
        it.secret_id = raw::SECRET_ID.into()
    }),
    ("AuthFailure.SignatureFailure", |it| {
        it.secret_key = raw::SECRET_KEY.into()
    }),
    ("AuthFailure.TokenFailure", |it| {
        it.headers.retain(|(name, _)| name != "X-TC-Token")
    }),
    ("NoSuchVersion", |it| set(it, "X-TC-Version", "2020-03-03")),
    ("InvalidAction", |it| set(it, "X-TC-Action", "CreatePerson")),
    ("InvalidParameter", |it| {
        it.body = br#"{"GroupId":1,"Odd":2}"#.to_vec()
    }),
    ("UnknownParameter", |it| {
        it.body = br#"{"GroupId":1,"PersonName":""}"#.to_vec()
    }),
    (EMPTY, |it| {
        it.body = br#"{"GroupId":1,"PersonName":"","PersonId":"p"}"#.to_vec()
    }),
    ("InvalidParameter", |it| {
        it.body = br#"{"GroupId":"no","PersonName":"n","PersonId":"a b"}"#.to_vec()
    }),
    ("InvalidParameterValue.PersonIdIllegal", |it| {
        it.body = br#"{"GroupId":"no","PersonName":"n","PersonId":"p"}"#.to_vec();
    }),
    (EMPTY, |it| {
        it.body = br#"{"GroupId":"no","PersonName":"n","PersonId":"p","Url":"http://h/a"}"#.to_vec()
    }),
];

fn set(request: &mut Request, name: &str, value: &str) {
    *request = request.clone().header(name, value);
}

#[test]
fn the_earlier_stage_answers() {
    let mut request = Request {
        method: "PUT".into(),
        content_type: "text/plain".into(),
        body: vec![b'{'; 10_485_761],
        service: "cvm".into(),
        timestamp: 0,
        secret_id: "nobody".into(),
        secret_key: "wrong".into(),
        ..Request::get("", "")
    };
    set(&mut request, "X-TC-Version", "1");
    set(&mut request, "X-TC-Token", "t");
    for (expected, repair) in STAGES {
        assert_eq!(code(&request), expected);
        repair(&mut request);
    }
    // What is left is a matter of the state: first the group, then the picture.
    assert_eq!(code(&request), "InvalidParameterValue.GroupIdNotExist");
    request.body =
        br#"{"GroupId":"g","PersonName":"n","PersonId":"p","Url":"http://h/a"}"#.to_vec();
    assert_eq!(code(&request), "FailedOperation.ImageDownloadError");
}
