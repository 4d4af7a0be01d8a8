//! The routes, without sockets.

use super::*;
use crate::identifiers::Identifiers;
use serde_json::json;

fn admin(enabled: bool) -> Admin {
    Admin {
        enabled,
        account: Account::new(Arc::new(Identifiers::new(1))),
        faults: Faults::new(1),
        journal: Arc::new(Journal::new(10, None)),
    }
}

fn call(admin: &Admin, method: &str, path: &str, body: &str) -> (u16, Value) {
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    let Said(status, content) = admin.answer(&method, path, body.as_bytes());
    let value = match content {
        Content::Whole(value) => value,
        Content::Pages(pages) => serde_json::from_str(&pages.collect::<String>()).unwrap(),
    };
    (status.as_u16(), value)
}

fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
    pairs
        .iter()
        .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
        .collect()
}

#[test]
fn only_its_own_paths_are_meant() {
    for (path, expected) in [
        ("/_emulator", true),
        ("/_emulator/", true),
        ("/_emulator/state", true),
        ("/_emulators", false),
        ("/", false),
        ("/x/_emulator/", false),
    ] {
        assert_eq!(Admin::is_meant(path), expected, "{path}");
    }
}

#[test]
fn who_may_come_in() {
    let local = "127.0.0.1".parse().unwrap();
    let status = |admin: &Admin, pairs: &[(&'static str, &'static str)]| {
        let refused = admin.admit(&headers(pairs), local).err();
        refused.map(|said| said.0.as_u16())
    };
    let host = ("host", "127.0.0.1:80");
    assert_eq!(status(&admin(true), &[host]), None);
    assert_eq!(status(&admin(false), &[host]), Some(404));
    assert_eq!(
        status(&admin(true), &[host, ("origin", "http://127.0.0.1:80")]),
        Some(403)
    );
    assert_eq!(status(&admin(true), &[("host", "evil.test")]), Some(403));
    for (site, expected) in [
        ("none", None),
        ("same-origin", None),
        ("same-site", Some(403)),
        ("cross-site", Some(403)),
        ("", None),
        ("odd", Some(403)),
    ] {
        let sent = status(&admin(true), &[host, ("sec-fetch-site", site)]);
        assert_eq!(sent, expected, "{site}");
    }
    assert_eq!(status(&admin(true), &[]), Some(403));
}

#[test]
fn faults_are_added_listed_and_removed() {
    let admin = admin(true);
    let path = "/_emulator/faults";
    let added = call(
        &admin,
        "POST",
        path,
        r#"{"action": "CreateGroup", "reset": true}"#,
    );
    assert_eq!(added, (200, json!({"ids": [0]})));
    let added = call(&admin, "POST", path, r#"["*: half", "*: close"]"#);
    assert_eq!(added, (200, json!({"ids": [1, 2]})));
    assert_eq!(call(&admin, "DELETE", "/_emulator/faults/1", "").0, 200);
    assert_eq!(call(&admin, "DELETE", "/_emulator/faults/1", "").0, 404);
    assert_eq!(
        call(&admin, "GET", path, "").1,
        json!([
            {"id": 0, "fault": "CreateGroup: reset", "calls": 0, "struck": 0},
            {"id": 2, "fault": "*: close", "calls": 0, "struck": 0},
        ])
    );
    assert_eq!(call(&admin, "DELETE", path, "").0, 200);
    assert_eq!(call(&admin, "GET", path, "").1, json!([]));
}

#[test]
fn a_list_with_a_mistake_adds_nothing() {
    let admin = admin(true);
    let (status, said) = call(
        &admin,
        "POST",
        "/_emulator/faults",
        r#"["*: half", "*: boom"]"#,
    );
    assert_eq!(status, 400);
    assert!(
        said["error"]
            .as_str()
            .unwrap()
            .starts_with("at character 4: `boom`"),
        "{said}"
    );
    assert!(admin.faults.list().is_empty());
    assert_eq!(call(&admin, "POST", "/_emulator/faults", "{").0, 400);
}
