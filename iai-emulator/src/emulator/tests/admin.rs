//! The routes under `/_emulator/` over a socket.

use super::*;

fn ask(
    emulator: &Emulator,
    method: &str,
    path: &str,
    header: &str,
    body: &str,
) -> (String, String) {
    let length = body.len();
    let host = emulator.address();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{header}\r\n{body}"
    );
    let answer = send(emulator, request.as_bytes());
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.lines().next().unwrap().to_owned(), body.to_owned())
}

fn json_of(emulator: &Emulator, method: &str, path: &str, body: &str) -> Value {
    let (status, body) = ask(emulator, method, path, "", body);
    assert_eq!(status, "HTTP/1.1 200 OK", "{body}");
    serde_json::from_str(&body).unwrap()
}

#[test]
fn state_requests_and_faults_are_seen_and_cleared() {
    let emulator = builder().start().unwrap();
    response(&emulator, &group());
    assert_eq!(
        json_of(&emulator, "GET", "/_emulator/state", "")["Groups"][0]["GroupId"],
        "g"
    );
    let records = json_of(&emulator, "GET", "/_emulator/requests", "");
    assert_eq!(records[0]["action"], "CreateGroup");
    assert_eq!(records[0]["code"], "ok");
    assert_eq!(records[0]["bytes"], 31);
    assert_eq!(records[0]["time"], NOW);
    assert_eq!(records[0]["request_id"].as_str().unwrap().len(), 36);
    let fault = r#"{"action": "DeleteGroup", "error": "InternalError"}"#;
    json_of(&emulator, "POST", "/_emulator/faults", fault);
    let delete = post("DeleteGroup", &json!({"GroupId": "g"}));
    assert_eq!(
        response(&emulator, &delete)["Error"]["Code"],
        "InternalError"
    );
    for path in ["state", "requests", "faults"] {
        json_of(&emulator, "DELETE", &format!("/_emulator/{path}"), "");
    }
    assert_eq!(emulator.state()["Groups"], json!([]));
    assert_eq!(emulator.requests(), []);
    assert!(emulator.faults().list().is_empty());
}

#[test]
fn web_pages_other_names_and_other_machines_are_kept_out() {
    let emulator = builder().start().unwrap();
    let status =
        |emulator: &Emulator, header| ask(emulator, "GET", "/_emulator/state", header, "").0;
    assert_eq!(
        status(&emulator, "Origin: http://evil.test\r\n"),
        "HTTP/1.1 403 Forbidden"
    );
    let rebound = b"GET /_emulator/state HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n";
    assert!(send(&emulator, rebound).starts_with("HTTP/1.1 403 "));
    let off = builder().admin(false).start().unwrap();
    assert_eq!(status(&off, ""), "HTTP/1.1 404 Not Found");
    let (status, _) = ask(
        &emulator,
        "POST",
        "/_emulator/faults",
        "",
        &" ".repeat(65_537),
    );
    assert_eq!(status, "HTTP/1.1 413 Payload Too Large");
}

#[test]
fn an_open_address_has_no_such_routes_unless_asked_for() {
    let anywhere: SocketAddr = "0.0.0.0:0".parse().unwrap();
    let reach = |builder: Builder| {
        let emulator = builder.listen(anywhere).start().unwrap();
        let request = b"GET /_emulator/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        let mut stream = TcpStream::connect(("127.0.0.1", emulator.address().port())).unwrap();
        stream.write_all(request).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.lines().next().unwrap().to_owned()
    };
    assert_eq!(reach(builder()), "HTTP/1.1 404 Not Found");
    assert_eq!(reach(builder().admin(true)), "HTTP/1.1 200 OK");
}

#[test]
fn browsers_are_told_not_to_guess_what_an_answer_is() {
    let emulator = builder().start().unwrap();
    let host = emulator.address();
    for (path, header, status) in [
        ("/_emulator/", "", 200),
        ("/_emulator/state", "", 200),
        ("/_emulator/state", "Sec-Fetch-Site: cross-site\r\n", 403),
        ("/_emulator/odd", "", 404),
    ] {
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{header}\r\n");
        let answer = send(&emulator, request.as_bytes()).to_lowercase();
        assert!(
            answer.starts_with(&format!("http/1.1 {status} ")),
            "{answer}"
        );
        assert!(
            answer.contains("\r\nx-content-type-options: nosniff\r\n"),
            "{answer}"
        );
    }
}

#[test]
fn a_large_state_comes_in_pieces() {
    let emulator = builder().start().unwrap();
    for number in 0..200 {
        let parameters =
            json!({"GroupId": format!("g{number}"), "GroupName": format!("n{number}")});
        response(&emulator, &post("CreateGroup", &parameters));
    }
    let host = emulator.address();
    let ask = |version: &str| {
        let request = format!(
            "GET /_emulator/state HTTP/{version}\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        );
        let answer = send(&emulator, request.as_bytes());
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_lowercase(), body.to_owned())
    };
    let (head, body) = ask("1.1");
    assert!(head.contains("\r\ntransfer-encoding: chunked"), "{head}");
    assert!(body.ends_with("\r\n0\r\n\r\n"), "{body}");
    // The older version has no pieces; what it gets is what the pieces hold.
    let (_, body) = ask("1.0");
    assert_eq!(
        serde_json::from_str::<Value>(&body).unwrap(),
        emulator.state()
    );
}
