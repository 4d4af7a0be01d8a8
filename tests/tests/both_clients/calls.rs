//! Single calls to an emulator.

use super::kinds::{Kind, ids, settings, word};
use iai_client::actions::{
    CreatePersonBuilder, CreatePersonOutcome, CreatePersonRequest, GetPersonBaseInfoRequest,
};
use iai_client::types::{Gender, UniquePersonControl};
use iai_client::{CallOptions, Client, ErrorKind, Image, Method};
use iai_emulator::Emulator;
use iai_tests::lab::{self, Lab};
use iai_tests::pictures;
use serde_json::{from_value, json};

/// An emulator with the group `g`, and a client of it.
fn stage<K: Kind>(kind: &K) -> (Emulator, Client<K::Mode>) {
    let emulator = Lab::with_group().emulator;
    let client = kind.build(settings(&emulator.url()));
    (emulator, client)
}

fn persons(emulator: &Emulator) -> String {
    format!("persons: {}", ids(&emulator.state()["Persons"], "PersonId"))
}

/// A person with a picture that fits into a GET.
fn person(id: &str) -> CreatePersonRequest {
    let person = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("n");
    let image = Image::from_bytes(pictures::png(100, 100));
    person.person_id(id).image(image).build()
}

pub(crate) fn a_group_is_created<K: Kind>(kind: &K) -> String {
    let emulator = lab::emulator();
    let client = kind.build(settings(&emulator.url()));
    let call = client.create_group().group_id("staff").group_name("Staff");
    let answer = kind.done(call.send()).unwrap();
    let model = answer.face_model_version.as_deref().unwrap_or_default();
    let attempts = answer.attempts();
    let groups = ids(&emulator.state()["Groups"], "GroupId");
    format!("model {model}, {attempts} attempt; groups: {groups}")
}

pub(crate) fn a_photo_is_enrolled<K: Kind>(kind: &K) -> String {
    let (emulator, client) = stage(kind);
    // Builders can be named, for either kind.
    let named: CreatePersonBuilder<tc3_runtime::Client<K::Mode>> = client.create_person();
    let call = named
        .group_id("g")
        .person_name("Eileen")
        .person_id("sts-84");
    let call = call.gender(Gender::Female);
    let image = Image::from_bytes(pictures::ASTRONAUT);
    let answer = kind.done(call.image(image).send()).unwrap();
    let rect = answer.face_rect.as_ref().unwrap();
    let [x, y] = [rect.x, rect.y].map(Option::unwrap_or_default);
    let [width, height] = [rect.width, rect.height].map(Option::unwrap_or_default);
    format!(
        "face at {x} {y}, {width} x {height}; {}",
        persons(&emulator)
    )
}

pub(crate) fn a_photo_that_was_enrolled_before<K: Kind>(kind: &K) -> String {
    let (emulator, client) = stage(kind);
    kind.done(client.send(person("p"))).unwrap();
    let mut again = person("q");
    again.unique_person_control = Some(UniquePersonControl::High);
    let answer = kind.done(client.send(again)).unwrap();
    let outcome = match answer.outcome() {
        CreatePersonOutcome::DuplicateSuspected {
            similar_person_id, ..
        } => similar_person_id,
        other => panic!("{other:?}"),
    };
    format!("looks like {outcome}; {}", persons(&emulator))
}

pub(crate) fn a_picture_without_a_face<K: Kind>(kind: &K) -> String {
    let (emulator, client) = stage(kind);
    let mut request = person("p");
    request.image = Some(Image::from_bytes(pictures::plain(100, 100)));
    let error = kind.done(client.send(request)).unwrap_err();
    format!("{}; {}", word(&error), persons(&emulator))
}

pub(crate) fn two_violations<K: Kind>(kind: &K) -> String {
    let (emulator, client) = stage(kind);
    let mut request = person("p");
    request.group_id = Some("no good".to_owned());
    request.person_name = Some("n".repeat(61));
    let error = kind.done(client.send(request)).unwrap_err();
    let paths: Vec<_> = error
        .violations()
        .iter()
        .map(|violation| &*violation.path)
        .collect();
    let sent = emulator
        .requests()
        .iter()
        .any(|request| request.action == "CreatePerson");
    let sent = if sent { "sent" } else { "nothing sent" };
    format!(
        "{}; {} attempts, {sent}",
        paths.join(", "),
        error.attempts()
    )
}

pub(crate) fn a_person_id_that_is_taken<K: Kind>(kind: &K) -> String {
    let (emulator, client) = stage(kind);
    kind.done(client.send(person("p"))).unwrap();
    let error = kind.done(client.send(person("p"))).unwrap_err();
    assert_eq!(error.request_id().map(str::len), Some(36));
    let (attempts, action) = (error.attempts(), error.action().unwrap_or_default());
    let end = word(&error);
    format!(
        "{end}, {attempts} attempt, {action}; {}",
        persons(&emulator)
    )
}

pub(crate) fn a_request_made_of_data<K: Kind>(kind: &K) -> String {
    let (_emulator, client) = stage(kind);
    kind.done(client.send(person("p"))).unwrap();
    let request: GetPersonBaseInfoRequest = from_value(json!({ "PersonId": "p" })).unwrap();
    let answer = kind.done(client.send(request)).unwrap();
    let faces = answer.face_ids.as_ref().map_or(0, Vec::len);
    let name = answer.person_name.as_deref().unwrap_or_default();
    format!("{name}, {faces} face")
}

pub(crate) fn options_of_a_call<K: Kind>(kind: &K) -> String {
    let (emulator, client) = stage(kind);
    let by_get = client.with(
        CallOptions::new()
            .method(Method::Get)
            .unsigned_payload(true),
    );
    kind.done(by_get.send(person("p"))).unwrap();
    kind.done(by_get.get_person_base_info().person_id("p").send())
        .unwrap();
    let methods = emulator.requests();
    let methods: Vec<_> = methods[1..]
        .iter()
        .map(|request| request.method.as_str())
        .collect();
    format!("{}; {}", methods.join(", "), persons(&emulator))
}

pub(crate) fn a_photo_by_get<K: Kind>(kind: &K) -> String {
    let (emulator, client) = stage(kind);
    let by_get = client.with(CallOptions::new().method(Method::Get));
    let mut request = person("p");
    request.image = Some(Image::from_bytes(pictures::ASTRONAUT));
    let error = kind.done(by_get.send(request)).unwrap_err();
    let ErrorKind::TooLarge(found) = error.kind() else {
        panic!("{error}")
    };
    format!("too large for {}; {}", found.method(), persons(&emulator))
}
