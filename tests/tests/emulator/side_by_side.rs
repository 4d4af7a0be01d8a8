//! Several emulators in one process, many calls at once, and the end of an emulator with open connections.

use super::wire::{Wire, image};
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

#[test]
fn emulators_know_nothing_of_each_other() {
    let wires: Vec<Wire> = (0..5).map(|_| Wire::new()).collect();
    let ports: BTreeSet<u16> = wires
        .iter()
        .map(|wire| wire.emulator.address().port())
        .collect();
    assert_eq!(ports.len(), 5);
    thread::scope(|scope| {
        for (index, wire) in wires.iter().enumerate() {
            scope.spawn(move || {
                for number in 0..=index {
                    wire.group(&format!("g{number}"), json!({}));
                }
                wire.faults(&format!("DeleteGroup: unlisted=FailedOperation.Odd{index}"));
            });
        }
    });
    for (index, wire) in wires.iter().enumerate() {
        assert_eq!(wire.ok("GetGroupList", json!({}))["GroupNum"], index + 1);
        let code = wire.code("DeleteGroup", &json!({"GroupId": "g0"}));
        assert_eq!(code, format!("FailedOperation.Odd{index}"));
        assert_eq!(wire.journal().len(), index + 3);
    }
}

#[test]
fn calls_at_once_lose_nothing() {
    let wire = Wire::with_groups(&["g"]);
    thread::scope(|scope| {
        for worker in 0..8 {
            let wire = &wire;
            scope.spawn(move || {
                for number in 0..5 {
                    wire.person("g", &format!("p{worker}-{number}"), 64);
                }
            });
        }
    });
    assert_eq!(
        wire.ok("GetPersonListNum", json!({"GroupId": "g"})),
        json!({"PersonNum": 40, "FaceNum": 40})
    );
    let told = wire.ok("GetPersonList", json!({"GroupId": "g", "Limit": 1000}));
    let persons = told["PersonInfos"].as_array().unwrap().iter();
    let faces: BTreeSet<String> = persons
        .map(|person| person["FaceIds"][0].to_string())
        .collect();
    assert_eq!(faces.len(), 40);
    let ids: BTreeSet<String> = wire
        .journal()
        .iter()
        .map(|record| record["request_id"].to_string())
        .collect();
    assert_eq!(ids.len(), 43);
}

#[test]
fn of_many_who_want_one_id_one_gets_it() {
    let wire = Wire::with_groups(&["g"]);
    let codes: Vec<String> = thread::scope(|scope| {
        let calls: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let person = json!({"GroupId": "g", "PersonId": "p", "PersonName": "n", "Image": image(100)});
                    wire.code("CreatePerson", &person)
                })
            })
            .collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    });
    let taken = codes
        .iter()
        .filter(|code| *code == "InvalidParameterValue.PersonIdAlreadyExist")
        .count();
    assert_eq!(
        (taken, codes.iter().filter(|code| *code == "ok").count()),
        (7, 1),
        "{codes:?}"
    );
    assert_eq!(wire.state()["Groups"][0]["FaceNum"], 1);
}

#[test]
fn an_emulator_ends_with_its_connections() {
    let wire = Wire::new();
    let address = wire.emulator.address();
    wire.faults("GetGroupInfo: delay=60s");
    let mut idle = TcpStream::connect(address).unwrap();
    let mut half = TcpStream::connect(address).unwrap();
    half.write_all(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{")
        .unwrap();
    let mut waiting = TcpStream::connect(address).unwrap();
    let slow = wire.post("GetGroupInfo", &json!({"GroupId": "g"}));
    waiting.write_all(&slow.bytes()).unwrap();
    while wire.admin("GET", "/_emulator/faults", "").1[0]["struck"] == 0 {
        thread::yield_now();
    }
    drop(wire);
    for stream in [&mut idle, &mut half, &mut waiting] {
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        let mut response = Vec::new();
        match stream.read_to_end(&mut response) {
            Ok(_) => assert!(
                response.is_empty() || response.starts_with(b"HTTP/1.1 4"),
                "{response:?}"
            ),
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset),
        }
    }
    assert!(TcpStream::connect(address).is_err());
    let again = Wire::with(|builder| builder.listen(address));
    assert_eq!(again.emulator.address(), address);
}
