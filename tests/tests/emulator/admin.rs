//! The routes under `/_emulator/`: what they tell, and whom they keep out.

use super::wire::{Wire, keys};
use serde_json::{Value, json};

#[test]
fn the_routes_are_listed() {
    let (status, listed) = Wire::new().admin("GET", "/_emulator/", "");
    assert_eq!(status, 200);
    assert_eq!(
        keys(&listed),
        [
            "DELETE /_emulator/faults",
            "DELETE /_emulator/faults/ID",
            "DELETE /_emulator/requests",
            "DELETE /_emulator/state",
            "GET /_emulator/",
            "GET /_emulator/faults",
            "GET /_emulator/requests",
            "GET /_emulator/state",
            "POST /_emulator/faults",
        ]
    );
}

#[test]
fn the_state_is_told_and_forgotten() {
    let wire = Wire::with_groups(&["h", "g"]);
    let face = wire.person("g", "p", 100);
    let group = |id: &str, faces: u64, persons: Value| {
        json!({"GroupId": id, "GroupName": format!("name of {id}"), "GroupExDescriptions": [], "Tag": "",
            "FaceModelVersion": "3.0", "CreationTimestamp": 1_700_000_000_000_u64,
            "UpdateTimestamp": 1_700_000_000_000_u64, "FaceNum": faces, "RolledBack": false, "PersonIds": persons})
    };
    let person = json!({"PersonId": "p", "PersonName": "name of p", "Gender": 0, "CreationTimestamp": 1_700_000_000_000_u64,
        "Groups": [{"GroupId": "g", "PersonExDescriptions": []}],
        "Faces": [{"FaceId": face, "FaceRect": {"X": 25, "Y": 20, "Width": 50, "Height": 60}}]});
    let expected = json!({"Groups": [group("g", 1, json!(["p"])), group("h", 0, json!([]))], "Persons": [person], "UpgradeJobs": []});
    assert_eq!(wire.state(), expected);
    assert_eq!(wire.emulator.state(), expected);
    assert_eq!(
        wire.admin("DELETE", "/_emulator/state", ""),
        (200, json!({}))
    );
    assert_eq!(
        wire.state(),
        json!({"Groups": [], "Persons": [], "UpgradeJobs": []})
    );
    wire.group("g", json!({}));
}

#[test]
fn web_pages_and_strange_names_are_kept_out() {
    let wire = Wire::with_groups(&["g"]);
    let port = wire.emulator.address().port();
    let host = |name: &str| format!("Host: {name}:{port}");
    let table = [
        (vec![host("127.0.0.1")], 200),
        (vec![host("localhost")], 200),
        (vec![host("[::1]")], 200),
        (vec!["Host: 127.0.0.1".to_owned()], 200),
        (vec![host("evil.test")], 403),
        (vec![host("127.0.0.1.evil.test")], 403),
        (vec![host("localhost.evil.test")], 403),
        (vec![host("192.0.2.1")], 403),
        (vec!["Host: ".to_owned()], 403),
        (vec!["X: y".to_owned()], 403),
        (
            vec![host("127.0.0.1"), "Origin: http://evil.test".to_owned()],
            403,
        ),
        (vec![host("127.0.0.1"), "Origin: null".to_owned()], 403),
        (
            vec![host("127.0.0.1"), "Sec-Fetch-Site: cross-site".to_owned()],
            403,
        ),
        (
            vec![
                host("127.0.0.1"),
                format!("Origin: http://127.0.0.1:{port}"),
            ],
            403,
        ),
    ];
    for (headers, expected) in &table {
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let (status, said) = wire.admin_with("GET", "/_emulator/state", &headers, "");
        assert_eq!(status, *expected, "{headers:?}");
        assert_eq!(
            said.get("Groups").is_some(),
            *expected == 200,
            "{headers:?}"
        );
    }
    let page = [&*host("127.0.0.1"), "Origin: http://evil.test"];
    for (method, path) in [
        ("DELETE", "/_emulator/state"),
        ("POST", "/_emulator/faults"),
        ("DELETE", "/_emulator/requests"),
    ] {
        assert_eq!(
            wire.admin_with(method, path, &page, r#""*: reset""#).0,
            403,
            "{method} {path}"
        );
    }
    assert_eq!(wire.state()["Groups"][0]["GroupId"], "g");
    assert_eq!(wire.journal().len(), 1);
}

#[test]
fn other_routes_are_refused() {
    let wire = Wire::new();
    for (method, path, body, expected) in [
        ("GET", "/_emulator", "", 200),
        ("POST", "/_emulator/state", "", 405),
        ("PUT", "/_emulator/faults", "", 405),
        ("GET", "/_emulator/odd", "", 404),
        ("GET", "/_emulator/state/g", "", 404),
        ("GET", "/_emulator/../state", "", 404),
        ("DELETE", "/_emulator/faults/-1", "", 404),
        ("DELETE", "/_emulator/faults/99999999999999999999", "", 404),
        ("POST", "/_emulator/faults", "", 400),
        ("POST", "/_emulator/faults", "{", 400),
    ] {
        let (status, said) = wire.admin(method, path, body);
        assert_eq!(status, expected, "{method} {path}");
        assert_eq!(said.get("error").is_some(), expected != 200, "{said}");
    }
    let long = "x".repeat(64 * 1024 + 1);
    assert_eq!(wire.admin("POST", "/_emulator/faults", &long).0, 413);
}

#[test]
fn the_routes_can_be_turned_off() {
    let wire = Wire::with(|builder| builder.admin(false));
    for path in ["/_emulator/", "/_emulator/state", "/_emulator/requests"] {
        assert_eq!(wire.admin("GET", path, "").0, 404, "{path}");
    }
    wire.ok("GetGroupList", json!({}));
}
