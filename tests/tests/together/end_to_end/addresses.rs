//! The service name that is signed, the host that is signed, and the address to connect to: three things.

use super::{ids, person};
use iai_client::{Client, Endpoint, Error};
use iai_tests::fake_server::FakeServer;
use iai_tests::harness::{self, EmulatorHarness};
use iai_tests::http::{Seen, http};
use iai_tests::raw::Request;

const ANSWER: &str = r#"{"Response":{"FaceId":"345","RequestId":"r-1"}}"#;

fn client(endpoint: Endpoint) -> Result<Client, Error> {
    Client::builder()
        .credentials(harness::credentials())
        .endpoint(endpoint)
        .build()
}

#[test]
fn another_host_can_be_signed_than_the_one_connected_to() {
    let harness = EmulatorHarness::with_group();
    let hosts = [
        "iai.tencentcloudapi.com",
        "iai.intl.tencentcloudapi.com:8443",
        "IAI.Example.com",
        "127.0.0.1:1",
    ];
    for (id, host) in (0..).zip(hosts) {
        let endpoint = Endpoint::custom(&harness.emulator.url())
            .unwrap()
            .signing_host(host)
            .unwrap();
        harness
            .wait(client(endpoint).unwrap().send(person(&format!("p{id}"))))
            .unwrap();
    }
    assert_eq!(ids(&harness), ["p0", "p1", "p2", "p3"]);
}

#[test]
fn another_name_of_the_same_machine_is_signed_as_it_is_written() {
    let harness = EmulatorHarness::with_group();
    let port = harness.emulator.address().port();
    for (id, url) in [
        ("a", format!("http://localhost:{port}")),
        ("b", format!("http://127.0.0.1:{port}/")),
    ] {
        harness
            .wait(
                client(Endpoint::custom(&url).unwrap())
                    .unwrap()
                    .send(person(id)),
            )
            .unwrap();
    }
    assert_eq!(ids(&harness), ["a", "b"]);
}

/// What a server sees of a call to `endpoint`.
fn seen(script: FakeServer, endpoint: Endpoint) -> Seen {
    harness::wait(client(endpoint).unwrap().send(person("p"))).unwrap();
    script.seen_once()
}

/// The `Authorization` that the tests' own implementation gives to what was seen.
fn expected(seen: &Seen, service: &str) -> String {
    let request = Request::get("CreatePerson", "");
    Request {
        method: "POST".into(),
        content_type: "application/json".into(),
        host: seen.header("host").unwrap().into(),
        body: seen.body.clone(),
        timestamp: seen.header("x-tc-timestamp").unwrap().parse().unwrap(),
        service: service.into(),
        ..request
    }
    .authorization()
}

#[test]
fn the_path_of_a_gateway_is_not_signed() {
    let script = FakeServer::saying(http(200, ANSWER));
    let endpoint = Endpoint::custom(&format!("{}/gateway/iai", script.url())).unwrap();
    let seen = seen(
        script,
        endpoint.signing_host("iai.tencentcloudapi.com").unwrap(),
    );
    assert_eq!(seen.line, "POST /gateway/iai HTTP/1.1");
    assert_eq!(seen.header("host"), Some("iai.tencentcloudapi.com"));
    assert_eq!(seen.header("authorization"), Some(&*expected(&seen, "iai")));
}

#[test]
fn the_service_is_not_taken_from_the_host() {
    let script = FakeServer::saying(http(200, ANSWER));
    let endpoint = Endpoint::custom(&script.url())
        .unwrap()
        .signing_host("cvm.tencentcloudapi.com")
        .unwrap();
    let seen_plain = seen(script, endpoint.clone());
    let authorization = seen_plain.header("authorization").unwrap();
    assert!(
        authorization.contains("/iai/tc3_request, "),
        "{authorization}"
    );
    assert_eq!(authorization, expected(&seen_plain, "iai"));

    let script = FakeServer::saying(http(200, ANSWER));
    let endpoint = Endpoint::custom(&script.url())
        .unwrap()
        .service("face-2")
        .unwrap();
    let seen_named = seen(script, endpoint);
    let authorization = seen_named.header("authorization").unwrap();
    assert!(
        authorization.contains("/face-2/tc3_request, "),
        "{authorization}"
    );
    assert_eq!(authorization, expected(&seen_named, "face-2"));
}
