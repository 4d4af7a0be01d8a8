//! The page, its files, and what it reads: groups and persons in parts.

use super::wire::Wire;
use iai_tests::raw;
use serde_json::{Value, json};

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
        one["persons"][0]["Faces"][0]["FaceId"],
        wire.emulator.state()["Persons"][0]["Faces"][0]["FaceId"]
    );
    assert_eq!(list("persons?person=nobody")["total"], 0);
    assert_eq!(
        wire.admin("GET", "/_emulator/ui/persons?group=x", "").0,
        400
    );
}
