//! The page and what it reads: groups and persons in parts, the log as events, calls that the emulator signs by itself.

use super::wire::{NOW, Wire, image, keys};
use iai_tests::raw::{self, SECRET_ID, SECRET_KEY};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A whole response over HTTP/1.0, which has no chunks.
fn get(wire: &Wire, path: &str) -> raw::Response {
    let address = wire.emulator.address();
    let head = format!("GET {path} HTTP/1.0\r\nHost: {address}\r\n\r\n");
    raw::exchange(address, head.as_bytes(), b"")
}

#[test]
fn the_page_may_run_what_comes_from_here_alone() {
    let wire = Wire::new();
    for (path, content_type) in [
        ("/_emulator/ui", "text/html; charset=utf-8"),
        ("/_emulator/ui/", "text/html; charset=utf-8"),
        ("/_emulator/ui/style.css", "text/css; charset=utf-8"),
        ("/_emulator/ui/main.js", "text/javascript; charset=utf-8"),
        ("/_emulator/ui/icon.svg", "image/svg+xml"),
    ] {
        let page = get(&wire, path);
        assert_eq!(page.status, 200, "{path}");
        for header in [
            &format!("content-type: {content_type}"),
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cache-control: no-store",
        ] {
            assert!(page.head.contains(header), "{header} in {}", page.head);
        }
        let policy = page.head.split("content-security-policy: ").nth(1);
        let policy = policy.and_then(|rest| rest.lines().next()).unwrap();
        let rules: Vec<&str> = policy.split("; ").collect();
        for rule in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(rules.contains(&rule), "{rule} in {policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
    }
}

#[test]
fn routes_of_the_page_are_guarded_and_have_their_methods() {
    let wire = Wire::new();
    let host = format!("Host: {}", wire.emulator.address());
    for (method, path, origin, expected) in [
        ("GET", "/_emulator/ui", "http://evil.test", 403),
        ("GET", "/_emulator/events", "http://evil.test", 403),
        ("GET", "/_emulator/actions", "http://evil.test", 403),
        ("GET", "/_emulator/ui/groups", "http://evil.test", 403),
        (
            "POST",
            "/_emulator/try/GetGroupList",
            "http://evil.test",
            403,
        ),
        ("POST", "/_emulator/ui", "", 405),
        ("PUT", "/_emulator/events", "", 405),
        ("GET", "/_emulator/try/GetGroupList", "", 405),
        ("DELETE", "/_emulator/actions", "", 405),
        ("GET", "/_emulator/ui/odd", "", 404),
        ("GET", "/_emulator/ui/../state", "", 404),
        ("GET", "/_emulator/uis", "", 404),
    ] {
        let origin = format!("Origin: {origin}");
        let mut headers = vec![host.as_str()];
        headers.extend((origin != "Origin: ").then_some(origin.as_str()));
        let (status, said) = wire.admin_with(method, path, &headers, "");
        assert_eq!(status, expected, "{method} {path}");
        assert!(said["error"].is_string(), "{said}");
    }
    let off = Wire::with(|builder| builder.admin(false));
    for path in ["/_emulator/ui", "/_emulator/events", "/_emulator/actions"] {
        assert_eq!(get(&off, path).status, 404, "{path}");
    }
    assert!(wire.journal().is_empty());
}

#[test]
fn groups_and_persons_come_in_parts() {
    let wire = Wire::with_groups(&["b", "a"]);
    for (number, person) in ["p3", "p1", "p2"].iter().enumerate() {
        wire.person("b", person, 100 + u32::try_from(number).unwrap());
    }
    let list = |path: &str| {
        let (status, list) = wire.admin("GET", &format!("/_emulator/ui/{path}"), "");
        assert_eq!(status, 200, "{list}");
        list
    };
    let groups = list("groups?limit=1");
    assert_eq!(
        (&groups["total"], &groups["offset"]),
        (&json!(2), &json!(0))
    );
    let group = &groups["groups"][0];
    assert_eq!(group["GroupId"], "b");
    assert_eq!(
        (&group["PersonNum"], &group["FaceNum"]),
        (&json!(3), &json!(3))
    );
    assert_eq!(list("groups?offset=1")["groups"][0]["GroupId"], "a");
    let ids = |part: &Value| -> Vec<Value> {
        let persons = part["persons"].as_array().unwrap().iter();
        persons.map(|person| person["PersonId"].clone()).collect()
    };
    // The order is that of their creation.
    assert_eq!(ids(&list("persons?group=b&limit=2")), ["p3", "p1"]);
    let rest = list("persons?group=b&offset=2&limit=2");
    assert_eq!((ids(&rest), &rest["total"]), (vec![json!("p2")], &json!(3)));
    let one = list("persons?person=p1");
    assert_eq!(
        one["persons"][0]["Faces"][0],
        wire.emulator.state()["Persons"][0]["Faces"][0]
    );
    assert_eq!(list("persons?person=nobody")["total"], 0);
    assert_eq!(
        wire.admin("GET", "/_emulator/ui/persons?group=x", "").0,
        400
    );
}

/// Tries an action by its route.
fn attempt(wire: &Wire, action: &str, parameters: &Value) -> Value {
    let path = format!("/_emulator/try/{action}");
    let (status, told) = wire.admin("POST", &path, &parameters.to_string());
    assert_eq!(status, 200, "{told}");
    told
}

/// The envelope's content in what a try tells.
fn enveloped(told: &Value) -> Value {
    assert_eq!(told["response"]["delivered"], "whole", "{told}");
    let body: Value = serde_json::from_str(told["response"]["body"].as_str().unwrap()).unwrap();
    body["Response"].clone()
}

#[test]
fn a_try_is_a_call_like_any_other() {
    let wire = Wire::new();
    let told = attempt(
        &wire,
        "CreateGroup",
        &json!({"GroupId": "g", "GroupName": "n"}),
    );
    assert_eq!(enveloped(&told)["FaceModelVersion"], "3.0");
    let person = json!({"GroupId": "g", "PersonId": "p", "PersonName": "n", "Image": image(100)});
    let told = attempt(&wire, "CreatePerson", &person);
    assert_eq!(
        enveloped(&told)["FaceId"],
        wire.state()["Persons"][0]["Faces"][0]["FaceId"]
    );
    let refused = enveloped(&attempt(&wire, "CreatePerson", &person));
    assert_eq!(
        refused["Error"]["Code"],
        "InvalidParameterValue.PersonIdAlreadyExist"
    );
    assert_eq!(
        enveloped(&attempt(&wire, "Odd", &json!({})))["Error"]["Code"],
        "InvalidAction"
    );
    let codes: Vec<Value> = wire
        .journal()
        .iter()
        .map(|record| record["code"].clone())
        .collect();
    assert_eq!(
        codes,
        [
            "ok",
            "ok",
            "InvalidParameterValue.PersonIdAlreadyExist",
            "InvalidAction"
        ]
    );
    // What is no JSON is refused by the call itself.
    let (_, told) = wire.admin("POST", "/_emulator/try/GetGroupList", "{");
    assert_eq!(enveloped(&told)["Error"]["Code"], "InvalidParameter");
}

/// The signature is checked against the implementation of these tests, which shares nothing with the emulator's.
#[test]
fn a_try_tells_what_was_signed_and_no_key() {
    let wire = Wire::with(|builder| builder.token("token-of-all"));
    let told = attempt(&wire, "GetGroupList", &json!({"Limit": 3}));
    assert_eq!(enveloped(&told)["GroupNum"], 0);
    assert_eq!(
        keys(&told),
        ["canonical_request", "request", "response", "string_to_sign"]
    );
    let host = wire.emulator.address();
    // SHA-256 of {"Limit":3}.
    let hash = "a0f855c9bc8d8b3fb4ac4198b14563467ba6466747f6130617092f85e565bb6a";
    let canonical = told["canonical_request"].as_str().unwrap();
    let expected = format!(
        "POST\n/\n\ncontent-type:application/json\nhost:{host}\nx-tc-action:getgrouplist\n\ncontent-type;host;x-tc-action\n"
    );
    assert_eq!(canonical.strip_prefix(&expected), Some(hash), "{canonical}");
    let text = told["string_to_sign"].as_str().unwrap();
    let expected = format!("TC3-HMAC-SHA256\n{NOW}\n2023-11-14/iai/tc3_request\n");
    assert!(text.starts_with(&expected), "{text}");
    let header = |name: &str| {
        let headers = told["request"]["headers"].as_array().unwrap().iter();
        let found = headers.clone().find(|header| header["name"] == name);
        found.map(|header| header["value"].as_str().unwrap().to_owned())
    };
    assert_eq!(header("X-TC-Timestamp"), Some(NOW.to_string()));
    let authorization = header("Authorization").unwrap();
    let scope = format!("Credential={SECRET_ID}/2023-11-14/iai/tc3_request");
    assert!(authorization.contains(&scope), "{authorization}");
    // The same call, sent by hand with the header that was told, is taken as well.
    let call = raw::Request {
        host: host.to_string(),
        timestamp: NOW,
        ..raw::Request::post("GetGroupList", &json!({"Limit": 3}))
    };
    let sent = call
        .header("Authorization", &authorization)
        .header("X-TC-Token", "token-of-all")
        .send_unsigned(host);
    assert_eq!(sent.code(), None, "{sent:?}");
    for secret in [SECRET_KEY, "token-of-all"] {
        assert!(!told.to_string().contains(secret), "{told}");
    }
    assert_eq!(
        (header("X-TC-Token"), &told["request"]["has_token"]),
        (None, &json!(true))
    );
}

#[test]
fn a_try_tells_what_a_fault_did_to_its_response() {
    let wire = Wire::new();
    for (fault, expected) in [
        ("reset", json!({"delivered": "reset"})),
        ("close, when=after", json!({"delivered": "close"})),
        (
            "empty",
            json!({"delivered": "whole", "status": 200, "content_type": "application/json", "body": ""}),
        ),
    ] {
        wire.faults(&format!("GetGroupList: {fault}, times=1"));
        let told = attempt(&wire, "GetGroupList", &json!({}));
        assert_eq!(told["response"], expected, "{fault}");
    }
    wire.faults("GetGroupList: half, times=1\nGetGroupList: error=InternalError, times=1");
    let told = attempt(&wire, "GetGroupList", &json!({}));
    let half = told["response"]["body"].as_str().unwrap();
    assert!(
        half.starts_with("{\"Response\"") && !half.ends_with('}'),
        "{half}"
    );
    let faults: Vec<Value> = wire
        .journal()
        .iter()
        .map(|record| record["delivered"].clone())
        .collect();
    assert_eq!(faults, ["reset", "close", "empty", "half"]);
}

#[test]
fn a_try_has_the_limit_of_a_call() {
    let wire = Wire::new();
    let long = " ".repeat(10 * 1024 * 1024);
    assert_eq!(
        wire.admin(
            "POST",
            "/_emulator/try/GetGroupList",
            &format!("{long}{{}}")
        )
        .0,
        413
    );
    assert!(wire.journal().is_empty());
    let fits = format!("{}{{}}", &long[2..]);
    let (status, told) = wire.admin("POST", "/_emulator/try/GetGroupList", &fits);
    assert_eq!(
        (status, told["response"]["status"].clone()),
        (200, json!(200))
    );
}

/// A page that follows the log.
struct Reader(BufReader<TcpStream>);

impl Reader {
    fn open(wire: &Wire, more: &str) -> Self {
        let address = wire.emulator.address();
        let mut socket = TcpStream::connect(address).unwrap();
        socket
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        let head = format!("GET /_emulator/events HTTP/1.0\r\nHost: {address}\r\n{more}\r\n");
        socket.write_all(head.as_bytes()).unwrap();
        let mut reader = Self(BufReader::new(socket));
        let head = reader.block("\r\n");
        assert!(head.contains("content-type: text/event-stream"), "{head}");
        reader
    }

    /// The lines up to an empty one.
    fn block(&mut self, end: &str) -> String {
        let mut text = String::new();
        loop {
            let mut line = String::new();
            assert_ne!(
                self.0.read_line(&mut line).unwrap(),
                0,
                "it ended after {text}"
            );
            if line == end {
                return text.to_lowercase();
            }
            text += &line;
        }
    }

    /// The next event: its name, its number and its data.
    fn event(&mut self) -> (String, Option<u64>, Value) {
        let block = self.block("\n");
        let line = |start: &str| block.lines().find_map(|line| line.strip_prefix(start));
        let number = line("id: ").map(|number| number.parse().unwrap());
        let data = serde_json::from_str(line("data: ").unwrap()).unwrap();
        (line("event: ").unwrap().to_owned(), number, data)
    }

    /// The numbers of the next requests.
    fn numbers(&mut self, count: usize) -> Vec<u64> {
        (0..count)
            .map(|_| {
                let (name, number, data) = self.event();
                assert_eq!(name, "request", "{data}");
                number.unwrap()
            })
            .collect()
    }
}

#[test]
fn the_log_is_followed_and_caught_up_with() {
    let wire = Wire::with_groups(&["a"]);
    let mut reader = Reader::open(&wire, "");
    assert_eq!(
        reader.event(),
        (
            "hello".to_owned(),
            None,
            json!({"capacity": 1000, "resumed": false})
        )
    );
    let (name, number, record) = reader.event();
    assert_eq!((name.as_str(), number), ("request", Some(0)));
    assert_eq!(
        (&record["action"], &record["duration_ms"]),
        (&json!("creategroup"), &json!(0.0))
    );
    wire.ok("GetGroupList", json!({}));
    assert_eq!(reader.numbers(1), [1]);
    // Changes by control routes are told, too.
    wire.faults("GetGroupList: reset, when=after, times=1");
    assert_eq!(reader.event().0, "changed");
    drop(reader);
    for _ in 0..3 {
        wire.ok("GetGroupInfo", json!({"GroupId": "a"}));
    }
    let mut back = Reader::open(&wire, "Last-Event-ID: 1\r\n");
    assert_eq!(back.event().2, json!({"capacity": 1000, "resumed": true}));
    assert_eq!(back.numbers(3), [2, 3, 4]);
}

#[test]
fn a_reader_who_does_not_read_holds_nobody_up() {
    let wire = Wire::with(|builder| builder.log_capacity(100));
    let mut slow = Reader::open(&wire, "");
    slow.event();
    // More than is kept of the log.
    for _ in 0..500 {
        wire.ok("GetGroupList", json!({}));
    }
    let mut passed = 0;
    let mut seen = 0;
    loop {
        let (name, number, data) = slow.event();
        passed += data["requests"].as_u64().unwrap_or_default();
        seen += u64::from(name == "request");
        if number == Some(499) {
            break;
        }
    }
    assert_eq!(passed + seen, 500, "{passed} passed");
}

#[test]
fn the_page_follows_where_the_log_is_off() {
    let wire = Wire::with(|builder| builder.log_capacity(0));
    let mut reader = Reader::open(&wire, "");
    assert_eq!(reader.event().2["capacity"], 0);
    wire.ok("GetGroupList", json!({}));
    let told = reader.event();
    assert_eq!(
        (told.0.as_str(), told.2),
        ("passed", json!({"requests": 1}))
    );
}
