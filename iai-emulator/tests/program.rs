//! The program as people start it: its first line, its end by ctrl-C, its refusals.
#![cfg(all(unix, feature = "cli"))]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

const KEYS: [&str; 4] = ["--secret-id", "id-1", "--secret-key", "key-1"];

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
    end(child, "-INT")
}

fn end(child: Child, signal: &str) -> Output {
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args([signal, &pid])
            .status()
            .unwrap()
            .success()
    );
    child.wait_with_output().unwrap()
}

#[test]
fn it_tells_its_address_answers_and_ends_cleanly() {
    let (child, line) = start(&[&KEYS[..], &["--listen", "127.0.0.1:0"]].concat());
    let address = line.strip_prefix("listening on http://").unwrap();

    let mut socket = TcpStream::connect(address).unwrap();
    socket
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut response = String::new();
    socket.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
    assert!(
        response.contains(r#"{"Response":{"Error":{"Code":""#),
        "{response}"
    );

    let ended = interrupt(child);
    assert_eq!(ended.status.code(), Some(0), "{ended:?}");
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(!said.contains("key-1"), "{said}");
}

#[test]
fn it_ends_as_cleanly_when_it_is_terminated() {
    let (child, line) = start(&KEYS);
    let address = line.strip_prefix("listening on http://").unwrap();
    let mut idle = TcpStream::connect(address).unwrap();
    // With a response it is certain that the connection was accepted.
    idle.write_all(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
        .unwrap();
    assert_ne!(idle.read(&mut [0]).unwrap(), 0);
    let ended = end(child, "-TERM");
    assert_eq!(ended.status.code(), Some(0), "{ended:?}");
    idle.read_to_end(&mut Vec::new()).unwrap();
}

#[test]
fn a_port_in_use_is_a_message_and_no_panic() {
    let (first, line) = start(&KEYS);
    let address = line.strip_prefix("listening on http://").unwrap();
    let second = [&KEYS[..], &["--listen", address]].concat();
    let second = program(&second).output().unwrap();
    assert_ne!(second.status.code(), Some(0));
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(
        said.contains(address) && !said.contains("panicked"),
        "{said}"
    );
    interrupt(first);
}

fn ask(address: &str, request: &str) -> String {
    let mut socket = TcpStream::connect(address).unwrap();
    socket.write_all(request.as_bytes()).unwrap();
    let mut response = String::new();
    socket.read_to_string(&mut response).unwrap();
    response
}

#[test]
fn help_tells_what_is_real_how_to_point_a_client_and_how_faults_are_written() {
    let help = help();
    for part in [
        "NO FACE RECOGNITION",
        "Python",
        "Node.js",
        "--accept-service",
        "GET, DELETE /_emulator/requests",
        "script=[STEP",
        "when=after",
        "[env: IAI_EMULATOR_SECRET_KEY]",
        "export TENCENTCLOUD_ENDPOINT=http://127.0.0.1:8080",
    ] {
        assert!(help.contains(part), "{part}: {help}");
    }
}

/// With a key in the environment, which must not be shown.
fn help() -> String {
    let mut command = program(&["--help"]);
    command.env("IAI_EMULATOR_SECRET_KEY", "key-of-the-environment");
    let help = String::from_utf8(command.output().unwrap().stdout).unwrap();
    assert!(!help.contains("key-of-the-environment"), "{help}");
    help
}

#[test]
fn the_help_begins_with_how_to_start_and_has_defaults_beside_their_options() {
    let help = help();
    let start = help.find("\nSTART\n").unwrap();
    assert!(start < help.find("\nOptions:\n").unwrap(), "{help}");
    let words: Vec<&str> = help.split_whitespace().collect();
    assert!(
        words
            .join(" ")
            .contains("(GET /_emulator/requests) [default: 1000] --admin"),
        "{help}"
    );
}

/// No line is broken in a terminal of the usual width, so that each can be pasted.
#[test]
fn examples_of_the_help_can_be_pasted() {
    let help = help();
    let longest = help.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(80), "{longest:?}");

    let faults = help
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--fault '")?.strip_suffix('\''));
    let faults: Vec<&str> = faults
        .filter(|fault| !fault.starts_with("ACTION"))
        .collect();
    assert_eq!(faults.len(), 6);
    let given = faults.iter().flat_map(|fault| ["--fault", fault]);
    let arguments: Vec<&str> = KEYS.into_iter().chain(given).collect();
    let (child, line) = start(&arguments);
    let address = line.strip_prefix("listening on http://").unwrap();

    let curl = "curl http://127.0.0.1:8080/_emulator/faults -d '";
    let pasted = help.lines().find_map(|line| line.trim().strip_prefix(curl));
    let body = pasted.unwrap().strip_suffix('\'').unwrap();
    let request = format!(
        "POST /_emulator/faults HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let response = ask(address, &request);
    assert!(response.starts_with("HTTP/1.1 200 "), "{response}");
    interrupt(child);
}

#[test]
fn the_help_tells_the_documented_rate() {
    let help = help();
    let words: Vec<&str> = help.split_whitespace().collect();
    let help = words.join(" ");
    assert!(
        help.contains("the service documents 50 for each group"),
        "{help}"
    );
}

#[test]
fn a_name_is_an_address_too() {
    let (child, line) = start(&[&KEYS[..], &["--listen", "localhost:0"]].concat());
    let address = line.strip_prefix("listening on http://").unwrap();
    let address: std::net::SocketAddr = address.parse().unwrap();
    assert!(
        address.ip().is_loopback() && address.port() != 0,
        "{address}"
    );
    interrupt(child);
    for (listen, expected) in [
        ("localhost", "the port is missing: write localhost:8080"),
        ("::1", "write [::1]:8080"),
        ("localhost:x", "the port is a number from 0 to 65535"),
        ("127.0.0.1:70000", "the port is a number from 0 to 65535"),
        ("8080", "the host is missing: write 127.0.0.1:8080\n"),
    ] {
        refused(&["--listen", listen], expected);
    }
}

#[test]
fn a_rate_that_no_fault_can_have_is_refused_as_an_option() {
    for rate in ["x", "0", "-1", "NaN", "1000001"] {
        let option = format!("--rate={rate}");
        refused(&[&option], "calls per second, above 0 and at most 1000000");
    }
}

#[test]
fn there_are_two_ways_to_count_faces() {
    for how in ["picture", "detect"] {
        let (child, line) = start(&[&KEYS[..], &["--faces", how]].concat());
        assert!(line.starts_with("listening on "), "{line}");
        interrupt(child);
    }
    refused(&["--faces", "noses"], "[possible values: picture, detect]");
}

fn refused(arguments: &[&str], expected: &str) {
    let ended = program(&[&KEYS[..], arguments].concat()).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_misspelt_fault_is_quoted() {
    for (fault, expected) in [
        ("CreatePerson: resset", "`resset`: did you mean reset?"),
        (
            "CreatePerson: error=InternalEror",
            "did you mean InternalError?",
        ),
    ] {
        refused(&["--fault", fault], expected);
    }
}

#[test]
fn keys_come_from_the_environment_and_routes_faults_and_log_work() {
    let mut command = program(&[
        "--fault",
        "CreateGroup: empty",
        "--rate",
        "1",
        "--log",
        "--skew",
        "-5",
    ]);
    command
        .env("IAI_EMULATOR_SECRET_ID", "id-1")
        .env("IAI_EMULATOR_SECRET_KEY", "key-1");
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line
        .trim_end()
        .strip_prefix("listening on http://")
        .unwrap();
    let head = format!("Host: {address}\r\nConnection: close\r\n\r\n");
    let faults = ask(
        address,
        &format!("GET /_emulator/faults HTTP/1.1\r\n{head}"),
    );
    assert!(
        faults.contains("*: error=RequestLimitExceeded, rate=1"),
        "{faults}"
    );
    assert!(faults.contains("CreateGroup: empty"), "{faults}");
    ask(address, &format!("GET /?SecretId=id-1 HTTP/1.1\r\n{head}"));
    let said = String::from_utf8(interrupt(child).stderr).unwrap();
    for part in [" GET  v1 13 bytes, ", " ms -> MissingParameter "] {
        assert!(said.contains(part), "{said}");
    }
    assert!(!said.contains("id-1") && !said.contains("key-1"), "{said}");
}

/// More lines than fit between two programs.
#[test]
fn a_log_that_nobody_reads_holds_nobody_up() {
    let (mut child, line) = start(&[&KEYS[..], &["--log"]].concat());
    let address = line.strip_prefix("listening on http://").unwrap();
    let unread = child.stderr.take().unwrap();
    let request =
        format!("GET /?SecretId=id-1 HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    for _ in 0..1_000 {
        assert!(ask(address, &request).contains("MissingParameter"));
    }
    assert_eq!(interrupt(child).status.code(), Some(0));
    drop(unread);
}

#[test]
fn an_open_address_is_announced_loudly_and_has_no_routes() {
    let arguments = [&KEYS[..], &["--listen", "0.0.0.0:0"]].concat();
    let (child, line) = start(&arguments);
    let port = line.rsplit_once(':').unwrap().1;
    let address = format!("127.0.0.1:{port}");
    let request =
        format!("GET /_emulator/ HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    assert!(ask(&address, &request).starts_with("HTTP/1.1 404 "));
    let said = String::from_utf8(interrupt(child).stderr).unwrap();
    assert!(
        said.contains("WARNING: 0.0.0.0:") && said.contains("Other machines can reach"),
        "{said}"
    );
}

#[test]
fn the_probe_of_containers_tells_whether_an_emulator_answers() {
    let (child, line) = start(&KEYS);
    let address = line.strip_prefix("listening on http://").unwrap();
    let probe = |address: &str| {
        let ended = program(&["--health", "--listen", address])
            .output()
            .unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        (ended.status.code(), said)
    };
    assert_eq!(probe(address), (Some(0), String::new()));
    interrupt(child);
    let (code, said) = probe(address);
    assert_eq!(code, Some(1));
    let expected = format!("iai-emulator: no emulator answers on http://{address}: ");
    assert!(said.starts_with(&expected), "{said}");
}

/// The limit of open files that the program asks for is no higher than the system allows.
#[test]
fn calls_that_the_system_does_not_allow_are_told_of() {
    for (soft, hard, expected) in [
        (200, 8_000, ""),
        (
            200,
            300,
            "WARNING: the system allows this process 300 open files, so that it answers 172 calls at once in place of \
             1000 (--max-connections); raise the limit with `ulimit -n`.\n",
        ),
    ] {
        let program = env!("CARGO_BIN_EXE_iai-emulator");
        let line = format!(
            "ulimit -Sn {soft}; ulimit -Hn {hard}; exec {program} {} --max-connections 1000",
            KEYS.join(" ")
        );
        let mut command = Command::new("sh");
        let command = command.args(["-c", &line]);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        assert!(line.starts_with("listening on "), "{line}");
        let ended = interrupt(child);
        assert_eq!(String::from_utf8(ended.stderr).unwrap(), expected);
    }
}
