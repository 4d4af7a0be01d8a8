//! Requests of the older generation (v1), signed by code that shares nothing with the emulator.

use super::protocol::story;
use super::wire::{NOW, Wire, code, fields};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use iai_tests::query::{encoded, flattened};
use iai_tests::raw::{self, Response, SECRET_ID, SECRET_KEY};
use serde_json::{Value, json};
use sha1::Sha1;
use sha2::Sha256;

/// A form as one of the vendor's SDKs sends it.
#[derive(Clone)]
pub struct Form {
    pub method: &'static str,
    /// `HmacSHA1` or `HmacSHA256`.
    pub digest: &'static str,
    pub pairs: Vec<(String, String)>,
    pub key: &'static str,
}

impl Form {
    pub fn new(method: &'static str, action: &str, parameters: &Value) -> Self {
        let mut form = Self {
            method,
            digest: "HmacSHA256",
            pairs: Vec::new(),
            key: SECRET_KEY,
        };
        for (name, value) in [
            ("Action", action),
            ("Version", "2020-03-03"),
            ("Timestamp", &NOW.to_string()),
            ("Nonce", "4711"),
            ("SecretId", SECRET_ID),
            ("RequestClient", "SDK_TEST"),
        ] {
            form.set(name, value);
        }
        // Names and values come back from a query that is encoded already.
        for pair in flattened(parameters)
            .split('&')
            .filter(|pair| !pair.is_empty())
        {
            let (name, value) = pair.split_once('=').unwrap();
            form.set(name, &decoded(value));
        }
        form
    }

    pub fn set(&mut self, name: &str, value: &str) {
        self.pairs.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.pairs.push((name.to_owned(), value.to_owned()));
        }
    }

    /// With a parameter replaced, or taken out when the value is empty.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    fn signature(&self, pairs: &[(String, String)], host: &str) -> String {
        let bare: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let text = format!("{}{host}/?{}", self.method, bare.join("&"));
        let bytes = match self.digest {
            "HmacSHA256" => digest::<Hmac<Sha256>>(self.key, &text),
            _ => digest::<Hmac<Sha1>>(self.key, &text),
        };
        STANDARD.encode(bytes)
    }

    fn body(&self, host: &str) -> String {
        let mut pairs = self.pairs.clone();
        if self.digest == "HmacSHA256" {
            pairs.push(("SignatureMethod".to_owned(), "HmacSHA256".to_owned()));
        }
        pairs.sort();
        let signature = self.signature(&pairs, host);
        pairs.push(("Signature".to_owned(), signature));
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        pairs.join("&")
    }

    pub fn send(&self, wire: &Wire) -> Response {
        let address = wire.emulator.address();
        let host = address.to_string();
        let body = self.body(&host);
        if self.method == "GET" {
            let head =
                format!("GET /?{body} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            return raw::exchange(address, head.as_bytes(), b"");
        }
        let length = body.len();
        let head = format!(
            "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        raw::exchange(address, head.as_bytes(), body.as_bytes())
    }
}

fn digest<M: Mac + KeyInit>(key: &str, text: &str) -> Vec<u8> {
    let mut mac = <M as KeyInit>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

fn group() -> Value {
    json!({"GroupId": "g", "GroupName": "Cloud & Smart 群 +=", "GroupExDescriptions": ["a", "b"]})
}

#[test]
fn both_digests_and_both_methods_do_the_same() {
    for method in ["GET", "POST"] {
        for digest in ["HmacSHA1", "HmacSHA256"] {
            let wire = Wire::new();
            let send = |action, parameters| {
                let form = Form {
                    digest,
                    ..Form::new(method, action, &parameters)
                };
                form.send(&wire)
            };
            assert_eq!(
                fields(&send("CreateGroup", group())),
                json!({"FaceModelVersion": "3.0"}),
                "{method} {digest}"
            );
            let told = fields(&send("GetGroupList", json!({"Offset": 0, "Limit": 5})));
            assert_eq!(
                told["GroupInfos"][0]["GroupName"], "Cloud & Smart 群 +=",
                "{method} {digest}"
            );
            assert_eq!(
                told["GroupInfos"][0]["GroupExDescriptions"],
                json!(["a", "b"])
            );
            assert_eq!(
                code(&send("DeleteGroup", json!({"GroupId": "x"}))),
                "InvalidParameterValue.GroupIdNotExist"
            );
        }
    }
}

#[test]
fn forms_and_queries_tell_the_story_of_the_newer_generation() {
    for method in ["GET", "POST"] {
        let wire = Wire::new();
        for (action, parameters, expected) in story() {
            let response = Form::new(method, action, &parameters).send(&wire);
            match expected.get("Error") {
                Some(error) => assert_eq!(code(&response), error.as_str().unwrap(), "{action}"),
                None => assert_eq!(fields(&response), expected, "{action}"),
            }
        }
    }
}

#[test]
fn forms_are_refused() {
    let wire = Wire::new();
    let before = wire.state();
    let form = || Form::new("POST", "CreateGroup", &group());
    let late = (NOW - 301).to_string();
    let another_key = Form {
        key: "other",
        ..form()
    };
    for (form, expected) in [
        (form().with("Nonce", ""), "MissingParameter"),
        (
            form().with("Timestamp", &late),
            "AuthFailure.SignatureExpire",
        ),
        (
            form().with("SecretId", "AKIDother"),
            "AuthFailure.SecretIdNotFound",
        ),
        (another_key, "AuthFailure.SignatureFailure"),
        (form().with("Token", "t"), "AuthFailure.TokenFailure"),
        (form().with("Version", "2018-03-01"), "NoSuchVersion"),
        (form().with("Action", "MakeGroup"), "InvalidAction"),
        (form().with("Odd", "1"), "UnknownParameter"),
        (
            form().with("GroupName", ""),
            "MissingParameter.ErrorParameterEmpty",
        ),
        (
            form().with("Tag", &"t".repeat(41)),
            "InvalidParameterValue.GroupTagTooLong",
        ),
    ] {
        let query = Form {
            method: "GET",
            ..form.clone()
        };
        for form in [form, query] {
            assert_eq!(code(&form.send(&wire)), expected, "{}", form.method);
            assert_eq!(wire.state(), before, "{expected}");
        }
    }
    assert_eq!(code(&form().send(&wire)), "ok");
}

#[test]
fn numbers_among_texts_get_the_type_of_the_table() {
    let wire = Wire::with_groups(&["g"]);
    let list = |limit: &str| {
        let form = Form::new("POST", "GetGroupList", &json!({})).with("Limit", limit);
        code(&form.send(&wire))
    };
    for (limit, expected) in [
        ("1000", "ok"),
        ("1001", "InvalidParameterValue.LimitExceed"),
        ("ten", "InvalidParameter"),
        ("-1", "InvalidParameter"),
        ("1.5", "InvalidParameter"),
    ] {
        assert_eq!(list(limit), expected, "{limit}");
    }
}
