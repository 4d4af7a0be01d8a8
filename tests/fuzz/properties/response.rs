//! Any bytes as a response are decoded, or give an error that helps the caller and shows no secret.
//!
//! The first byte is the status, the second one the place of a planted secret, the rest is the body.

use iai_client::actions::{
    CreatePersonRequest, DetectFaceAttributesRequest, GetGroupListRequest, SearchPersonsRequest,
};
use iai_client::fuzzing::read_response;
use iai_client::{Credentials, Error, Response, action::Action};

const SECRET_ID: &str = "AKIDplanted0123456789planted";
const SECRET_KEY: &str = "plantedKeyABCDEFGHIJplantedKey";
const STATUS: [u16; 8] = [200, 200, 200, 200, 204, 302, 400, 503];

pub fn check(data: &[u8]) {
    let [first, second, body @ ..] = data else {
        return;
    };
    let status = STATUS[usize::from(first % 8)];
    let whole = first & 8 == 0;
    let body = planted(body, *second);
    of::<CreatePersonRequest>(status, &body, whole);
    of::<GetGroupListRequest>(status, &body, whole);
    of::<SearchPersonsRequest>(status, &body, whole);
    of::<DetectFaceAttributesRequest>(status, &body, whole);
}

/// The body with a key in it, unless the place is 0.
fn planted(body: &[u8], place: u8) -> Vec<u8> {
    let secret = match place {
        0 => "",
        place if place % 2 == 0 => SECRET_ID,
        _ => SECRET_KEY,
    };
    let (start, end) = body.split_at(usize::from(place).min(body.len()));
    [start, secret.as_bytes(), end].concat()
}

fn of<A: Action>(status: u16, body: &[u8], whole: bool) {
    let credentials = Credentials::new(SECRET_ID, SECRET_KEY).expect("a key");
    match read_response::<A>(&credentials, status, body, whole) {
        Ok(response) => keeps(&response, whole),
        Err(error) => is_useful::<A>(&error),
    }
}

/// What was read can be kept as JSON and read again.
fn keeps<R: iai_client::action::ActionOutput>(response: &Response<R>, whole: bool) {
    assert!(whole, "half a response was taken for a whole one");
    let kept = serde_json::to_string(response).expect("JSON");
    let again: Result<Response<R>, _> = serde_json::from_str(&kept);
    assert!(again.is_ok(), "{kept}");
}

fn is_useful<A: Action>(error: &Error) {
    let texts = [error.to_string(), format!("{error:?}"), sources(error)];
    let [line, ..] = &texts;
    assert!(!line.contains('\n') && line.len() < 4_000, "{line}");
    assert_eq!(error.action(), Some(<A as Action>::NAME));
    assert!(!error.remedy().is_empty());
    for text in &texts {
        assert!(!text.contains(SECRET_ID), "the secret id is told");
        assert!(!text.contains(SECRET_KEY), "the key is told");
    }
}

fn sources(error: &Error) -> String {
    let mut texts = String::new();
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        texts.push_str(&format!("{source} {source:?}\n"));
        next = source.source();
    }
    texts
}
