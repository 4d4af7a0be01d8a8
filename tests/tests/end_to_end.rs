//! The client over real sockets, mostly against the emulator.

#[path = "end_to_end/addresses.rs"]
mod addresses;
#[path = "end_to_end/credentials.rs"]
mod credentials;
#[path = "end_to_end/levels.rs"]
mod levels;
#[path = "end_to_end/waiting.rs"]
mod waiting;

use iai_client::actions::{CreatePersonOutcome, CreatePersonRequest};
use iai_client::types::{Gender, UniquePersonControl};
use iai_client::{CallOptions, ErrorCode, ErrorKind, Image, Method};
use iai_tests::lab::Lab;
use iai_tests::pictures;
use serde_json::{Value, json};

/// A person with a picture that fits into a GET.
fn person(id: &str) -> CreatePersonRequest {
    let builder = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("Eileen")
        .person_id(id);
    builder
        .image(Image::from_bytes(pictures::png(100, 100)))
        .build()
}

/// Ids of the persons that the emulator holds.
fn ids(lab: &Lab) -> Vec<String> {
    let persons = lab.persons();
    let id = |person: &Value| person["PersonId"].as_str().unwrap().to_owned();
    persons.as_array().unwrap().iter().map(id).collect()
}

#[test]
fn a_real_photo_is_enrolled() {
    let lab = Lab::new();
    let group = lab
        .client
        .create_group()
        .group_name("Astronauts")
        .group_id("g");
    let group = lab
        .wait(group.group_ex_descriptions(["Mission"]).send())
        .unwrap();
    assert_eq!(group.face_model_version.as_deref(), Some("3.0"));

    let person = lab
        .client
        .create_person()
        .group_id("g")
        .person_name("EileenCollins")
        .person_id("sts-84");
    let person = person
        .gender(Gender::Female)
        .image(Image::from_bytes(pictures::ASTRONAUT));
    let answer = lab.wait(person.send()).unwrap();
    let rect = answer.face_rect.as_ref().unwrap();
    let frame = (rect.x, rect.y, rect.width, rect.height);
    assert_eq!(frame, (Some(128), Some(102), Some(256), Some(307)));
    assert_eq!(answer.face_model_version.as_deref(), Some("3.0"));
    let face_id = answer.face_id.as_deref().unwrap();
    assert!(
        face_id.len() == 19 && face_id.bytes().all(|byte| byte.is_ascii_digit()),
        "{face_id}"
    );
    assert_eq!(
        (
            answer.request_id.len(),
            answer.attempts(),
            answer.warnings().len()
        ),
        (36, 1, 0)
    );

    let mut persons = lab.persons();
    let created = persons[0]
        .as_object_mut()
        .unwrap()
        .remove("CreationTimestamp");
    assert!(created.is_some_and(|time| time.is_u64()));
    let rect = json!({"X": 128, "Y": 102, "Width": 256, "Height": 307});
    assert_eq!(
        persons,
        json!([{
            "PersonId": "sts-84", "PersonName": "EileenCollins", "Gender": 2,
            "Groups": [{"GroupId": "g", "PersonExDescriptions": []}],
            "Faces": [{"FaceId": face_id, "FaceRect": rect}],
        }])
    );
}

#[test]
fn every_way_to_send_is_taken() {
    let lab = Lab::with_group();
    let mut sent = Vec::new();
    for method in [Method::Post, Method::Get] {
        for unsigned in [false, true] {
            for action in [false, true] {
                let id = format!("{method}-{unsigned}-{action}");
                let options = CallOptions::new()
                    .method(method)
                    .unsigned_payload(unsigned)
                    .sign_action(action);
                lab.send(person(&id), options).unwrap();
                sent.push(id);
            }
        }
    }
    sent.sort();
    assert_eq!(ids(&lab), sent);
}

/// A photo is no matter for GET: 32 KB are soon full.
#[test]
fn a_photo_by_get_is_refused_with_its_size() {
    let lab = Lab::with_group();
    let mut request = person("p");
    request.image = Some(Image::from_bytes(pictures::ASTRONAUT));
    let error = lab
        .send(request, CallOptions::new().method(Method::Get))
        .unwrap_err();
    let ErrorKind::TooLarge(found) = error.kind() else {
        panic!("{error}")
    };
    assert!(
        found.size() > 1_055_408 && found.limit() == 32_768,
        "{error}"
    );
    assert!(error.remedy().contains("POST"), "{}", error.remedy());
    assert_eq!(ids(&lab), Vec::<String>::new());
}

#[test]
fn a_taken_person_id_is_a_typed_error_with_a_remedy() {
    let lab = Lab::with_group();
    lab.send(person("p"), CallOptions::new()).unwrap();
    let error = lab.send(person("p"), CallOptions::new()).unwrap_err();
    assert_eq!(
        error.code(),
        Some(ErrorCode::InvalidParameterValuePersonIdAlreadyExist)
    );
    assert_eq!(
        error.code_str(),
        Some("InvalidParameterValue.PersonIdAlreadyExist")
    );
    let remedy = error.remedy();
    assert!(
        remedy.contains("another PersonId") && remedy.contains("CreateFace"),
        "{remedy}"
    );
    assert!(error.is_service() && !error.is_auth() && !error.is_outcome_unknown());
    assert_eq!(
        (error.action(), error.request_id().map(str::len)),
        (Some("CreatePerson"), Some(36))
    );
    assert_eq!(ids(&lab), ["p"]);
}

#[test]
fn a_suspected_duplicate_is_an_outcome_and_creates_nothing() {
    let lab = Lab::with_group();
    lab.send(person("p"), CallOptions::new()).unwrap();
    let levels = [
        UniquePersonControl::Low,
        UniquePersonControl::Average,
        UniquePersonControl::High,
        UniquePersonControl::VeryHigh,
    ];
    for level in levels {
        let mut request = person("q");
        request.unique_person_control = Some(level);
        let answer = lab.send(request, CallOptions::new()).unwrap();
        let outcome = answer.outcome();
        assert!(
            matches!(
                outcome,
                CreatePersonOutcome::DuplicateSuspected {
                    similar_person_id: "p",
                    ..
                }
            ),
            "{outcome:?}"
        );
    }
    assert_eq!(ids(&lab), ["p"]);
    let mut request = person("q");
    request.unique_person_control = Some(UniquePersonControl::Off);
    let answer = lab.send(request, CallOptions::new()).unwrap();
    assert!(matches!(
        answer.outcome(),
        CreatePersonOutcome::Created { .. }
    ));
    assert_eq!(ids(&lab), ["p", "q"]);
}

/// One client for a whole program: clones share connections, and calls run side by side.
#[test]
fn calls_run_side_by_side() {
    let lab = Lab::with_group();
    let mut calls = tokio::task::JoinSet::new();
    let expected: Vec<_> = (100..130).map(|number| number.to_string()).collect();
    lab.wait(async {
        for id in &expected {
            let client = lab.client.clone();
            calls.spawn(client.send(person(id)));
        }
        while let Some(call) = calls.join_next().await {
            assert_eq!(call.unwrap().unwrap().attempts(), 1);
        }
    });
    assert_eq!(ids(&lab), expected);
}

/// Nothing is sent before the future is awaited.
#[test]
fn a_future_that_is_dropped_sends_nothing() {
    let lab = Lab::with_group();
    drop(lab.client.send(person("p")));
    assert_eq!(ids(&lab), Vec::<String>::new());
}
