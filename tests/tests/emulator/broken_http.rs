//! Where HTTP itself is broken there is a 4xx or the end of the connection, and the next request is served.

use super::wire::Wire;
use serde_json::json;
use std::io::ErrorKind::{self, ConnectionReset as Reset};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// Sends bytes and no more, and gives what comes back. A connection that is closed before all was taken may be reset,
/// and the response lost on its way: then once more.
fn response(wire: &Wire, bytes: &[u8]) -> String {
    let responses = (0..10).map(|_| response_once(wire, bytes));
    let mut whole =
        responses.filter_map(|(response, end)| (end != Some(Reset)).then_some(response));
    whole.next().unwrap_or_default()
}

fn response_once(wire: &Wire, bytes: &[u8]) -> (String, Option<ErrorKind>) {
    let mut stream = TcpStream::connect(wire.emulator.address()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    // The emulator may close before it has taken all.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut response = Vec::new();
    let end = stream.read_to_end(&mut response).err();
    let response = String::from_utf8_lossy(&response).into_owned();
    (response, end.map(|error| error.kind()))
}

/// The status, 0 where the connection ended without a response.
fn status(response: &str) -> u16 {
    let mut words = response.split(' ');
    match (words.next(), words.next()) {
        (Some("HTTP/1.1" | "HTTP/1.0"), Some(status)) => status.parse().unwrap(),
        _ => {
            assert_eq!(response, "");
            0
        }
    }
}

/// What is broken, the bytes, and the statuses that are fine.
type Case = (&'static str, Vec<u8>, &'static [u16]);

fn post(headers: &str, body: &str) -> Vec<u8> {
    format!("POST / HTTP/1.1\r\nHost: h\r\n{headers}\r\n\r\n{body}").into_bytes()
}

fn lines() -> Vec<Case> {
    vec![
        ("nothing", Vec::new(), &[0]),
        ("half a line", b"POST / HT".to_vec(), &[0, 400]),
        (
            "half a head",
            b"POST / HTTP/1.1\r\nHost: h\r\nContent-".to_vec(),
            &[0, 400],
        ),
        ("no HTTP", b"nonsense\r\n\r\n".to_vec(), &[400]),
        ("zeros", vec![0; 512], &[400]),
        (
            "TLS",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
            &[0, 400],
        ),
        (
            "HTTP/2",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
            &[0, 400, 505],
        ),
        (
            "HTTP/9",
            b"GET / HTTP/9.9\r\nHost: h\r\n\r\n".to_vec(),
            &[0, 400, 505],
        ),
        (
            "another path",
            b"GET /iai HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".to_vec(),
            &[404],
        ),
        (
            "a blank in a name",
            b"GET / HTTP/1.1\r\nHo st: h\r\n\r\n".to_vec(),
            &[400],
        ),
        (
            "no colon",
            b"GET / HTTP/1.1\r\nHost\r\n\r\n".to_vec(),
            &[400],
        ),
        (
            "a long header",
            [b"GET / HTTP/1.1\r\nX: ".to_vec(), vec![b'x'; 1_000_000]].concat(),
            &[0, 400, 431],
        ),
        (
            "a long path",
            [b"GET /".to_vec(), vec![b'x'; 1_000_000]].concat(),
            &[0, 400, 414, 431],
        ),
        ("many headers", many_headers(), &[0, 400, 431]),
    ]
}

fn bodies() -> Vec<Case> {
    vec![
        ("half a body", post("Content-Length: 100", "{"), &[0, 400]),
        (
            "a negative length",
            post("Content-Length: -1", "{}"),
            &[400],
        ),
        (
            "a length that is none",
            post("Content-Length: two", "{}"),
            &[400],
        ),
        (
            "an endless length",
            post("Content-Length: 99999999999999999999999", "{}"),
            &[400],
        ),
        (
            "two lengths",
            post("Content-Length: 1\r\nContent-Length: 2", "{}"),
            &[400],
        ),
        (
            "a bad chunk",
            post("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n"),
            &[400],
        ),
        (
            "an endless chunk",
            post("Transfer-Encoding: chunked", "ffffffffffffffffff\r\n{}"),
            &[0, 400],
        ),
        (
            "half a chunk",
            post("Transfer-Encoding: chunked", "10\r\n{}"),
            &[0, 400],
        ),
        (
            "no last chunk",
            post("Transfer-Encoding: chunked", "2\r\n{}\r\n"),
            &[0, 400],
        ),
        (
            "another coding",
            post("Transfer-Encoding: odd", "{}"),
            &[0, 400, 501],
        ),
    ]
}

fn many_headers() -> Vec<u8> {
    let headers: String = (0..5000)
        .map(|number| format!("X-{number}: y\r\n"))
        .collect();
    format!("GET / HTTP/1.1\r\nHost: h\r\n{headers}\r\n").into_bytes()
}

#[test]
fn broken_requests_are_refused_and_the_next_one_is_served() {
    let wire = Wire::with_groups(&["g"]);
    let before = wire.state();
    for (what, bytes, expected) in lines().into_iter().chain(bodies()) {
        let response = response(&wire, &bytes);
        assert!(expected.contains(&status(&response)), "{what}: {response}");
        assert!(!response.contains("\"Response\""), "{what}: {response}");
        assert_eq!(wire.ok("GetGroupList", json!({}))["GroupNum"], 1, "{what}");
    }
    assert_eq!(wire.state(), before);
}

/// What HTTP allows is no reason for a 4xx, however odd: it gets an envelope.
#[test]
fn odd_but_whole_requests_get_an_envelope() {
    let wire = Wire::new();
    for (what, bytes) in [
        ("no headers", b"GET / HTTP/1.0\r\n\r\n".to_vec()),
        ("chunks", post("Transfer-Encoding: chunked\r\nConnection: close", "2\r\n{}\r\n0\r\n\r\n")),
        ("bytes in a header", b"GET / HTTP/1.1\r\nHost: h\r\nX-TC-Action: \xff\xfe\r\nConnection: close\r\n\r\n".to_vec()),
        ("a strange method", b"PROPFIND / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".to_vec()),
        ("bytes in a signature", b"POST / HTTP/1.1\r\nHost: h\r\nAuthorization: \xe7\xbe\xa4\r\nConnection: close\r\n\r\n".to_vec()),
    ] {
        let response = response(&wire, &bytes);
        assert_eq!(status(&response), 200, "{what}: {response}");
        assert!(response.contains(r#"{"Response":{"Error":{"Code":"#), "{what}: {response}");
    }
}

#[test]
fn one_connection_carries_many_requests() {
    let wire = Wire::new();
    let request = wire.post("GetGroupList", &json!({}));
    let bytes = String::from_utf8(request.bytes()).unwrap();
    let open = bytes.replace("Connection: close\r\n", "");
    let response = response(&wire, (open.repeat(2) + &bytes).as_bytes());
    assert_eq!(response.matches(r#""GroupNum":0"#).count(), 3, "{response}");
}
