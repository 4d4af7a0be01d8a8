//! An emulator with a fixed clock and ids that repeat, and the ways to talk to it over plain sockets.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iai_emulator::{Emulator, EmulatorBuilder};
use iai_tests::pictures;
use iai_tests::raw::{self, Request, Response, SECRET_ID, SECRET_KEY};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Tuesday, 14 November 2023, 22:13:20 UTC.
pub const NOW: u64 = 1_700_000_000;

/// What is wrong, the action, its parameters, the code.
pub type Row = (&'static str, &'static str, Value, &'static str);

/// A running emulator with a clock that tests move.
pub struct Wire {
    pub emulator: Emulator,
    milliseconds: Arc<AtomicU64>,
}

impl Wire {
    /// One with an empty account.
    pub fn new() -> Self {
        Self::with(|builder| builder)
    }

    /// One with further settings.
    pub fn with(settings: impl FnOnce(EmulatorBuilder) -> EmulatorBuilder) -> Self {
        let milliseconds = Arc::new(AtomicU64::new(NOW * 1000));
        let clock = Arc::clone(&milliseconds);
        let builder = Emulator::builder()
            .credentials(SECRET_ID, SECRET_KEY)
            .seed(7)
            .precise_clock(move || Duration::from_millis(clock.load(Ordering::Relaxed)));
        let emulator = settings(builder).start().expect("an emulator");
        Self {
            emulator,
            milliseconds,
        }
    }

    /// One with groups of these ids; their names are `name of ` and the id.
    pub fn with_groups(ids: &[&str]) -> Self {
        let wire = Self::new();
        ids.iter().for_each(|id| wire.group(id, json!({})));
        wire
    }

    /// Creates a group.
    pub fn group(&self, id: &str, mut more: Value) {
        more["GroupId"] = json!(id);
        more["GroupName"] = json!(format!("name of {id}"));
        self.ok("CreateGroup", more);
    }

    /// Creates a person with a picture that no other width is like, and gives the id of the face.
    pub fn person(&self, group: &str, id: &str, width: u32) -> String {
        let parameters = json!({"GroupId": group, "PersonId": id, "PersonName": format!("name of {id}"),
            "Image": image(width)});
        let response = self.ok("CreatePerson", parameters);
        response["FaceId"].as_str().expect("a face").to_owned()
    }

    pub fn pass(&self, time: Duration) {
        let milliseconds = u64::try_from(time.as_millis()).expect("a short time");
        self.milliseconds.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// A POST of JSON, signed at the emulator's time.
    pub fn post(&self, action: &str, parameters: &Value) -> Request {
        Request {
            timestamp: self.milliseconds.load(Ordering::Relaxed) / 1000,
            ..Request::post(action, parameters)
        }
    }

    /// A GET of a query, signed at the emulator's time.
    pub fn get(&self, action: &str, query: &str) -> Request {
        Request {
            method: "GET".into(),
            query: query.into(),
            content_type: "application/x-www-form-urlencoded".into(),
            body: Vec::new(),
            ..self.post(action, &json!({}))
        }
    }

    pub fn send(&self, request: &Request) -> Response {
        request.send(self.emulator.address())
    }

    /// The response of a call that goes well, without its request id.
    #[track_caller]
    pub fn ok(&self, action: &str, parameters: Value) -> Value {
        fields(&self.send(&self.post(action, &parameters)))
    }

    /// The code of a call that is refused.
    #[track_caller]
    pub fn code(&self, action: &str, parameters: &Value) -> String {
        code(&self.send(&self.post(action, parameters)))
    }

    /// Each call is refused with its code, and leaves everything as it was.
    #[track_caller]
    pub fn refuses(&self, rows: impl IntoIterator<Item = Row>) {
        let before = self.state();
        let mut wrong = String::new();
        for (what, action, parameters, expected) in rows {
            let code = self.code(action, &parameters);
            if code != expected {
                wrong += &format!("\n{action}, {what}: `{code}`, expected `{expected}`");
            }
            if self.state() != before {
                wrong += &format!("\n{action}, {what}: has changed the state");
                break;
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    /// The state, by its control route.
    pub fn state(&self) -> Value {
        let (status, state) = self.admin("GET", "/_emulator/state", "");
        assert_eq!(status, 200);
        state
    }

    /// The log of requests, by its control route.
    pub fn journal(&self) -> Vec<Value> {
        let (status, records) = self.admin("GET", "/_emulator/requests", "");
        assert_eq!(status, 200);
        records.as_array().expect("a list").clone()
    }

    /// A request to a control route.
    pub fn admin(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let host = format!("Host: {}", self.emulator.address());
        self.admin_with(method, path, &[&host], body)
    }

    /// The same with other headers, in the version of HTTP that has no chunks.
    pub fn admin_with(
        &self,
        method: &str,
        path: &str,
        headers: &[&str],
        body: &str,
    ) -> (u16, Value) {
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.0\r\n{}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n",
            headers.join("\r\n")
        );
        let response = raw::exchange(self.emulator.address(), head.as_bytes(), body.as_bytes());
        for header in [
            "content-type: application/json",
            // Browsers must not guess what it is.
            "x-content-type-options: nosniff",
        ] {
            assert!(response.head.contains(header), "{response:?}");
        }
        let said = serde_json::from_str(&response.body).expect("JSON");
        (response.status, said)
    }

    /// Adds faults by their route, a line each.
    #[track_caller]
    pub fn faults(&self, lines: &str) {
        let (status, said) = self.admin("POST", "/_emulator/faults", lines);
        assert_eq!(status, 200, "{said}");
    }
}

/// The fields of a response that is no error, without the request id.
#[track_caller]
pub fn fields(response: &Response) -> Value {
    let mut response = enveloped(response);
    assert_eq!(response.get("Error"), None, "{response:?}");
    response
        .as_object_mut()
        .expect("an object")
        .remove("RequestId");
    response
}

/// The code of a response, `ok` when it is no error.
#[track_caller]
pub fn code(response: &Response) -> String {
    let response = enveloped(response);
    let Some(error) = response.get("Error") else {
        return "ok".to_owned();
    };
    assert_eq!(keys(&response), ["Error", "RequestId"]);
    assert_eq!(keys(error), ["Code", "Message"]);
    assert_ne!(error["Message"], "");
    error["Code"].as_str().expect("a code").to_owned()
}

/// The content of the envelope, in which every response comes with HTTP 200 and an id.
#[track_caller]
fn enveloped(response: &Response) -> Value {
    assert_eq!(response.status, 200, "{response:?}");
    assert!(
        response.head.contains("\r\ncontent-type: application/json"),
        "{response:?}"
    );
    let response = response.response();
    let id = response["RequestId"].as_str().expect("an id");
    let lengths: Vec<usize> = id.split('-').map(str::len).collect();
    assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
    response
}

/// The names of an object's members, in alphabetical order.
pub fn keys(value: &Value) -> Vec<&str> {
    let members = value.as_object().expect("an object");
    let mut names: Vec<&str> = members.keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

/// Base64 of a square picture with a face. Those of different widths are not alike.
pub fn image(width: u32) -> String {
    base64(&pictures::png(width, width))
}

pub fn base64(file: &[u8]) -> String {
    STANDARD.encode(file)
}

/// An object with the members of another one added or replaced; `null` takes one out.
pub fn with(base: &Value, changes: Value) -> Value {
    let mut whole = base.clone();
    let Value::Object(changes) = changes else {
        return whole;
    };
    for (name, value) in changes {
        match value {
            Value::Null => {
                whole.as_object_mut().expect("an object").remove(&name);
            }
            value => whole[name] = value,
        }
    }
    whole
}
