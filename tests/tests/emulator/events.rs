//! The log of requests as server-sent events.

use super::wire::Wire;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A page that follows the log.
struct Reader {
    stream: BufReader<TcpStream>,
    /// The id of the last request.
    id: String,
}

impl Reader {
    fn open(wire: &Wire, more: &str) -> Self {
        Self::at(wire, "/_emulator/events", more)
    }

    fn at(wire: &Wire, path: &str, more: &str) -> Self {
        let address = wire.emulator.address();
        let mut socket = TcpStream::connect(address).unwrap();
        socket
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        let head = format!("GET {path} HTTP/1.0\r\nHost: {address}\r\n{more}\r\n");
        socket.write_all(head.as_bytes()).unwrap();
        let mut reader = Self {
            stream: BufReader::new(socket),
            id: String::new(),
        };
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
                self.stream.read_line(&mut line).unwrap(),
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
        self.id = line("id: ").unwrap_or(&self.id).to_owned();
        let number = line("id: ").and_then(|id| id.rsplit_once('-'));
        let number = number.map(|(_, number)| number.parse().unwrap());
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
    wire.faults("CreateGroup: reset, when=after, times=1");
    assert_eq!(reader.event().0, "changed");
    let seen = reader.id.clone();
    drop(reader);
    for _ in 0..3 {
        wire.ok("GetGroupInfo", json!({"GroupId": "a"}));
    }
    let mut back = Reader::open(&wire, &format!("Last-Event-ID: {seen}\r\n"));
    assert_eq!(back.event().2, json!({"capacity": 1000, "resumed": true}));
    assert_eq!(back.numbers(3), [2, 3, 4]);
    let mut again = Reader::at(&wire, &format!("/_emulator/events?after={}", back.id), "");
    assert_eq!(again.event().2["resumed"], true);
    wire.ok("GetGroupList", json!({}));
    assert_eq!(again.numbers(1), [5]);
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
