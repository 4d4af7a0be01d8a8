#[cfg(target_os = "linux")]
mod memory;

use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::credentials::Credentials;
use crate::error::{DecodeErrorKind, ErrorKind};
use crate::wire::test_types::{Rect, Response, SERVICE};

fn raw(status: u16, body: impl Into<Vec<u8>>) -> RawResponse {
    RawResponse {
        status,
        header_request_id: None,
        times: Times::default(),
        body: body.into().into(),
        end: BodyEnd::Whole,
    }
}

fn read(raw: RawResponse) -> Result<Response, Box<FailureEnvelope>> {
    let keys = Credentials::new("AKIDPLANTED", "KEYPLANTED").unwrap();
    let output = Box::new(Response::default());
    open(raw, &keys, &SERVICE, output)
        .and_then(|accepted| accepted.decode().map(|(response, _)| response))
}

#[test]
fn the_request_id_is_found_where_it_is() {
    let table = [
        (
            r#"{"Response":{"Error":{"Code":"X"},"RequestId":"a-1"}}"#,
            Some("a-1"),
        ),
        (r#"{"Response":{"RequestId":"a-1","FaceId":"#, Some("a-1")),
        (r#"{"Response":{"RequestId" : "a-1"#, None),
        (r#"{"Response":{"RequestId":"a-1 <script>"}}"#, None),
        (r#"{"RequestId":"a-1","code":1}"#, Some("a-1")),
        (r#"{"Response":{"RequestId":5}}"#, None),
        (
            r#"{"Response":{"Error":{"Code":"X"},"RequestId":"an-AKIDPLANTED"}}"#,
            None,
        ),
        (r#"{"RequestId":"KEYPLANTED-1"}"#, None),
        (r#""RequestId""#, None),
        ("", None),
    ];
    for (body, expected) in table {
        let refused = read(raw(200, body)).unwrap_err();
        assert_eq!(refused.request_id.as_deref(), expected, "{body}");
    }
}

#[test]
fn a_message_is_shown_in_one_line_without_keys() {
    let body = r#"{"Response":{"Error":{"Code":"A\nB","Message":"key AKIDPLANTED\r\nis iVBORw0KGgoAAAANSUhEUgAAAAUA"},"RequestId":"r"}}"#;
    let refused = read(raw(200, body)).unwrap_err();
    assert_eq!(
        refused.kind.to_string(),
        "A B: key <redacted> is <28 characters>"
    );
}

#[test]
fn the_delay_that_a_gateway_asks_for_is_kept_with_its_failure() {
    let busy = RawResponse {
        times: Times {
            retry_after: Some(Duration::from_secs(7)),
            ..Times::default()
        },
        ..raw(503, "<html>busy</html>")
    };
    let refused = read(busy).unwrap_err();
    assert_eq!(refused.times.retry_after, Some(Duration::from_secs(7)));
}

#[test]
fn what_no_type_has_is_skipped_whatever_it_is() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for unknown in ["null", "1e999", r#"{"Error":{"Code":"X"}}"#, &deep] {
        let fields = format!(r#""New":{unknown},"FaceId":"3","RequestId":"a-1""#);
        let body = format!(r#"{{"New":{unknown},"Response":{{{fields}}}}}"#);
        let response = read(raw(200, body)).unwrap();
        assert_eq!(response.face_id.as_deref(), Some("3"), "{unknown:.30}");
    }
}

#[test]
fn a_body_that_is_no_text_may_be_cut_off_as_well() {
    let table: [(&[u8], DecodeErrorKind); 4] = [
        (
            b"{\"Response\":{\"FaceId\":\"\xe4\xba",
            DecodeErrorKind::CutOff,
        ),
        (b"{\"Response\xff:true}", DecodeErrorKind::CutOff),
        (b"-\xe4", DecodeErrorKind::NotJson),
        (
            b"{\"Response\":{\"FaceId\":\"\xff\"}}",
            DecodeErrorKind::NotJson,
        ),
    ];
    for (body, expected) in table {
        let refused = read(raw(200, body)).unwrap_err();
        let ErrorKind::Decode(failure) = &refused.kind else {
            panic!("{:?}", refused.kind)
        };
        assert_eq!(failure.problem(), &expected, "{}", body.escape_ascii());
    }
}

#[test]
fn of_members_with_the_same_name_the_last_one_counts() {
    let members = r#""FaceId":"3","FaceId":"4","Scores":[1],"Scores":null,"RequestId":"a-1""#;
    let response = read(raw(200, format!(r#"{{"Response":{{{members}}}}}"#))).unwrap();
    assert_eq!(response.face_id.as_deref(), Some("4"));
    assert_eq!(response.scores, None);
}

const MEMBERS: [&str; 7] = [
    r#""FaceId":"3""#,
    r#""Similar":"""#,
    r#""FaceRect":{"Width":5,"New":[{}],"X":-3}"#,
    r#""Scores":[1,null,0.5]"#,
    r#""RequestId":"a-1""#,
    r#""New":{"FaceId":7}"#,
    r#""Error":null"#,
];

proptest! {
    #[test]
    fn members_are_read_in_any_order(members in Just(MEMBERS).prop_shuffle()) {
        let body = format!(r#"{{"Response":{{{}}}}}"#, members.join(","));
        let response = read(raw(200, body)).unwrap();
        let rect = Rect { x: Some(-3), y: None, width: Some(5) };
        let expected = Response {
            face_id: Some("3".to_owned()),
            similar: None,
            face_rect: Some(rect),
            scores: Some(vec![1.0, 0.5]),
            request_id: "a-1".to_owned(),
        };
        prop_assert_eq!(response, expected);
    }

    #[test]
    fn any_bytes_are_a_response_or_an_error(body in any::<Vec<u8>>(), status in 100_u16..600) {
        let _ = read(raw(status, body));
    }

    #[test]
    fn any_cut_of_a_good_response_is_an_error(cut in 0_usize..60) {
        let good = r#"{"Response":{"FaceId":"3","RequestId":"a-1","Scores":[1]}}"#;
        prop_assume!(cut < good.len());
        let refused = read(raw(200, &good[..cut])).unwrap_err();
        let ErrorKind::Decode(failure) = &refused.kind else { panic!("{:?}", refused.kind) };
        let expected = if cut == 0 { DecodeErrorKind::Empty } else { DecodeErrorKind::CutOff };
        prop_assert_eq!(failure.problem(), &expected);
    }

    #[test]
    fn any_json_in_any_place_is_read_or_refused(
        id in "[\\[\\]{}\",:0-9a-z]{0,12}", rect in "(null|1|\"x\"|\\{\\}|\\[\\]|\\{\"X\":1\\.0\\})",
    ) {
        let body = format!(r#"{{"Response":{{"FaceId":"3","FaceRect":{rect},"RequestId":{id:?}}}}}"#);
        match read(raw(200, body)) {
            Ok(response) => prop_assert_eq!(response.request_id, id),
            Err(refused) => prop_assert!(matches!(refused.kind, ErrorKind::Decode(_))),
        }
    }
}
