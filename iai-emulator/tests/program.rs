//! The program as people start it: its first line, its end by ctrl-C, its refusals.
#![cfg(all(unix, feature = "cli"))]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iai-emulator"));
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Starts the program and reads its first line.
fn start(arguments: &[&str]) -> (Child, String) {
    let mut child = program(arguments).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    (child, line.trim_end().to_owned())
}

/// Sends what ctrl-C sends, and waits for the end.
fn interrupt(child: Child) -> Output {
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .unwrap()
            .success()
    );
    child.wait_with_output().unwrap()
}

#[test]
fn it_tells_its_address_answers_and_ends_cleanly() {
    let keys = [
        "--listen",
        "127.0.0.1:0",
        "--secret-id",
        "id-1",
        "--secret-key",
        "key-1",
    ];
    let (child, line) = start(&keys);
    let address = line.strip_prefix("listening on http://").unwrap();

    let mut socket = TcpStream::connect(address).unwrap();
    socket
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(
        answer.contains(r#"{"Response":{"Error":{"Code":""#),
        "{answer}"
    );

    let ended = interrupt(child);
    assert_eq!(ended.status.code(), Some(0), "{ended:?}");
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(!said.contains("key-1"), "{said}");
}

#[test]
fn a_port_in_use_is_a_message_and_no_panic() {
    let (first, line) = start(&[
        "--listen",
        "127.0.0.1:0",
        "--secret-id",
        "id-1",
        "--secret-key",
        "key-1",
    ]);
    let address = line.strip_prefix("listening on http://").unwrap();
    let second = program(&[
        "--listen",
        address,
        "--secret-id",
        "id-1",
        "--secret-key",
        "key-1",
    ])
    .output()
    .unwrap();
    assert_ne!(second.status.code(), Some(0));
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(
        said.contains(address) && !said.contains("panicked"),
        "{said}"
    );
    interrupt(first);
}
