//! Responses that break off end their call at once, not when a timeout passes.

use iai_client::actions::CreateGroupRequest;
use iai_client::{
    Client, RequestConfig,
    time::{AsyncSleep, TokioSleep},
};
use iai_tests::fake_server::FakeServer;
use iai_tests::harness;
use std::time::Duration;

/// What comes before the connection ends, and the error.
const TABLE: &[(&str, &str, &str)] = &[
    (
        "nothing",
        "",
        "CreateGroup: the connection to $server broke before a response: connection closed before message completed; \
         the outcome is unknown, it may have taken effect",
    ),
    (
        "half of the headers",
        "HTTP/1.1 200 X\r\nContent-Le",
        "CreateGroup: the connection to $server broke before a response: connection closed before message completed; \
         the outcome is unknown, it may have taken effect",
    ),
    (
        "headers alone",
        "HTTP/1.1 200 X\r\nContent-Length: 90\r\n\r\n",
        "CreateGroup: the response ends in the middle (HTTP status 200); \
         the outcome is unknown, it may have taken effect",
    ),
    (
        "half of a body of known length",
        "HTTP/1.1 200 X\r\nContent-Length: 90\r\n\r\n{\"Response\":{\"RequestId\":\"r-1\",",
        "CreateGroup: the response ends in the middle (HTTP status 200): 31 bytes; \
         the outcome is unknown, it may have taken effect [request id r-1]",
    ),
    (
        "half of a chunk",
        "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"Response\":{\"RequestId\":\"r-1\",",
        "CreateGroup: the response ends in the middle (HTTP status 200): 31 bytes; \
         the outcome is unknown, it may have taken effect [request id r-1]",
    ),
    (
        "no last chunk",
        "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n{\"Response\":\r\n",
        "CreateGroup: the response ends in the middle (HTTP status 200): 12 bytes; \
         the outcome is unknown, it may have taken effect",
    ),
];

#[test]
fn a_response_that_is_cut_off_fails_at_once() {
    for (what, comes, text) in TABLE {
        let script = FakeServer::saying(*comes);
        let client = client(&script);
        let server = script.url().replace("http://", "");
        let timer = TokioSleep::new();
        let request = CreateGroupRequest::builder()
            .group_id("g")
            .group_name("G")
            .build();
        let error = harness::wait(client.send(request)).unwrap_err();
        assert!(
            timer.elapsed() < Duration::from_secs(5),
            "{what}: {:?}",
            timer.elapsed()
        );
        let text = text.replace("$server", &server);
        assert_eq!(error.to_string(), text, "{what}");
        assert!(error.is_outcome_unknown(), "{what}");
    }
}

fn client(script: &FakeServer) -> Client {
    let patient = RequestConfig::new().attempt_timeout(Duration::from_secs(30));
    harness::client(&script.url()).with_config(patient)
}
