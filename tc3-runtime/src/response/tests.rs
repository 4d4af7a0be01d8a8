#[cfg(target_os = "linux")]
mod memory;

use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::credentials::Credentials;
use crate::error::{DecodeErrorKind, ErrorKind};
use crate::wire::test_types::{Response, SERVICE};

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

proptest! {
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
