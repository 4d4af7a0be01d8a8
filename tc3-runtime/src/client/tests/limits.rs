//! Timeouts, sizes, and calls that end before anything is sent.

use std::future::Future;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::runtime::Builder;

use super::*;
use crate::error::{ErrorKind, TimeoutKind};
use crate::intercept::{AfterCall, Intercept, OutcomeKind};
use crate::sync::lock;
use crate::{RequestConfig, error::ConfigurationError};

/// Long enough for a busy machine to deliver a request over loopback first.
const SHORT: Duration = Duration::from_millis(250);
const LONG: Duration = Duration::from_secs(600);

fn timeout_of(error: &Error) -> (TimeoutKind, Duration) {
    match error.kind() {
        ErrorKind::Timeout(timeout) => (timeout.kind(), timeout.limit()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_timeout_that_passed_is_named() {
    let table = [
        (
            RequestConfig::new().attempt_timeout(SHORT).timeout(LONG),
            TimeoutKind::Attempt,
        ),
        (
            RequestConfig::new().attempt_timeout(LONG).timeout(SHORT),
            TimeoutKind::Total,
        ),
    ];
    for (options, which) in table {
        let server = Server::start().await;
        let client = client(&server).with_config(options);
        let (result, _held) = tokio::join!(client.send(request()), server.receive());
        let error = result.unwrap_err();
        assert_eq!(timeout_of(&error), (which, SHORT));
        assert!(error.is_outcome_unknown() && error.is_timeout());
        assert_eq!(error.attempts(), 1);
    }
}

/// The events go on; what they are is known from the head.
#[tokio::test]
async fn a_stream_of_events_is_named_at_once() {
    for kind in ["text/event-stream", "Text/Event-Stream; charset=utf-8"] {
        let server = Server::start().await;
        let client =
            client(&server).with_config(RequestConfig::new().attempt_timeout(LONG).timeout(LONG));
        let head = format!("HTTP/1.1 200 X\r\nContent-Type: {kind}\r\n\r\ndata: {{}}\n\n");
        let (result, _held) = tokio::join!(client.send(request()), async {
            let (mut stream, _) = server.receive().await;
            stream.write_all(head.as_bytes()).await.unwrap();
            stream
        });
        let error = result.unwrap_err();
        assert_eq!(
            error.kind().to_string(),
            "the response is a stream of events (text/event-stream) (HTTP status 200)"
        );
        assert!(
            error
                .remedy()
                .contains("no client of this crate reads events")
        );
        assert_eq!(error.attempts(), 1);
    }
}

#[tokio::test]
async fn a_response_that_never_ends_runs_into_the_timeout() {
    let starts = [
        "HTTP/1.1 200 X\r\n",
        "HTTP/1.1 200 X\r\nContent-Length: 500\r\n\r\n{\"Response\":",
    ];
    for start in starts {
        let server = Server::start().await;
        let client = client(&server).with_config(RequestConfig::new().attempt_timeout(SHORT));
        let (result, _held) = tokio::join!(client.send(request()), async {
            let (mut stream, _) = server.receive().await;
            stream.write_all(start.as_bytes()).await.unwrap();
            stream
        });
        let found = timeout_of(&result.unwrap_err());
        assert_eq!(found, (TimeoutKind::Attempt, SHORT), "{start}");
    }
}

/// Silence where TLS should begin counts as connecting.
#[cfg(feature = "rustls")]
#[tokio::test]
async fn connecting_has_a_timeout_of_its_own() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let built = Client::builder()
        .credentials(Credentials::new("AKID", "KEY").unwrap())
        .endpoint(Endpoint::custom(&url).unwrap())
        .connect_timeout(SHORT)
        .build();
    let client = match built {
        Ok(client) => client,
        // On a machine without CA certificates no such client can be made.
        Err(error) => return assert!(error.to_string().contains("https cannot be set up")),
    };
    let (result, _held) = tokio::join!(client.send(request()), listener.accept());
    let error = result.unwrap_err();
    assert_eq!(timeout_of(&error), (TimeoutKind::Connect, SHORT));
    assert!(!error.is_outcome_unknown());
}

/// The attempt's timeout passes while the connection is still being made: nothing can have taken effect.
#[cfg(feature = "rustls")]
#[tokio::test]
async fn an_attempt_that_ends_while_connecting_has_a_known_outcome() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let trust = crate::transport::RootCertificates::empty().add(include_bytes!("tls/ca.pem"));
    let config = crate::transport::TransportConfig::new().root_certificates(trust.unwrap());
    let options = [
        (
            RequestConfig::new().attempt_timeout(SHORT),
            TimeoutKind::Attempt,
        ),
        (RequestConfig::new().timeout(SHORT), TimeoutKind::Total),
    ];
    for (options, which) in options {
        let client: Client = Client::builder()
            .credentials(Credentials::new("AKID", "KEY").unwrap())
            .endpoint(Endpoint::custom(&url).unwrap())
            .transport(config.clone())
            .retry(RetryConfig::off())
            .build()
            .unwrap();
        let (result, _held) = tokio::join!(
            client.with_config(options).send(request()),
            listener.accept()
        );
        let error = result.unwrap_err();
        assert_eq!(timeout_of(&error), (which, SHORT));
        assert!(!error.is_outcome_unknown(), "{error}");
        assert!(
            error.to_string().contains(": no connection to 127.0.0.1:"),
            "{error}"
        );
    }
}

/// Without an endpoint, with one on loopback, and with another.
#[cfg(not(feature = "rustls-no-provider"))]
#[test]
fn https_without_tls_is_refused_when_the_client_is_made_and_the_endpoint_is_told() {
    let no_tls = "and https:// needs the crate's feature `rustls`, which is turned off";
    let emulator = "For an emulator, set TENCENTCLOUD_ENDPOINT, which from_env and from_default_chain read, or \
                    ClientBuilder::endpoint to http://127.0.0.1:PORT. Otherwise turn the crate's feature `rustls` on.";
    let scheme = "Write the address with http://, as for an emulator, or turn the crate's feature `rustls` on.";
    let table = [
        ("", "mainland, the real service", emulator),
        (
            "https://127.0.0.1:40821",
            "https://127.0.0.1:40821/",
            scheme,
        ),
        ("faces.example.com", "https://faces.example.com/", emulator),
    ];
    for (address, endpoint, remedy) in table {
        let variables = |name: &str| match name {
            "TENCENTCLOUD_ENDPOINT" => Some(address.to_owned()),
            "TENCENTCLOUD_SECRET_ID" | "TENCENTCLOUD_SECRET_KEY" => Some("KEY".to_owned()),
            _ => None,
        };
        let builder = crate::ClientBuilder::<Client>::from_env_with(variables).unwrap();
        let error = builder.build().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the endpoint is {endpoint}, {no_tls}")
        );
        assert_eq!(error.remedy(), remedy);
    }
}

#[cfg(all(feature = "rustls-no-provider", not(feature = "rustls")))]
#[test]
fn https_without_tls_ciphers_is_refused_when_the_client_is_made() {
    let keys = Credentials::new("AKID", "KEY").unwrap();
    let error = Client::builder().credentials(keys).build().unwrap_err();
    let ErrorKind::Configuration(found) = error.kind() else {
        panic!("{error:?}")
    };
    assert_eq!(found, &ConfigurationError::NoTlsProvider);
    assert!(error.remedy().contains("feature `rustls`"), "{error:?}");
}

#[tokio::test]
async fn a_dropped_call_closes_its_connection() {
    let server = Server::start().await;
    let call = tokio::spawn(client(&server).send(request()));
    let (mut stream, _) = server.receive().await;
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    assert_eq!(stream.read(&mut [0; 8]).await.unwrap(), 0);
}

#[test]
fn without_a_runtime_there_is_an_error_and_no_panic() {
    let told = Arc::new(Told::default());
    let client = Client::builder()
        .interceptor(Arc::clone(&told))
        .credentials(Credentials::new("AKID", "KEY").unwrap())
        .endpoint(Endpoint::custom("http://127.0.0.1:9").unwrap())
        .build()
        .unwrap();
    let mut call = std::pin::pin!(client.send(request()));
    let Poll::Ready(result) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("it waits for a runtime that is not there");
    };
    assert!(is_about_the_runtime(&result.unwrap_err()));
    let sent = r#"{"Name":"evan","Url":"http://x/y.jpg"}"#;
    assert_eq!(*lock(&told.0), [(sent.len(), OutcomeKind::NotSent)]);
    let halves: [fn(&mut Builder) -> &mut Builder; 3] =
        [|builder| builder, Builder::enable_io, Builder::enable_time];
    for half in halves {
        let runtime = half(&mut Builder::new_current_thread()).build().unwrap();
        let error = runtime.block_on(client.send(request())).unwrap_err();
        assert!(is_about_the_runtime(&error), "{error}");
    }
}

/// Size and end of each call that an interceptor is told of.
#[derive(Default)]
struct Told(Mutex<Vec<(usize, OutcomeKind)>>);

impl Intercept for Told {
    fn after_call(&self, call: &AfterCall<'_>) {
        lock(&self.0).push((call.call.bytes_to_send, call.outcome.kind));
    }
}

fn is_about_the_runtime(error: &Error) -> bool {
    let ErrorKind::Configuration(kind) = error.kind() else {
        return false;
    };
    *kind == ConfigurationError::NoRuntime && error.remedy().contains("enable_all")
}
