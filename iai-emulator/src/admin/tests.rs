//! The routes, without sockets.

use super::*;
use crate::faults::Fault;
use crate::identifiers::Identifiers;
use crate::journal::{Finish, Protocol, RecordBuilder};
use serde_json::json;
use std::time::Duration;

fn admin(enabled: bool) -> Admin {
    Admin {
        enabled,
        hosts: vec!["iai".to_owned()],
        account: Account::empty(Arc::new(Identifiers::new(1))),
        clock: Clock::new(|| 7),
        state_bytes: 1 << 20,
        faults: Faults::new(1),
        journal: Arc::new(Journal::new(40, None)),
    }
}

fn call(admin: &Admin, method: &str, path: &str, body: &str) -> (u16, Value) {
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    let AdminResponse(status, body_sent) = admin.response(&method, path, body.as_bytes());
    let value = match body_sent {
        AdminBody::Whole(value) => value,
        AdminBody::File(..) => panic!("{path} is a file"),
        AdminBody::Picture(file) => panic!("{file:?}"),
        AdminBody::Pages(pages) => serde_json::from_str(&pages.collect::<String>()).unwrap(),
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
fn only_paths_under_emulator_are_routes() {
    for (path, expected) in [
        ("/_emulator", true),
        ("/_emulator/", true),
        ("/_emulator/state", true),
        ("/_emulators", false),
        ("/", false),
        ("/x/_emulator/", false),
    ] {
        assert_eq!(Admin::has_route(path), expected, "{path}");
    }
}

#[test]
fn who_may_come_in() {
    let local = "127.0.0.1".parse().unwrap();
    let over = |scheme: &str, admin: &Admin, pairs: &[(&'static str, &'static str)]| {
        let refused = admin.admit(&headers(pairs), local, scheme).err();
        refused.map(|response| response.0.as_u16())
    };
    let status = |admin: &Admin, pairs: &[(&'static str, &'static str)]| over("http", admin, pairs);
    let host = ("host", "127.0.0.1:80");
    assert_eq!(status(&admin(true), &[host]), None);
    assert_eq!(status(&admin(false), &[host]), Some(404));
    for (host, origin, expected) in [
        ("127.0.0.1:80", "http://127.0.0.1:80", None),
        ("iai:8080", "http://IAI:8080", None),
        ("127.0.0.1:80", "http://127.0.0.1:81", Some(403)),
        ("127.0.0.1:80", "http://127.0.0.1", Some(403)),
        ("127.0.0.1:80", "https://127.0.0.1:80", Some(403)),
        ("127.0.0.1:80", "http://evil.test", Some(403)),
        ("127.0.0.1:80", "null", Some(403)),
        ("127.0.0.1:80", "", Some(403)),
        ("evil.test", "http://evil.test", Some(403)),
    ] {
        let sent = status(&admin(true), &[("host", host), ("origin", origin)]);
        assert_eq!(sent, expected, "{origin} at {host}");
    }
    for (scheme, origin, expected) in [
        ("https", "https://127.0.0.1:80", None),
        ("https", "http://127.0.0.1:80", Some(403)),
        ("https", "https://evil.test", Some(403)),
        ("http", "https://127.0.0.1:80", Some(403)),
    ] {
        let sent = over(scheme, &admin(true), &[host, ("origin", origin)]);
        assert_eq!(sent, expected, "{origin} over {scheme}");
    }
    assert_eq!(status(&admin(true), &[("host", "iai")]), None);
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
    let added = call(&admin, "POST", path, "CreateGroup: reset");
    assert_eq!(added, (200, json!({"ids": [0]})));
    let added = call(&admin, "POST", path, "*: half\r\n*: close\n");
    assert_eq!(added, (200, json!({"ids": [1, 2]})));
    let one = call(&admin, "DELETE", "/_emulator/faults/1", "");
    assert_eq!(one, (200, json!({"removed": 1})));
    assert_eq!(call(&admin, "DELETE", "/_emulator/faults/1", "").0, 404);
    assert_eq!(
        call(&admin, "GET", path, "").1,
        json!([
            {"id": 0, "fault": "CreateGroup: reset", "calls": 0, "struck": 0, "used_up": false},
            {"id": 2, "fault": "*: close", "calls": 0, "struck": 0, "used_up": false},
        ])
    );
    let all = call(&admin, "DELETE", path, "");
    assert_eq!(all, (200, json!({"removed": 2})));
    assert_eq!(call(&admin, "GET", path, "").1, json!([]));
}

/// The pages of a list, and the numbers of the things in it.
fn numbers(admin: &Admin, path: &str, number: &str) -> (usize, Vec<u64>) {
    let AdminBody::Pages(pages) = admin.response(&Method::GET, path, b"").1 else {
        panic!("{path} is not paged");
    };
    let pages: Vec<String> = pages.collect();
    let list: Value = serde_json::from_str(&pages.concat()).unwrap();
    assert_eq!(pages.concat(), format!("{list:#}\n"), "{path}");
    let items = list.as_array().unwrap().iter();
    let numbers = items.map(|item| item[number].as_u64().unwrap());
    (pages.len(), numbers.collect())
}

#[test]
fn long_lists_come_in_pages() {
    let admin = admin(true);
    for (count, pages) in [(0, 1), (15, 1), (16, 2), (40, 3)] {
        admin.faults.clear();
        let first = admin.faults.add(Fault::reset()).unwrap();
        assert!(admin.faults.remove(first));
        let reset = || admin.faults.add(Fault::reset()).unwrap();
        let expected: Vec<u64> = (0..count).map(|_| reset()).collect();
        assert_eq!(
            numbers(&admin, "/_emulator/faults", "id"),
            (pages, expected)
        );
    }
    let record = || {
        let record = RecordBuilder::new(&Method::POST, Protocol::V3, "CreateGroup", "", 2);
        record.finish(Finish {
            request_id: String::new(),
            time: 7,
            duration: Duration::ZERO,
            code: Some("ok".to_owned()),
            delivered: None,
            executed: true,
            fault: None,
        })
    };
    (0..45).for_each(|_| admin.journal.write(record()));
    // The ring of this test holds 40.
    let path = "/_emulator/requests";
    let expected = (3, (5..45).collect());
    assert_eq!(numbers(&admin, path, "sequence"), expected);
    let AdminBody::Pages(pages) = admin.response(&Method::GET, path, b"").1 else {
        panic!("not paged");
    };
    admin.journal.write(record());
    let list: Vec<Value> = serde_json::from_str(&pages.collect::<String>()).unwrap();
    assert_eq!(list.last().unwrap()["sequence"], 44);
}

#[test]
fn what_comes_or_goes_while_a_list_is_read_is_passed_over() {
    let admin = admin(true);
    for _ in 0..40 {
        admin.faults.add(Fault::reset()).unwrap();
    }
    let AdminBody::Pages(mut pages) = admin.response(&Method::GET, "/_emulator/faults", b"").1
    else {
        panic!("not paged");
    };
    let mut text = pages.next().unwrap();
    (10..39).for_each(|id| assert!(admin.faults.remove(id)));
    assert_eq!(admin.faults.add(Fault::reset()), Ok(40));
    text.extend(pages);
    let list: Vec<Value> = serde_json::from_str(&text).unwrap();
    let ids: Vec<u64> = list
        .iter()
        .map(|each| each["id"].as_u64().unwrap())
        .collect();
    assert_eq!(ids, (0..16).chain([39]).collect::<Vec<_>>());
}

#[test]
fn lines_with_a_mistake_add_nothing() {
    let admin = admin(true);
    for (body, expected) in [
        (
            "*: half\r\n*: eror=InternalError\n*: boom",
            "line 2: `eror=InternalError`: did you mean error=CODE? (no fault was added)",
        ),
        ("*: halv", "`halv`: did you mean half?"),
    ] {
        let refused = call(&admin, "POST", "/_emulator/faults", body);
        assert_eq!(refused, (400, json!({ "error": expected })));
    }
    assert!(admin.faults.list().is_empty());
    assert_eq!(call(&admin, "POST", "/_emulator/faults", "{").0, 400);
}
