//! Errors of the service, responses of others in its place, and responses that are none.

use super::{answered, called, expected, sent_to, told};
use iai_tests::fake_server::FakeServer;
use iai_tests::http::http;
use iai_tests::{harness, raw};

const NO_ENVELOPE: &str = "the response is JSON without the object Response";
const CUT_OFF: &str = "the response ends in the middle";
const NOT_JSON: &str = "the response is not JSON";

#[test]
fn errors_are_found_wherever_they_stand() {
    let error = r#""Error":{"Code":"FailedOperation.ServerError","Message":"Busy."}"#;
    let twice = format!(r#""FaceId":"345",{error},"RequestId":"r-1","SimilarPersonId":"2""#);
    let bodies = [
        format!(r#"{error},"RequestId":"r-1""#),
        format!(r#""RequestId":"r-1",{error}"#),
        twice,
    ];
    for fields in bodies {
        for status in [200, 400, 401, 500, 503] {
            let body = format!(r#"{{"Response":{{{fields}}}}}"#);
            let error = called(http(status, &body)).unwrap_err();
            let kind = "FailedOperation.ServerError: Busy.";
            assert_eq!(told(&error), expected(kind, status, "r-1"), "{fields}");
            assert!(error.is_service() && error.is_outcome_unknown());
        }
    }
    let bare = answered(r#""Error":{"Code":"InternalError"}"#).unwrap_err();
    assert_eq!(told(&bare), expected("InternalError: ", 200, None));
}

#[test]
fn errors_without_a_code_are_none() {
    let errors = [
        "{}",
        r#""Busy.""#,
        "[]",
        "1",
        r#"{"Code":""}"#,
        r#"{"Code":5}"#,
        r#"{"Message":"Busy."}"#,
    ];
    for text in errors {
        let error = answered(&format!(r#""Error":{text},"RequestId":"r-1""#)).unwrap_err();
        let kind = "the response has an Error without a Code";
        assert_eq!(told(&error), expected(kind, 200, "r-1"), "{text}");
    }
}

#[test]
fn bodies_that_are_no_envelope_are_typed_errors() {
    let deep = "[".repeat(100_000);
    let table = [
        ("hello", NOT_JSON),
        ("\u{feff}{}", NOT_JSON),
        (r#"{"Response":{"FaceId":"345"}}}"#, NOT_JSON),
        (r#"{"Response":{"FaceId":1e999}}"#, NOT_JSON),
        ("{'Response':{}}", NOT_JSON),
        (&deep, CUT_OFF),
        ("", "the response is empty"),
        (" \r\n", "the response is empty"),
        (
            "<!DOCTYPE html><title>Log in</title>",
            "the response is an HTML page",
        ),
        ("\n<html></html>", "the response is an HTML page"),
        (r#"{"Response":{"FaceId":"345""#, CUT_OFF),
        ("{", CUT_OFF),
        ("null", NO_ENVELOPE),
        ("[]", NO_ENVELOPE),
        ("5", NO_ENVELOPE),
        ("{}", NO_ENVELOPE),
        (r#"{"Response":null}"#, NO_ENVELOPE),
        (r#"{"Response":[]}"#, NO_ENVELOPE),
        (r#"{"response":{"FaceId":"345"}}"#, NO_ENVELOPE),
        (
            r#"{"code":4100,"message":"An older gateway."}"#,
            NO_ENVELOPE,
        ),
        (
            r#"{"Response":{"FaceId":"345"}}"#,
            "the response has no RequestId",
        ),
        (
            r#"{"Response":{"FaceId":"345","RequestId":null}}"#,
            "the response has no RequestId",
        ),
        (
            r#"{"Response":{"FaceId":"345","RequestId":""}}"#,
            "the response has no RequestId",
        ),
        (
            r#"{"Response":{"FaceId":"345","RequestId":7}}"#,
            "the response does not fit: RequestId: expected a string, found an integer",
        ),
    ];
    for (body, kind) in table {
        let error = called(http(200, body)).unwrap_err();
        assert_eq!(told(&error), expected(kind, 200, None), "{body:.60}");
    }
    let error =
        called(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\xff\xfe{".to_vec()).unwrap_err();
    assert_eq!(told(&error), expected(NOT_JSON, 200, None));
}

/// An empty object has 3 bytes in the list and over a hundred in memory.
#[test]
fn a_list_that_would_fill_the_memory_is_refused() {
    let items = vec!["{}"; 600_000].join(",");
    let body = format!(r#"{{"Response":{{"Results":[{items}],"RequestId":"r-1"}}}}"#);
    let server = FakeServer::saying(http(200, &body));
    let client = harness::client(&server.url());
    let search = client
        .search_faces()
        .group_ids(["g"])
        .url("https://example.com/a.jpg");
    let text = harness::wait(search.send()).unwrap_err().to_string();
    let problem = "Results.65536: the response would take more than 4 times its size in memory";
    assert!(text.contains(problem), "{text}");
}

/// A body that could be read no further than its request id.
#[test]
fn responses_that_break_off_keep_their_request_id() {
    let body = r#"{"Response":{"RequestId":"r-1","FaceId":"345"}}"#;
    let endless = usize::MAX / 2;
    let announced = format!("HTTP/1.1 200 OK\r\nContent-Length: {endless}\r\n\r\n{body}");
    let table = [
        (http(200, &body[..40]), CUT_OFF),
        (
            announced.into_bytes(),
            "the response is longer than 2097152 bytes",
        ),
    ];
    for (response, kind) in table {
        let error = called(response).unwrap_err();
        assert_eq!(told(&error), expected(kind, 200, "r-1"));
        assert!(error.is_outcome_unknown());
    }
}

#[test]
fn what_is_no_http_response_is_a_broken_connection() {
    for response in [
        "",
        "HTTP/1.1 200",
        "HTTP/1.1 nonsense\r\n\r\n",
        "SSH-2.0-x\r\n",
        "\0\0\0\0",
    ] {
        let error = called(response).unwrap_err();
        assert_eq!(told(&error), expected("Exchange", None, None), "{response}");
        assert!(error.is_transport() && error.is_outcome_unknown());
        assert!(
            error.remedy().starts_with("Ask with GetPersonBaseInfo"),
            "{error}"
        );
    }
}

#[test]
fn statuses_of_others_are_typed_errors() {
    let success = r#"{"Response":{"FaceId":"345","RequestId":"r-1"}}"#;
    let page = "<html><h1>502 Bad Gateway</h1></html>";
    let table = [
        (502, page, None, true),
        (504, "", None, true),
        (429, "slow down", None, false),
        (404, page, None, false),
        (400, success, Some("r-1"), false),
        (500, success, Some("r-1"), true),
        (
            503,
            r#"{"Response":{"RequestId":"r-1"}}"#,
            Some("r-1"),
            true,
        ),
    ];
    for (status, body, id, unknown) in table {
        let error = called(http(status, body)).unwrap_err();
        assert_eq!(
            told(&error),
            expected("a status", status, id),
            "{status} {body}"
        );
        assert_eq!(error.is_outcome_unknown(), unknown, "{status}");
    }
    let headed = "HTTP/1.1 500 X\r\nX-TC-RequestId: r-2\r\nContent-Length: 0\r\n\r\n";
    assert_eq!(
        told(&called(headed).unwrap_err()),
        expected("a status", 500, "r-2")
    );
}

#[test]
fn redirects_are_refused_and_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let success = http(200, r#"{"Response":{"FaceId":"345","RequestId":"r-1"}}"#);
        let elsewhere = FakeServer::saying(success);
        let location = elsewhere.url();
        let error = called(format!(
            "HTTP/1.1 {status} X\r\nLocation: {location}/\r\nContent-Length: 0\r\n\r\n"
        ));
        let error = error.unwrap_err();
        assert_eq!(told(&error), expected("a status", status, None));
        assert!(
            error.to_string().contains("a redirect, which is refused"),
            "{error}"
        );
        assert_eq!(elsewhere.seen_once().line, "", "{status}");
    }
}

#[test]
fn responses_over_the_cap_are_not_read_on() {
    let body = format!(
        r#"{{"Response":{{"RequestId":"r-1","FaceId":"345","More":"{}"}}}}"#,
        "a b ".repeat(10_000)
    );
    let length = body.len();
    let chunked = format!(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n"
    );
    for response in [http(200, &body), chunked.into_bytes()] {
        let limited = |bytes| {
            let script = FakeServer::saying(response.clone());
            let builder = harness::builder(&script.url());
            sent_to(&builder.max_response_bytes(bytes).build().unwrap())
        };
        let told = told(&limited(length - 1).unwrap_err());
        let kind = format!("the response is longer than {} bytes", length - 1);
        assert_eq!(told, expected(&kind, 200, "r-1"));
        assert_eq!(limited(length).unwrap().face_id.as_deref(), Some("345"));
    }
}

#[test]
fn two_mebibytes_are_read_unless_another_limit_is_set() {
    let start = r#"{"Response":{"FaceId":"345","RequestId":"r-1"}"#;
    for (length, fits) in [(2_097_152, true), (2_097_153, false)] {
        let body = format!("{start}{}}}", " ".repeat(length - start.len() - 1));
        assert_eq!(called(http(200, body)).is_ok(), fits, "{length}");
    }
}

#[test]
fn what_came_is_told_in_one_line() {
    let table = [
        (
            200,
            "hello",
            "CreatePerson: the response is not JSON (HTTP status 200): 5 bytes; \
             the outcome is unknown, it may have taken effect",
        ),
        (
            502,
            "<html>\n<title>502 Bad Gateway</title>\n</html>",
            "CreatePerson: HTTP status 502 without a response of the service: \
             45 bytes, titled \"502 Bad Gateway\"; the outcome is unknown, it may have taken effect",
        ),
        (
            200,
            r#"{"Response":{"FaceId":"345"}}"#,
            "CreatePerson: the response has no RequestId (HTTP status 200): \
             {\"Response\":{\"FaceId\":\"<3 characters>\"}}; the outcome is unknown, it may have taken effect",
        ),
        (
            503,
            r#"{"Response":{"RequestId":"r-4","Error":{"Code":"InternalError","Message":"busy."}}}"#,
            "CreatePerson: InternalError: busy; the outcome is unknown, it may have taken effect [request id r-4]",
        ),
    ];
    for (status, body, text) in table {
        assert_eq!(called(http(status, body)).unwrap_err().to_string(), text);
    }
}

/// Servers that echo what they got must not bring keys, faces or names into logs.
#[test]
fn excerpts_show_no_secret_and_no_picture() {
    let picture = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC";
    let echoes = [
        format!("{} {}", raw::SECRET_KEY, raw::SECRET_ID),
        format!(r#"{{"PersonName":"evanliao","Image":"{picture}"}}"#),
        format!("PersonName=evanliao&Image={picture}"),
        format!(
            "Authorization: TC3-HMAC-SHA256 Credential={}/x, Signature=0123abcd",
            raw::SECRET_ID
        ),
        format!(
            r#"{{"Response":{{"FaceId":5,"X":"{picture}","PersonName":"evanliao","RequestId":"r"}}}}"#
        ),
        format!(
            r#"{{"Response":{{"Error":{{"Code":"A","Message":"{} {picture}"}}}}}}"#,
            raw::SECRET_KEY
        ),
    ];
    for body in echoes {
        for status in [200, 502] {
            let error = called(http(status, &body)).unwrap_err();
            let shown = format!("{error} {error:?} {error:#?}");
            for planted in [
                raw::SECRET_KEY,
                raw::SECRET_ID,
                &picture[..24],
                "evanliao",
                "0123abcd",
            ] {
                assert!(!shown.contains(planted), "{planted} of {body}: {shown}");
            }
        }
    }
}
