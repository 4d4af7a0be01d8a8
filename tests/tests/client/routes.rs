//! Where a request really goes: connect address, `Host` header and signed host for each endpoint and proxy.

use iai_client::actions::{DeleteGroupRequest, DeleteGroupResponse};
use iai_client::{
    Client, Endpoint, Error, Response,
    transport::{Proxy, TransportConfig},
};
use iai_tests::fake_server::FakeServer;
use iai_tests::harness;
use iai_tests::http::{Seen, http};
use iai_tests::raw::Request;
use std::env;
use std::process::Command;

const ANSWER: &str = r#"{"Response":{"RequestId":"r-1"}}"#;

/// An endpoint; what its address is to the proxy and its host, or the reason to refuse it.
type Row = (
    &'static str,
    Result<(&'static str, &'static str), &'static str>,
);

/// The proxy resolves names, so that hosts which do not exist can be told apart here.
const ENDPOINTS: &[Row] = &[
    (
        "http://iai.example.com",
        Ok(("http://iai.example.com/", "iai.example.com")),
    ),
    (
        "HTTP://IAI.Example.COM:80",
        Ok(("http://iai.example.com/", "iai.example.com")),
    ),
    (
        "http://iai.example.com:443",
        Ok(("http://iai.example.com:443/", "iai.example.com:443")),
    ),
    (
        "http://iai.example.com:08080/",
        Ok(("http://iai.example.com:8080/", "iai.example.com:8080")),
    ),
    (
        "http://iai.example.com.",
        Ok(("http://iai.example.com./", "iai.example.com.")),
    ),
    (
        "http://人脸.example.com",
        Ok(("http://xn--gmqw44j.example.com/", "xn--gmqw44j.example.com")),
    ),
    (
        "http://10.0.0.1:8080",
        Ok(("http://10.0.0.1:8080/", "10.0.0.1:8080")),
    ),
    ("http://0x0a.1", Ok(("http://10.0.0.1/", "10.0.0.1"))),
    (
        "http://[2001:DB8:0:0::1]",
        Ok(("http://[2001:db8::1]/", "[2001:db8::1]")),
    ),
    (
        "http://[2001:db8::1]:8080",
        Ok(("http://[2001:db8::1]:8080/", "[2001:db8::1]:8080")),
    ),
    (
        "http://2001:db8::1",
        Err("is no URL such as https://host:port"),
    ),
    (
        "http://[fe80::1%25eth0]",
        Err("is no URL such as https://host:port"),
    ),
    (
        "http://[fe80::1%eth0]",
        Err("is no URL such as https://host:port"),
    ),
    (
        "http://iai.example.com:",
        Err("is no URL such as https://host:port"),
    ),
    (
        "http://iai.example.com:0",
        Err("is no URL such as https://host:port"),
    ),
    (
        "http://user:secret@iai.example.com",
        Err("must not hold a user name or password"),
    ),
    (
        "http://iai.example.com/v3",
        Err("needs a signing host, since the API lives at /"),
    ),
];

#[test]
fn the_signed_host_is_the_host_that_arrives() {
    for (address, expected) in ENDPOINTS {
        let proxy = FakeServer::saying(http(200, ANSWER));
        let sent = through(&proxy.url(), address);
        match expected {
            Err(reason) => {
                let error = sent.unwrap_err().to_string();
                assert!(error.ends_with(reason), "{address}: {error}");
            }
            Ok((url, host)) => {
                sent.unwrap();
                let seen = proxy.seen_once();
                assert_eq!(seen.line, format!("POST {url} HTTP/1.1"), "{address}");
                assert_eq!(seen.header("host"), Some(*host), "{address}");
                let signed = signed_for(&seen, host);
                assert_eq!(seen.header("authorization"), Some(&*signed), "{address}");
            }
        }
    }
}

/// What the proxy sees before it sends the request on, and the text for its user name and password.
#[test]
fn a_proxy_gets_its_own_credentials_and_a_tunnel_nothing_else() {
    let table = [
        (
            "door:secret@",
            "http://iai.example.com",
            "POST http://iai.example.com/ HTTP/1.1",
            Some("Basic ZG9vcjpzZWNyZXQ="),
        ),
        (
            "door:s%40%3A@",
            "http://iai.example.com",
            "POST http://iai.example.com/ HTTP/1.1",
            Some("Basic ZG9vcjpzQDo="),
        ),
        (
            "door@",
            "http://iai.example.com",
            "POST http://iai.example.com/ HTTP/1.1",
            Some("Basic ZG9vcjo="),
        ),
        (
            "",
            "http://iai.example.com",
            "POST http://iai.example.com/ HTTP/1.1",
            None,
        ),
    ];
    for (login, endpoint, line, authorization) in table {
        let proxy = FakeServer::saying(http(200, ANSWER));
        let url = proxy.url().replace("//", &format!("//{login}"));
        through(&url, endpoint).unwrap();
        let seen = proxy.seen_once();
        assert_eq!(seen.line, line);
        assert_eq!(seen.header("proxy-authorization"), authorization, "{login}");
    }
}

#[test]
fn loopback_is_reached_without_any_proxy() {
    let server = FakeServer::saying(http(200, ANSWER));
    let proxy = FakeServer::saying(http(200, ANSWER));
    through(&proxy.url(), &server.url()).unwrap();
    let line = server.seen_once().line;
    assert_eq!((&*line, &*proxy.seen_once().line), ("POST / HTTP/1.1", ""));
}

#[test]
fn a_proxy_that_wants_a_login_is_told_apart() {
    let proxy = FakeServer::saying(http(407, "<html></html>"));
    let error = through(&proxy.url(), "http://iai.example.com").unwrap_err();
    assert!(
        error.remedy().contains("Proxy::credentials"),
        "{}",
        error.remedy()
    );
    drop(proxy.seen_once());
}

/// The variable by which the child knows that it is one.
const CHILD: &str = "IAI_TESTS_PROXY_CHILD";

/// The environment is that of a whole process, so another one makes the calls.
#[test]
fn the_proxy_of_the_environment_is_taken_except_to_loopback() {
    let (server, proxy) = (
        FakeServer::saying(http(200, ANSWER)),
        FakeServer::saying(http(200, ANSWER)),
    );
    let mut child = Command::new(env::current_exe().unwrap());
    child
        .args(["--exact", "client::routes::calls_of_a_process_with_a_proxy"])
        .env(CHILD, server.url())
        .env("http_proxy", proxy.url());
    for name in ["HTTP_PROXY", "NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
        child.env_remove(name);
    }
    let ended = child.output().unwrap();
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stdout)
    );
    assert_eq!(server.seen_once().line, "POST / HTTP/1.1");
    assert_eq!(
        proxy.seen_once().line,
        "POST http://iai.example.com/ HTTP/1.1"
    );
}

/// In any other process it has nothing to do.
#[test]
fn calls_of_a_process_with_a_proxy() {
    let Ok(loopback) = env::var(CHILD) else {
        return;
    };
    for endpoint in [&*loopback, "http://iai.example.com"] {
        let client = client(endpoint, TransportConfig::new()).unwrap();
        harness::wait(client.send(request())).unwrap();
    }
}

fn through(proxy: &str, endpoint: &str) -> Result<Response<DeleteGroupResponse>, Error> {
    let client = client(endpoint, TransportConfig::new().proxy(Proxy::url(proxy)?))?;
    harness::wait(client.send(request()))
}

fn client(endpoint: &str, transport: TransportConfig) -> Result<Client, Error> {
    Client::builder()
        .credentials(harness::credentials())
        .endpoint(Endpoint::custom(endpoint)?.allow_plain_http())
        .transport(transport)
        .build()
}

fn request() -> DeleteGroupRequest {
    DeleteGroupRequest::builder().group_id("g").build()
}

/// The `Authorization` that the tests' own implementation gives to what was seen, if `host` was signed.
fn signed_for(seen: &Seen, host: &str) -> String {
    let request = Request {
        method: "POST".into(),
        content_type: "application/json".into(),
        host: host.into(),
        body: seen.body.clone(),
        timestamp: seen.header("x-tc-timestamp").unwrap().parse().unwrap(),
        ..Request::get("DeleteGroup", "")
    };
    request.authorization()
}
