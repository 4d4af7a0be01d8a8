//! Clients that never finish, and the end of the emulator with such ones.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::picture::samples::png;

const SHORT: Duration = Duration::from_millis(200);

fn connected(emulator: &Emulator) -> TcpStream {
    let stream = TcpStream::connect(emulator.address()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    stream
}

/// What comes until the connection ends, within the time limit of the socket.
fn rest(mut stream: TcpStream) -> String {
    let mut response = Vec::new();
    match stream.read_to_end(&mut response) {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset),
    }
    String::from_utf8_lossy(&response).into_owned()
}

#[test]
fn a_request_that_never_ends_is_closed_in_time() {
    let emulator = builder().io_timeout(SHORT).start().unwrap();
    let table: [(&[u8], &str); 4] = [
        (b"", ""),
        (b"POST / HTTP/1.1\r\nHost: h\r\nX-Slow: ", ""),
        (
            b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n{",
            "HTTP/1.1 408 ",
        ),
        (
            b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
            "HTTP/1.1 408 ",
        ),
    ];
    for (bytes, expected) in table {
        let mut stream = connected(&emulator);
        stream.write_all(bytes).unwrap();
        let response = rest(stream);
        assert!(response.starts_with(expected), "{response}");
        assert_eq!(response.is_empty(), expected.is_empty(), "{response}");
    }
}

#[test]
fn a_client_that_does_not_read_is_given_up() {
    let emulator = builder().io_timeout(SHORT).start().unwrap();
    let mut stream = connected(&emulator);
    let request = b"GET /_emulator/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
    stream
        .set_write_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    let mut error = None;
    // Each response is longer than its request, so that both directions fill up, and then the emulator hangs up.
    for _ in 0..1_000_000 {
        if let Err(refused) = stream.write_all(request) {
            error = Some(refused.kind());
            break;
        }
    }
    let ended = [
        std::io::ErrorKind::ConnectionReset,
        std::io::ErrorKind::BrokenPipe,
    ];
    assert!(error.is_some_and(|kind| ended.contains(&kind)), "{error:?}");
}

#[test]
fn a_body_far_beyond_its_limit_is_a_4xx_or_cut() {
    let emulator = builder().start().unwrap();
    let mut stream = connected(&emulator);
    stream
        .write_all(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 999999999\r\n\r\n")
        .unwrap();
    let piece = vec![b' '; 1 << 20];
    let sent = (0..400)
        .take_while(|_| stream.write_all(&piece).is_ok())
        .count();
    assert!(sent < 400, "{sent}");
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "it is real time that a drop must not take"
)]
fn dropping_it_waits_for_nobody() {
    let emulator = builder()
        .fault("*: delay=30s".parse().unwrap())
        .start()
        .unwrap();
    let _idle = connected(&emulator);
    let mut kept = connected(&emulator);
    kept.write_all(b"GET /favicon.ico HTTP/1.1\r\nHost: h\r\n\r\n")
        .unwrap();
    let mut half = connected(&emulator);
    half.write_all(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n{")
        .unwrap();
    let mut delayed = connected(&emulator);
    delayed.write_all(&group().wire()).unwrap();
    while emulator.faults().list()[0].struck == 0 {
        std::thread::yield_now();
    }
    let begun = Instant::now();
    drop(emulator);
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
    for stream in [half, delayed] {
        assert_eq!(rest(stream), "");
    }
}

#[test]
fn connections_without_a_word_keep_nobody_out() {
    let emulator = builder().max_connections(4).start().unwrap();
    let held: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = connected(&emulator);
            stream.write_all(b"POST / HTTP/1.1\r\nHost: h\r\n").unwrap();
            stream
        })
        .collect();
    assert_eq!(response(&emulator, &group())["FaceModelVersion"], "3.0");
    let mut held = held.into_iter();
    assert_eq!(rest(held.next().unwrap()), "");
    let mut last = held.next_back().unwrap();
    last.write_all(b"Connection: close\r\n\r\n").unwrap();
    assert!(rest(last).starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn calls_beyond_the_limit_are_refused_and_not_kept_waiting() {
    let fault = "CreateGroup: delay=30s".parse().unwrap();
    let emulator = builder().max_connections(1).fault(fault).start().unwrap();
    let mut slow = connected(&emulator);
    slow.write_all(&group().wire()).unwrap();
    while emulator.faults().list()[0].struck == 0 {
        std::thread::yield_now();
    }
    let refused = send(&emulator, &group().wire());
    assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
    assert!(refused.ends_with("(--max-connections)\n"), "{refused}");
}

#[test]
fn heads_beyond_their_limits_are_refused() {
    let emulator = builder().max_head(1).max_headers(16).start().unwrap();
    let mut statuses = Vec::new();
    for (headers, bytes) in [(15, 100), (16, 100), (10, 400), (10, 1_000)] {
        let header = format!("X: {}\r\n", "x".repeat(bytes));
        let head = header.repeat(headers - 1);
        let request = format!("GET / HTTP/1.1\r\nConnection: close\r\n{head}\r\n");
        let response = send(&emulator, request.as_bytes());
        statuses.push(response.get(9..12).unwrap_or_default().to_owned());
    }
    // 8 KB can always be sent.
    assert_eq!(statuses, ["200", "200", "200", "431"]);
    let header = "X: x\r\n".repeat(16);
    let request = format!("GET / HTTP/1.1\r\nConnection: close\r\n{header}\r\n");
    let response = send(&emulator, request.as_bytes());
    assert!(response.starts_with("HTTP/1.1 431 "), "{response}");
}

/// A request whose body is long and not JSON.
fn long(action: &str, bytes: usize) -> TestRequest {
    TestRequest::post(action, vec![b' '; bytes]).signed()
}

#[test]
fn a_slow_body_makes_room_for_those_that_wait() {
    const MB: usize = 1024 * 1024;
    let emulator = builder().max_body_memory(MB).start().unwrap();
    let wire = long("CreateGroup", MB).wire();
    let mut slow = connected(&emulator);
    slow.write_all(&wire[..MB / 2]).unwrap();
    assert_eq!(response(&emulator, &group())["FaceModelVersion"], "3.0");
    let code = &response(&emulator, &long("CreateGroup", MB))["Error"]["Code"];
    assert_eq!(code, "InvalidParameter");
    let refused = rest(slow);
    assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
    assert!(refused.contains("arrived slowly"), "{refused}");
}

#[test]
fn bodies_that_find_no_room_are_refused() {
    const MB: usize = 1024 * 1024;
    let fault = "DeleteGroup: delay=30s".parse().unwrap();
    let emulator = builder().max_body_memory(MB).fault(fault).start().unwrap();
    let mut held = connected(&emulator);
    held.write_all(&long("DeleteGroup", MB).wire()).unwrap();
    while emulator.faults().list()[0].struck == 0 {
        std::thread::yield_now();
    }
    let refused = send(&emulator, &long("CreateGroup", 2 * MB).wire());
    assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
    assert!(refused.ends_with("(--max-body-memory)\n"), "{refused}");
    assert_eq!(response(&emulator, &group())["FaceModelVersion"], "3.0");
}

#[test]
fn a_call_that_is_held_up_for_long_makes_room_for_bodies_that_wait() {
    const MB: usize = 1024 * 1024;
    let fault = "DeleteGroup: delay=60s".parse().unwrap();
    let emulator = builder().max_body_memory(MB).fault(fault).start().unwrap();
    let mut held = connected(&emulator);
    held.write_all(&long("DeleteGroup", MB).wire()).unwrap();
    while emulator.faults().list()[0].struck == 0 {
        std::thread::yield_now();
    }
    let wire = long("CreateGroup", MB).wire();
    let mut responses = (0..3).map(|_| send(&emulator, &wire));
    assert!(responses.any(|response| response.contains("not JSON")));
    let refused = rest(held);
    assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
    assert!(refused.contains("a fault delays this call"), "{refused}");
}

#[test]
fn a_fault_in_place_of_a_call_needs_no_body() {
    const MB: usize = 1024 * 1024;
    let fault = "DeleteGroup: reset, delay=60s".parse().unwrap();
    let emulator = builder().max_body_memory(MB).fault(fault).start().unwrap();
    let mut held = connected(&emulator);
    held.write_all(&long("DeleteGroup", MB).wire()).unwrap();
    while emulator.faults().list()[0].struck == 0 {
        std::thread::yield_now();
    }
    let response = response(&emulator, &long("CreateGroup", MB));
    assert_eq!(response["Error"]["Code"], "InvalidParameter");
}

#[test]
fn parameters_of_very_many_values_are_refused() {
    let emulator = builder().max_values(10).start().unwrap();
    let message = |values: usize| {
        let parameters = json!({"GroupIds": vec![json!(1); values]});
        response(&emulator, &post("CreateGroup", &parameters))["Error"]["Message"].clone()
    };
    let refusal = "The parameters have over 10 values, lists and objects counted (--max-values).";
    assert_ne!(message(8), refusal);
    assert_eq!(message(9), refusal);
}

/// A search through many faces takes long.
#[test]
fn calls_that_only_read_wait_for_no_search() {
    let emulator = builder().start().unwrap();
    response(&emulator, &group());
    let picture = STANDARD.encode(png(100, 100));
    let person = json!({"GroupId": "g", "PersonId": "p", "PersonName": "n", "Image": picture});
    response(&emulator, &post("CreatePerson", &person));
    let group = json!({"GroupId": "g"});
    let person = json!({"PersonId": "p"});
    let search = json!({"GroupIds": ["g"], "Image": picture});
    let verify = json!({"PersonId": "p", "Image": picture});
    let _search = emulator.state.admin.account.store();
    for (action, parameters) in [
        ("GetGroupList", &json!({})),
        ("GetGroupInfo", &group),
        ("GetPersonList", &group),
        ("GetPersonListNum", &group),
        ("GetPersonBaseInfo", &person),
        ("GetPersonGroupInfo", &person),
        ("SearchFaces", &search),
        ("SearchPersons", &search),
        ("VerifyFace", &verify),
        ("VerifyPerson", &verify),
    ] {
        let mut stream = connected(&emulator);
        stream.write_all(&post(action, parameters).wire()).unwrap();
        let response = rest(stream);
        assert!(response.contains("RequestId"), "{action}: {response}");
        assert!(!response.contains("Error"), "{action}: {response}");
    }
}
