//! What only a socket shows.

mod admin;
mod faults;
mod limits;

use std::io::{Read, Write};
use std::net::TcpStream;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::*;
use crate::StartError;
use crate::builder::Builder;
use crate::picture::samples::{gif, png};
use crate::testing::{Draft, ID, KEY, NOW};

fn builder() -> Builder {
    Emulator::builder().secret(ID, KEY).clock(|| NOW).seed(1)
}

fn send(emulator: &Emulator, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(emulator.address()).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// The content of `Response`.
fn response(emulator: &Emulator, draft: &Draft) -> Value {
    let answer = send(emulator, &draft.wire());
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    serde_json::from_str::<Value>(body).unwrap()["Response"].clone()
}

fn post(action: &str, body: &Value) -> Draft {
    Draft::post(action, body.to_string()).signed()
}

fn group() -> Draft {
    post("CreateGroup", &json!({"GroupId": "g", "GroupName": "n"}))
}

fn person(url: &str) -> Draft {
    post(
        "CreatePerson",
        &json!({"GroupId": "g", "PersonName": "n", "PersonId": "p", "Url": url}),
    )
}

#[test]
fn answers_have_the_date_of_the_clock() {
    let emulator = builder().start().unwrap();
    let answer = send(&emulator, &group().wire()).to_lowercase();
    assert_eq!(answer.matches("\r\ndate:").count(), 1, "{answer}");
    assert!(
        answer.contains("\r\ndate: tue, 14 nov 2023 22:13:20 gmt\r\n"),
        "{answer}"
    );
    assert!(
        answer.contains("\r\ncontent-type: application/json\r\n"),
        "{answer}"
    );
}

#[test]
fn each_emulator_has_an_address_and_a_state_of_its_own() {
    let (one, two) = (builder().start().unwrap(), builder().start().unwrap());
    assert_eq!(
        one.url(),
        format!("http://127.0.0.1:{}", one.address().port())
    );
    assert_ne!(one.address(), two.address());
    assert_eq!(response(&one, &group())["FaceModelVersion"], "3.0");
    assert_eq!(one.state()["Groups"][0]["GroupId"], "g");
    assert_eq!(
        two.state(),
        json!({"Groups": [], "Persons": [], "UpgradeJobs": []})
    );
}

#[test]
fn dropping_it_frees_the_address_even_with_idle_connections() {
    let emulator = builder().start().unwrap();
    let address = emulator.address();
    let _idle = TcpStream::connect(address).unwrap();
    let mut half = TcpStream::connect(address).unwrap();
    half.write_all(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n{")
        .unwrap();
    drop(emulator);
    assert!(TcpStream::connect(address).is_err());
    let again = builder().listen(address).start().unwrap();
    assert_eq!(again.address(), address);
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
fn an_oversized_body_is_answered_after_it_was_sent() {
    let emulator = builder().start().unwrap();
    let draft = Draft::post("CreateGroup", vec![b' '; 11 * 1024 * 1024]);
    assert_eq!(
        response(&emulator, &draft)["Error"]["Code"],
        "RequestSizeLimitExceeded"
    );
}

#[test]
fn broken_http_is_a_4xx() {
    let emulator = builder().start().unwrap();
    let bodies_end: &[u8] =
        b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";
    for (bytes, status) in [
        (&b"nonsense\r\n\r\n"[..], "400"),
        (bodies_end, "400"),
        (
            b"GET /favicon.ico HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
            "404",
        ),
    ] {
        let answer = send(&emulator, bytes);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{answer}"
        );
    }
}

#[test]
fn pictures_by_address_come_from_the_folder() {
    let folder = std::env::temp_dir().join(format!("iai-emulator-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("inner")).unwrap();
    std::fs::write(folder.join("face a.png"), png(100, 100)).unwrap();
    std::fs::write(folder.join("moving.png"), gif(100, 100)).unwrap();
    let emulator = builder().pictures(&folder).start().unwrap();
    response(&emulator, &group());
    for (url, code) in [
        (
            "http://h/x/absent.png",
            "FailedOperation.ImageDownloadError",
        ),
        ("http://h/inner", "FailedOperation.ImageDownloadError"),
        ("http://h/moving.png", "FailedOperation.ImageDecodeFailed"),
    ] {
        assert_eq!(
            response(&emulator, &person(url))["Error"]["Code"],
            code,
            "{url}"
        );
    }
    let created = response(&emulator, &person("http://h/x/face%20a.png?sign=1"));
    assert_eq!(
        created["FaceRect"],
        json!({"X": 25, "Y": 20, "Width": 50, "Height": 60})
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_full_size_picture_arrives() {
    let emulator = builder().start().unwrap();
    response(&emulator, &group());
    let mut picture = png(2000, 2000);
    picture.resize(3_932_160, 0);
    let draft = post(
        "CreatePerson",
        &json!({"GroupId": "g", "PersonName": "n", "PersonId": "p", "Image": STANDARD.encode(picture)}),
    );
    assert_eq!(response(&emulator, &draft)["FaceRect"]["Width"], 1000);
}

#[test]
fn settings_that_cannot_work_are_refused_at_the_start() {
    assert!(matches!(
        Emulator::builder().start(),
        Err(StartError::NoSecret)
    ));
    for empty in [
        builder().secret("", KEY),
        builder().secret(ID, ""),
        builder().token(""),
    ] {
        assert!(matches!(empty.start(), Err(StartError::EmptySecret)));
    }
    assert!(matches!(
        builder().pictures("/nowhere/at/all").start(),
        Err(StartError::NoFolder)
    ));
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
