//! What the client makes of responses: good ones, odd ones, and those that no service should give.

mod hostile;

use iai_client::actions::{
    CreatePersonOutcome, CreatePersonRequest, CreatePersonResponse, GetPersonListRequest,
};
use iai_client::{Client, Error, ErrorKind, Image, Response};
use iai_tests::fake_server::FakeServer;
use iai_tests::http::http;
use iai_tests::{harness, pictures};
use serde_json::json;

/// The longest page of the longest rows: 60 Chinese characters in the name and in each of 5 descriptions, 5 faces.
#[test]
fn the_longest_documented_response_fits_the_default_limit() {
    let text = "宫".repeat(60);
    let person = json!({
        "PersonName": text, "PersonId": "p".repeat(64), "Gender": 1, "PersonExDescriptions": vec![&text; 5],
        "FaceIds": vec!["2877244861637985315"; 5], "CreationTimestamp": 1_594_642_823_572_u64,
    });
    let response = json!({ "Response": {
        "PersonInfos": vec![person; 1000], "PersonNum": 1000, "FaceNum": 5000, "FaceModelVersion": "3.0",
        "RequestId": "337d1bb5-3f88-4681-9291-5194f478f0d1",
    } });
    let body = response.to_string();
    assert_eq!(body.len(), 1_383_138);
    let script = FakeServer::saying(http(200, &body));
    let request = GetPersonListRequest::builder().group_id("g").limit(1000);
    let listed = harness::wait(harness::client(&script.url()).send(request.build())).unwrap();
    assert_eq!(listed.person_infos.as_ref().map(Vec::len), Some(1000));
}

fn request() -> CreatePersonRequest {
    let builder = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("evanliao")
        .person_id("1001");
    builder
        .image(Image::from_bytes(pictures::png(64, 64)))
        .build()
}

fn sent_to(client: &Client) -> Result<Response<CreatePersonResponse>, Error> {
    harness::wait(client.send(request()))
}

/// The outcome of a call to a server that says `response`, byte by byte.
fn called(response: impl Into<Vec<u8>>) -> Result<Response<CreatePersonResponse>, Error> {
    sent_to(&harness::client(&FakeServer::saying(response).url()))
}

/// The outcome of a call whose response has `fields` in its `Response`.
fn answered(fields: &str) -> Result<Response<CreatePersonResponse>, Error> {
    called(http(200, format!(r#"{{"Response":{{{fields}}}}}"#)))
}

/// What a caller can tell about an error: its kind, the HTTP status, and the id for the vendor's support.
type Told = (String, Option<u16>, Option<String>);

fn told(error: &Error) -> Told {
    let (kind, status) = match error.kind() {
        ErrorKind::Decode(failure) => (failure.problem().to_string(), Some(failure.status())),
        ErrorKind::Status(error) => ("a status".to_owned(), Some(error.status())),
        ErrorKind::Service(error) => (
            format!("{}: {}", error.code(), error.message()),
            Some(error.status()),
        ),
        ErrorKind::Transport(error) => (format!("{:?}", error.phase()), None),
        other => (other.to_string(), None),
    };
    (kind, status, error.request_id().map(str::to_owned))
}

fn expected(
    kind: &str,
    status: impl Into<Option<u16>>,
    id: impl Into<Option<&'static str>>,
) -> Told {
    (kind.to_owned(), status.into(), id.into().map(str::to_owned))
}

#[test]
fn a_bare_request_id_is_no_success() {
    let none = "the response has neither an error nor any documented field";
    let lacks_face = "the response does not fit: FaceId: is missing";
    let table = [
        (r#""RequestId":"r-1""#, none),
        (r#""RequestId":"r-1","Later":1"#, none),
        (r#""RequestId":"r-1","Error":null"#, none),
        (r#""RequestId":"r-1","FaceModelVersion":"3.0""#, lacks_face),
        (r#""RequestId":"r-1","SimilarPersonId":"""#, lacks_face),
        (
            r#""RequestId":"r-1","FaceId":null,"FaceRect":null,"SimilarPersonId":null"#,
            lacks_face,
        ),
        (
            r#""RequestId":"r-1","FaceRect":{"X":1,"Y":2,"Width":3,"Height":4}"#,
            lacks_face,
        ),
    ];
    for (fields, kind) in table {
        let error = answered(fields).unwrap_err();
        assert_eq!(told(&error), expected(kind, 200, "r-1"), "{fields}");
        assert!(error.is_decode() && error.is_outcome_unknown(), "{fields}");
    }
    // An action without outcomes of its own needs one of its fields.
    let script = FakeServer::saying(http(200, r#"{"Response":{"RequestId":"r-1"}}"#));
    let call = harness::client(&script.url())
        .create_group()
        .group_id("g")
        .group_name("n");
    let error = harness::wait(call.send()).unwrap_err();
    assert_eq!(told(&error), expected(none, 200, "r-1"));
}

#[test]
fn a_suspected_duplicate_is_an_outcome_of_its_own() {
    let bare = r#""SimilarPersonId":"2001","FaceModelVersion":"3.0","RequestId":"r-1""#;
    let full = r#""FaceId":"345","FaceRect":null,"SimilarPersonId":"2001","RequestId":"r-1""#;
    for fields in [bare, full] {
        let response = answered(fields).unwrap();
        let outcome = response.outcome();
        let CreatePersonOutcome::DuplicateSuspected {
            similar_person_id, ..
        } = outcome
        else {
            panic!("{fields}: {outcome:?}");
        };
        assert_eq!((similar_person_id, &*response.request_id), ("2001", "r-1"));
    }
    let created = answered(r#""FaceId":"345","SimilarPersonId":"","RequestId":"r-1""#).unwrap();
    assert!(matches!(
        created.outcome(),
        CreatePersonOutcome::Created { face_id: "345", .. }
    ));
}

#[test]
fn null_and_negative_frames_are_read() {
    let frame = |rect: &str| {
        let fields = format!(r#""FaceId":"345","FaceRect":{rect},"RequestId":"r-1""#);
        let rect = answered(&fields).unwrap().face_rect.clone();
        rect.map(|rect| (rect.x, rect.y, rect.width, rect.height))
    };
    let table = [
        ("null", None),
        ("{}", Some((None, None, None, None))),
        (
            r#"{"X":-12,"Y":-1,"Width":178,"Height":228}"#,
            Some((Some(-12), Some(-1), Some(178), Some(228))),
        ),
        (
            r#"{"X":172.0,"Y":null,"Width":18446744073709551615,"New":[]}"#,
            Some((Some(172), None, Some(18_446_744_073_709_551_615), None)),
        ),
    ];
    for (rect, expected) in table {
        assert_eq!(frame(rect), expected, "{rect}");
    }
}

#[test]
fn face_ids_keep_every_digit() {
    for id in [
        "3454816969590585885",
        "9007199254740993",
        "18446744073709551617",
        "0012",
        "a-1",
    ] {
        let response = answered(&format!(r#""FaceId":"{id}","RequestId":"r-1""#)).unwrap();
        assert_eq!(response.face_id.as_deref(), Some(id));
    }
    let error = answered(r#""FaceId":3454816969590585885,"RequestId":"r-1""#).unwrap_err();
    let kind = "the response does not fit: FaceId: expected a string, found an integer";
    assert_eq!(told(&error), expected(kind, 200, "r-1"));
}
