//! https of the program: what it prints for clients to trust, and its refusals.
#![cfg(all(unix, feature = "cli"))]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use iai_client::transport::{RootCertificates, TransportConfig};
use iai_client::{Client, Credentials, Error};
use tempfile::tempdir;

/// The program, with this home folder.
fn program(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iai-emulator"));
    command
        .args(["--secret-id", "id-1", "--secret-key", "key-1"])
        .args(arguments)
        .current_dir(home)
        .env("HOME", home)
        .env_remove("XDG_DATA_HOME")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Starts it; returns its address and the file to trust.
fn start(command: &mut Command) -> (Child, String, String) {
    let mut child = command.spawn().unwrap();
    let mut output = BufReader::new(child.stdout.as_mut().unwrap());
    let mut lines = [String::new(), String::new()];
    for line in &mut lines {
        output.read_line(line).unwrap();
    }
    let [address, file] = lines.map(|line| line.trim_end().to_owned());
    let file = file.strip_prefix("trust FILE: ").unwrap().to_owned();
    let address = address.strip_prefix("listening on ").unwrap().to_owned();
    (child, address, file)
}

fn end(child: Child) -> Output {
    let pid = child.id().to_string();
    let killed = Command::new("kill").args(["-TERM", &pid]).status();
    assert!(killed.unwrap().success());
    child.wait_with_output().unwrap()
}

/// The number of groups, as told to a client that trusts this authority and no other.
fn groups(address: &str, authority: &[u8]) -> Result<Option<u64>, Error> {
    let roots = RootCertificates::empty().add(authority)?;
    let client = Client::builder()
        .credentials(Credentials::new("id-1", "key-1")?)
        .endpoint(address)
        .transport(TransportConfig::new().root_certificates(roots))
        .build()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    Ok(runtime.block_on(client.get_group_list().send())?.group_num)
}

/// A client that was told once what to trust goes on to do so.
#[test]
fn it_prints_the_file_to_trust_and_keeps_it_from_run_to_run() {
    let folder = tempdir().unwrap();
    let home = folder.path();
    let run = |arguments: &[&str]| {
        let (child, address, file) = start(&mut program(home, &[&["--tls"], arguments].concat()));
        let authority = fs::read(&file).unwrap();
        assert!(address.starts_with("https://127.0.0.1:"), "{address}");
        assert_eq!(groups(&address, &authority).unwrap(), Some(0));
        let ended = end(child);
        assert_eq!(ended.status.code(), Some(0), "{ended:?}");
        assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
        (file, authority)
    };
    let chosen = run(&["--tls-ca", "made/ca.pem"]);
    assert_eq!(chosen.0, home.join("made/ca.pem").display().to_string());
    assert_eq!(run(&["--tls-ca", "made/ca.pem"]), chosen);

    let data = home.join(".local/share/iai-emulator");
    let usual = run(&[]);
    assert_eq!(usual.0, data.join("ca.pem").display().to_string());
    let named = run(&["--admin-host", "iai", "--tls-name", "b.test"]);
    let expected = data.join("ca-b.test-iai.pem").display().to_string();
    assert_eq!(named.0, expected);
    assert_eq!(run(&[]), usual);
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let folder = tempdir().unwrap();
    let given = ["--tls-cert", "a", "--tls-key", "b"];
    for (arguments, expected) in [
        (&["--tls-name", "iai"][..], "--tls\n"),
        (&["--tls-ca", "ca.pem"], "--tls\n"),
        (&given, "--tls\n"),
        (&["--tls", "--tls-cert", "a"], "--tls-key <FILE>\n"),
        (&["--tls", "--tls-key", "b"], "--tls-cert <FILE>\n"),
        (
            &[&["--tls", "--tls-ca", "c"], &given[..]].concat(),
            "cannot be used with",
        ),
    ] {
        let ended = program(folder.path(), arguments).output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(2), "{said}");
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn https_that_cannot_be_served_is_a_sentence() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("mine.pem"), "mine").unwrap();
    let place = folder.path().display();
    for (arguments, expected) in [
        (
            &["--tls", "--tls-cert", "no.pem", "--tls-key", "key.pem"][..],
            "cannot read no.pem: ".to_owned(),
        ),
        (
            &["--tls", "--tls-ca", "mine.pem"],
            format!("{place}/mine.pem exists and was not written by an emulator"),
        ),
        (
            &["--tls", "--tls-ca", "mine.pem/ca.pem"],
            format!("cannot read {place}/mine.pem/ca.pem: "),
        ),
        (
            &["--tls", "--tls-name", "a b"],
            "\"a b\" is no name or address ".to_owned(),
        ),
    ] {
        let ended = program(folder.path(), arguments).output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{said}");
        let expected = format!("iai-emulator: https cannot be served: {expected}");
        assert!(said.starts_with(&expected), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}
