//! The emulator answers any request with an envelope, and does not panic.
//!
//! The first byte says what the rest is: 0 a head and a body, 1 the body of a signed POST, 2 the query of a signed GET,
//! 3 a form of the older protocol, 4 its query. The second byte is the action.

use iai_client::Method;
use iai_client::signing::{PayloadHash, Scope, SigningKey, Unsigned};
use iai_emulator::fuzzing::{NOW, SECRET_ID, SECRET_KEY, TestService};
use serde_json::Value;

const HOST: &str = "iai.tencentcloudapi.com";
const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

pub fn check(data: &[u8]) {
    let [kind, action, rest @ ..] = data else {
        return;
    };
    let desk = TestService::new().expect("an emulator");
    let actions = desk.actions();
    let action = actions[usize::from(*action) % actions.len()];
    let response = match kind % 5 {
        0 => any_head(&desk, rest),
        1 => signed(&desk, action, Method::Post, rest),
        2 => signed(&desk, action, Method::Get, rest),
        3 => desk.response(
            b"POST",
            b"/",
            &[
                (b"host", HOST.as_bytes()),
                (b"content-type", FORM.as_bytes()),
            ],
            rest,
        ),
        _ => desk.response(b"GET", &target(rest), &[(b"host", HOST.as_bytes())], b""),
    };
    if let Some(response) = response {
        is_a_response(&response);
    }
}

/// Lines of a head, an empty one, and a body.
fn any_head(desk: &TestService, bytes: &[u8]) -> Option<String> {
    let end = bytes.windows(2).position(|two| two == b"\n\n");
    let (head, body) = bytes.split_at(end.unwrap_or(bytes.len()));
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let (method, target) = cut(first, b' ');
    let headers: Vec<_> = lines.map(|line| cut(line, b':')).collect();
    desk.response(method, target, &headers, body.get(2..).unwrap_or_default())
}

/// What stands before and behind the first byte of that kind.
fn cut(bytes: &[u8], at: u8) -> (&[u8], &[u8]) {
    let place = bytes.iter().position(|byte| *byte == at);
    let (start, end) = bytes.split_at(place.unwrap_or(bytes.len()));
    (start, end.get(1..).unwrap_or_default())
}

fn target(query: &[u8]) -> Vec<u8> {
    [b"/?", query].concat()
}

/// A request whose signature is right, so that its parameters are looked at.
pub fn signed(
    desk: &TestService,
    action: &str,
    method: Method,
    parameters: &[u8],
) -> Option<String> {
    let is_get = method == Method::Get;
    let (content_type, target, body) = match is_get {
        true => (FORM, target(parameters), &[][..]),
        false => (JSON, b"/".to_vec(), parameters),
    };
    let query = match is_get {
        true => std::str::from_utf8(parameters).ok()?,
        false => "",
    };
    let unsigned = Unsigned {
        method,
        query,
        headers: &[("content-type", content_type), ("host", HOST)],
        payload: PayloadHash::of(body),
    };
    let scope = Scope::new(NOW, "iai");
    let key = SigningKey::derive(SECRET_KEY, scope.date(), scope.service());
    let signature = key.sign(&scope.string_to_sign(&unsigned.canonical_request()));
    let authorization = scope.authorization(SECRET_ID, &unsigned.signed_headers(), &signature);
    let time = NOW.to_string();
    let headers = [
        ("content-type", content_type),
        ("host", HOST),
        ("x-tc-action", action),
        ("x-tc-version", "2020-03-03"),
        ("x-tc-timestamp", &time),
        ("authorization", &authorization),
    ];
    let headers = headers.map(|(name, value)| (name.as_bytes(), value.as_bytes()));
    desk.response(method.name().as_bytes(), &target, &headers, body)
}

fn is_a_response(text: &str) {
    let response: Value = serde_json::from_str(text).expect("JSON");
    let response = response["Response"].as_object().expect("an envelope");
    assert!(
        response["RequestId"]
            .as_str()
            .is_some_and(|id| id.len() == 36),
        "{text}"
    );
    if let Some(error) = response.get("Error") {
        let [code, message] = ["Code", "Message"].map(|name| error[name].as_str());
        // Where no fault is asked for, this code stands for a panic.
        let fits = |code: &str| !code.is_empty() && code != "InternalError";
        assert!(code.is_some_and(fits) && message.is_some(), "{text}");
    }
}
