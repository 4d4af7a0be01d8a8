//! The control routes, under `/_emulator/`: what they show, and which requests they refuse.

use super::wire::{Wire, keys};
use iai_emulator::Emulator;
use iai_tests::raw;
use serde_json::json;
use std::net::SocketAddr;

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
            "DELETE /_emulator/snapshots/NAME",
            "DELETE /_emulator/state",
            "GET /_emulator/",
            "GET /_emulator/actions",
            "GET /_emulator/events",
            "GET /_emulator/faults",
            "GET /_emulator/health",
            "GET /_emulator/pictures/FACE_ID",
            "GET /_emulator/requests",
            "GET /_emulator/snapshots",
            "GET /_emulator/state",
            "GET /_emulator/state/schema",
            "GET /_emulator/ui",
            "POST /_emulator/faults",
            "POST /_emulator/snapshots/NAME",
            "POST /_emulator/snapshots/NAME/restore",
            "POST /_emulator/state",
            "POST /_emulator/try/ACTION",
        ]
    );
}

#[test]
fn the_state_is_told_and_forgotten() {
    let wire = Wire::with_groups(&["h", "g"]);
    let face = wire.person("g", "p", 100);
    let told = wire.state();
    assert_eq!(told["Groups"][0]["PersonIds"], json!(["p"]));
    assert_eq!(told["Persons"][0]["Faces"][0]["FaceId"], face);
    assert_eq!(wire.emulator.state(), told);
    assert_eq!(
        wire.admin("DELETE", "/_emulator/state", ""),
        (200, json!({"Groups": 0, "Persons": 0}))
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
    let own = format!("Host: {}", wire.emulator.address());
    let table = [
        (vec![&*own], 200),
        (vec!["Host: evil.test"], 403),
        (vec!["X: y"], 403),
        (vec![&*own, "Origin: http://evil.test"], 403),
        (vec![&*own, "Sec-Fetch-Site: cross-site"], 403),
    ];
    for (headers, expected) in &table {
        let (status, said) = wire.admin_with("GET", "/_emulator/state", headers, "");
        assert_eq!(status, *expected, "{headers:?}");
        assert_eq!(
            said.get("Groups").is_some(),
            *expected == 200,
            "{headers:?}"
        );
    }
    let page = [&*own, "Origin: http://evil.test"];
    for (method, path) in [
        ("DELETE", "/_emulator/state"),
        ("POST", "/_emulator/faults"),
        ("DELETE", "/_emulator/requests"),
    ] {
        assert_eq!(
            wire.admin_with(method, path, &page, "*: reset").0,
            403,
            "{method} {path}"
        );
    }
    assert_eq!(wire.state()["Groups"][0]["GroupId"], "g");
    assert_eq!(wire.journal().len(), 1);
}

#[test]
fn a_probe_is_answered_whoever_asks() {
    let anywhere: SocketAddr = "0.0.0.0:0".parse().unwrap();
    let off = Wire::with(|builder| builder.admin(false));
    let open = Wire::with(|builder| builder.listen(anywhere));
    for (wire, method, status) in [
        (&off, "GET", 200),
        (&open, "GET", 200),
        (&open, "HEAD", 200),
        (&open, "POST", 405),
    ] {
        let port = wire.emulator.address().port();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let head = format!(
            "{method} /_emulator/health HTTP/1.0\r\nHost: pod-7.example\r\nOrigin: http://evil.test\r\n\r\n"
        );
        let response = raw::exchange(address, head.as_bytes(), b"");
        assert_eq!(response.status, status, "{method}");
        if method == "GET" {
            let told: serde_json::Value = serde_json::from_str(&response.body).unwrap();
            assert_eq!(told, json!({"status": "ok", "version": "0.1.0"}));
        }
    }
}

#[test]
fn a_name_that_was_allowed_is_a_host() {
    let wire = Wire::with(|builder| builder.admin_host("iai").admin_host("iai.test"));
    for (host, expected) in [
        ("iai:8080", 200),
        ("IAI.test", 200),
        ("localhost", 200),
        ("iai.evil.test", 403),
    ] {
        let host = format!("Host: {host}");
        let (status, _) = wire.admin_with("GET", "/_emulator/state", &[&host], "");
        assert_eq!(status, expected, "{host}");
    }
    for name in ["http://iai", "iai:8080", ""] {
        let builder = Emulator::builder().credentials("id", "key");
        let refused = builder.admin_host(name).start().unwrap_err();
        let expected = format!("{name:?} is no name of a host for the control routes");
        assert!(refused.to_string().starts_with(&expected), "{refused}");
    }
}

#[test]
fn other_routes_are_refused() {
    let wire = Wire::new();
    for (method, path, body, expected) in [
        ("GET", "/_emulator", "", 200),
        ("GET", "/_emulator/state/", "", 200),
        ("PUT", "/_emulator/", "", 405),
        ("POST", "/_emulator/state", "", 400),
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
fn a_large_state_comes_in_pieces() {
    let ids: Vec<String> = (0..200).map(|number| format!("g{number}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let wire = Wire::with_groups(&ids);
    let address = wire.emulator.address();
    let head =
        format!("GET /_emulator/state HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let response = raw::exchange(address, head.as_bytes(), b"");
    let chunked = response.head.contains("\r\ntransfer-encoding: chunked");
    assert!(chunked, "{}", response.head);
    assert!(
        response.body.ends_with("\r\n0\r\n\r\n"),
        "{}",
        response.body
    );
    // These tests use HTTP/1.0, which has no chunks; the content is the same.
    assert_eq!(wire.state(), wire.emulator.state());
}

#[test]
fn the_routes_are_there_if_asked_for_and_on_a_loopback_address() {
    let anywhere: SocketAddr = "0.0.0.0:0".parse().unwrap();
    let off = Wire::with(|builder| builder.admin(false));
    let open = Wire::with(|builder| builder.listen(anywhere));
    let asked_for = Wire::with(|builder| builder.listen(anywhere).admin(true));
    for (wire, expected) in [(&off, 404), (&open, 404), (&asked_for, 200)] {
        let port = wire.emulator.address().port();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        for path in ["/_emulator/", "/_emulator/state", "/_emulator/requests"] {
            let head = format!("GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
            let response = raw::exchange(address, head.as_bytes(), b"");
            assert_eq!(response.status, expected, "{path}");
        }
    }
    off.ok("GetGroupList", json!({}));
}
