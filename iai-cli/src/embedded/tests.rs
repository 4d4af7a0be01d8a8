//! The emulator as a command starts it, over a file that stays.

use clap::Command;
use serde_json::json;

use super::*;
use crate::exit::Exit;

/// Starts the emulator of a command line behind `iai`; notes what is told.
fn started(flags: &[&str], told: &mut Vec<String>) -> Result<Option<Embedded>, Failure> {
    let command = Command::new("iai").args(super::flags());
    let matches = command.get_matches_from([&["iai"], flags].concat());
    Embedded::start(&matches, |text| told.push(text.to_owned()))
}

/// Sends what one command would send.
fn creates_a_group(embedded: &Embedded, id: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let client = embedded.client_builder().unwrap().build().unwrap();
    runtime
        .block_on(client.create_group().group_id(id).group_name(id).send())
        .unwrap();
}

#[test]
fn a_command_finds_what_the_one_before_has_left() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.state");
    let flag = format!("--emulator={}", file.display());
    let mut told = Vec::new();
    for id in ["one", "two"] {
        let embedded = started(&[&flag], &mut told).unwrap().unwrap();
        creates_a_group(&embedded, id);
    }
    let embedded = started(&[&flag], &mut told).unwrap().unwrap();
    let state = embedded.emulator.state();
    let ids: Vec<_> = state["Groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| &group["GroupId"])
        .collect();
    assert_eq!(json!(ids), json!(["one", "two"]));
    assert_eq!(
        told,
        vec![format!("emulator: state in {}", file.display()); 3]
    );
}

#[test]
fn without_the_flag_there_is_none() {
    let mut told = Vec::new();
    assert!(started(&[], &mut told).unwrap().is_none());
    assert_eq!(told, [""; 0]);
}

#[test]
fn a_file_of_something_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes");
    std::fs::write(&file, "mine").unwrap();
    let mut told = Vec::new();
    let failure = started(&[&format!("--emulator={}", file.display())], &mut told).unwrap_err();
    assert_eq!(failure.exit(), Exit::Usage);
    assert_eq!(std::fs::read(&file).unwrap(), b"mine");
    assert_eq!(told, [""; 0]);
}

#[test]
fn a_missing_folder_is_told_with_the_flag_to_change() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none/a.state");
    let failure = started(
        &[&format!("--emulator={}", file.display())],
        &mut Vec::new(),
    )
    .unwrap_err();
    assert_eq!(failure.exit(), Exit::Usage);
    assert_eq!(
        failure.report().remedy,
        "Make the folder, or name another file: --emulator=FILE."
    );
    let state = format!("--emulator={}", folder.path().join("a.state").display());
    let failure =
        started(&[&state, "--emulator-pictures", "/none/p"], &mut Vec::new()).unwrap_err();
    assert_eq!(failure.exit(), Exit::Usage);
    assert_eq!(failure.report().message, "there is no folder /none/p");
}

/// Other programs of the machine cannot use it: they do not know its key, and it has no control routes.
#[test]
fn it_has_no_control_routes() {
    use std::io::{Read, Write};
    let folder = tempfile::tempdir().unwrap();
    let flag = format!("--emulator={}", folder.path().join("a.state").display());
    let embedded = started(&[&flag], &mut Vec::new()).unwrap().unwrap();
    let mut socket = std::net::TcpStream::connect(embedded.emulator.address()).unwrap();
    socket
        .write_all(b"GET /_emulator/state HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut response = String::new();
    socket.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 404 "), "{response}");
}
