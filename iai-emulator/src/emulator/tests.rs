//! Sockets that clients use wrongly, and faults that are added and removed while the emulator runs.

mod faults;
#[cfg(feature = "tls")]
mod https;
mod limits;

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use super::*;
use crate::StartError;
use crate::builder::EmulatorBuilder;
use crate::testing::{ID, KEY, NOW, TestRequest};

fn builder() -> EmulatorBuilder {
    Emulator::builder()
        .credentials(ID, KEY)
        .clock(|| NOW)
        .seed(1)
}

fn send(emulator: &Emulator, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(emulator.address()).unwrap();
    stream.write_all(bytes).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}

/// The content of `Response`.
fn response(emulator: &Emulator, request: &TestRequest) -> Value {
    let response = send(emulator, &request.wire());
    assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
    let (_, body) = response.split_once("\r\n\r\n").unwrap();
    serde_json::from_str::<Value>(body).unwrap()["Response"].clone()
}

fn post(action: &str, body: &Value) -> TestRequest {
    TestRequest::post(action, body.to_string()).signed()
}

fn group() -> TestRequest {
    post("CreateGroup", &json!({"GroupId": "g", "GroupName": "n"}))
}

#[test]
fn it_runs_beside_a_runtime_of_the_caller() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let emulator = builder().start().unwrap();
        assert_eq!(response(&emulator, &group())["FaceModelVersion"], "3.0");
    });
}

#[test]
fn an_address_that_is_not_free_is_an_error_inside_of_a_runtime() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let taken = builder().start().unwrap();
        // The second one is for documentation; no machine has it.
        let elsewhere = SocketAddr::from(([192, 0, 2, 1], 0));
        for address in [taken.address(), elsewhere] {
            let error = builder().listen(address).start().unwrap_err();
            let text = format!("cannot listen on {address}: ");
            assert!(error.to_string().starts_with(&text), "{error}");
        }
    });
}

fn created(emulator: &Emulator) -> Value {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let client = emulator.client().unwrap();
    let call = client.create_group().group_id("g").group_name("n").send();
    runtime.block_on(call).unwrap();
    emulator.state()["Groups"][0]["GroupId"].clone()
}

/// With its token, and by an address that a client can connect to.
#[test]
fn its_own_client_signs_with_the_first_key() {
    let keys = || {
        Emulator::builder()
            .credentials("AKIDfirst", "first-key")
            .credentials("AKIDsecond", "second-key")
    };
    let all_addresses = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    for builder in [
        keys(),
        keys().token("token-for-tests"),
        keys().listen(all_addresses),
    ] {
        assert_eq!(created(&builder.start().unwrap()), "g");
    }
}

#[test]
fn a_key_that_no_client_takes_is_an_error() {
    let emulator = Emulator::builder().credentials("a b", "key-1").start();
    let error = emulator.unwrap().client().unwrap_err();
    assert!(error.to_string().contains("SecretId"), "{error}");
}

#[test]
fn an_oversized_body_is_answered_after_it_was_sent() {
    let emulator = builder().start().unwrap();
    let request = TestRequest::post("CreateGroup", vec![b' '; 11 * 1024 * 1024]);
    assert_eq!(
        response(&emulator, &request)["Error"]["Code"],
        "RequestSizeLimitExceeded"
    );
}

#[test]
fn settings_that_cannot_work_are_refused_at_the_start() {
    assert!(matches!(
        Emulator::builder().start(),
        Err(StartError::NoSecret)
    ));
    for (refused, expected) in [
        (builder().credentials("", KEY), "the SecretId is empty; "),
        (builder().credentials(ID, ""), "the SecretKey is empty; "),
        (builder().token(""), "the token is empty; "),
        (
            builder().pictures("/nowhere/at/all"),
            "there is no folder /nowhere/at/all for the pictures",
        ),
    ] {
        let error = refused.start().unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    let taken = builder().start().unwrap();
    assert!(matches!(
        builder().listen(taken.address()).start(),
        Err(StartError::Listen(..))
    ));
}

#[test]
fn debug_shows_no_secrets() {
    let builder = builder()
        .temporary_secret("AKIDother", "key-two", "token-two")
        .token("token-one");
    let shown = format!("{builder:?}");
    let emulator = format!("{:?}", builder.start().unwrap());
    for secret in [KEY, "key-two", "token-two", "token-one"] {
        assert!(
            !shown.contains(secret) && !emulator.contains(secret),
            "{shown} {emulator}"
        );
    }
}
