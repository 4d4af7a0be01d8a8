//! Time-outs, sizes, and calls that end before they began.

use std::future::Future;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::io::AsyncReadExt;

use super::*;
use crate::error::{ErrorKind, TimeoutKind, TransportPhase};
use crate::{CallOptions, ConfigurationError, Image, Method, ValidationLevel};

/// Long enough for a busy machine to deliver a request over loopback first.
const SHORT: Duration = Duration::from_millis(250);
const LONG: Duration = Duration::from_secs(600);

fn timeout_of(error: &Error) -> (TimeoutKind, Duration) {
    match error.kind() {
        ErrorKind::Timeout(timeout) => (timeout.which(), timeout.after()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_time_out_that_passed_is_named() {
    let table = [
        (
            CallOptions::new().attempt_timeout(SHORT).timeout(LONG),
            TimeoutKind::Attempt,
        ),
        (
            CallOptions::new().attempt_timeout(LONG).timeout(SHORT),
            TimeoutKind::Total,
        ),
    ];
    for (options, which) in table {
        let server = Server::start().await;
        let client = client(&server).with(options);
        let (result, _held) = tokio::join!(client.send(request()), server.receive());
        let error = result.unwrap_err();
        assert_eq!(timeout_of(&error), (which, SHORT));
        assert!(error.is_outcome_unknown() && error.is_timeout());
        assert_eq!(error.attempts(), 1);
    }
}

#[tokio::test]
async fn an_answer_that_never_ends_runs_into_the_time_out() {
    let server = Server::start().await;
    let client = client(&server).with(CallOptions::new().attempt_timeout(SHORT));
    let (result, _held) = tokio::join!(client.send(request()), async {
        let (mut stream, _) = server.receive().await;
        let start = b"HTTP/1.1 200 X\r\nContent-Length: 500\r\n\r\n{\"Response\":";
        tokio::io::AsyncWriteExt::write_all(&mut stream, start)
            .await
            .unwrap();
        stream
    });
    assert_eq!(timeout_of(&result.unwrap_err()).0, TimeoutKind::Attempt);
}

/// Silence where TLS should begin counts as connecting.
#[cfg(feature = "rustls")]
#[tokio::test]
async fn connecting_has_a_time_out_of_its_own() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let built = Client::builder()
        .credentials(Credentials::new("AKID", "KEY").unwrap())
        .endpoint(Endpoint::custom(&url).unwrap())
        .connect_timeout(SHORT)
        .build();
    let client = match built {
        Ok(client) => client,
        // A machine without CA certificates gets this far and no further.
        Err(error) => return assert!(error.to_string().contains("https cannot be set up")),
    };
    let (result, _held) = tokio::join!(client.send(request()), listener.accept());
    let error = result.unwrap_err();
    assert_eq!(timeout_of(&error), (TimeoutKind::Connect, SHORT));
    assert!(!error.is_outcome_unknown());
}

/// The attempt's own time is up while the connection is still being made: nothing can have taken effect.
#[cfg(feature = "rustls")]
#[tokio::test]
async fn an_attempt_that_ends_while_connecting_has_a_known_outcome() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let trust = crate::transport::Trust::only().with(include_bytes!("tls/ca.pem"));
    let config = crate::transport::TransportConfig::new().trust(trust.unwrap());
    let options = [
        (
            CallOptions::new().attempt_timeout(SHORT),
            TimeoutKind::Attempt,
        ),
        (CallOptions::new().timeout(SHORT), TimeoutKind::Total),
    ];
    for (options, which) in options {
        let client: Client = Client::builder()
            .credentials(Credentials::new("AKID", "KEY").unwrap())
            .endpoint(Endpoint::custom(&url).unwrap())
            .transport(config.clone())
            .retry(RetryConfig::off())
            .build()
            .unwrap();
        let (result, _held) = tokio::join!(client.with(options).send(request()), listener.accept());
        let error = result.unwrap_err();
        assert_eq!(timeout_of(&error), (which, SHORT));
        assert!(!error.is_outcome_unknown(), "{error}");
        assert!(
            error.to_string().contains("and nothing was sent"),
            "{error}"
        );
    }
}

#[cfg(not(feature = "rustls"))]
#[test]
fn https_without_tls_is_refused_when_the_client_is_made() {
    let keys = Credentials::new("AKID", "KEY").unwrap();
    let error = Client::builder().credentials(keys).build().unwrap_err();
    let expected = match cfg!(feature = "rustls-no-provider") {
        true => ConfigurationError::NoTlsProvider,
        false => ConfigurationError::NoTls,
    };
    let ErrorKind::Configuration(found) = error.kind() else {
        panic!("{error:?}")
    };
    assert_eq!(found, &expected);
    assert!(
        error.remedy().contains("feature `rustls`"),
        "{}",
        error.remedy()
    );
}

#[tokio::test]
async fn a_refused_connection_has_a_known_outcome() {
    let server = Server::start().await;
    let client = client(&server);
    drop(server);
    let error = client.send(request()).await.unwrap_err();
    let ErrorKind::Transport(transport) = error.kind() else {
        panic!("{error:?}")
    };
    assert_eq!(transport.phase(), TransportPhase::Connect);
    assert!(error.is_transport() && !error.is_outcome_unknown());
    assert!(
        error
            .to_string()
            .starts_with("CreatePerson: no connection: "),
        "{error}"
    );
}

#[tokio::test]
async fn transport_errors_hide_the_query() {
    let server = Server::start().await;
    let client = client(&server).with(CallOptions::new().method(Method::Get));
    drop(server);
    let error = client.send(request()).await.unwrap_err();
    let mut shown = format!("{error} {error:?}");
    let mut source = std::error::Error::source(&error);
    while let Some(inner) = source {
        shown.push_str(&format!(" {inner} {inner:?}"));
        source = inner.source();
    }
    assert!(!shown.contains("evan"), "{shown}");
}

#[tokio::test]
async fn what_is_too_large_is_not_sent() {
    let photo = |bytes: usize| Request {
        image: Some(Image::from_bytes(vec![7; bytes])),
        url: None,
        ..Request::default()
    };
    let table = [
        (
            Method::Get,
            photo(24_573),
            "32770 encoded bytes are too many for GET, which takes at most 32768",
        ),
        (
            Method::Post,
            photo(7_864_312),
            "10485764 encoded bytes are too many for POST, which takes at most 10485760",
        ),
    ];
    let server = Server::start().await;
    for (method, request, text) in table {
        let options = CallOptions::new()
            .method(method)
            .validation(ValidationLevel::Off);
        let error = client(&server)
            .with(options)
            .send(request)
            .await
            .unwrap_err();
        assert_eq!(error.to_string(), format!("CreatePerson: {text}"));
        assert_eq!(error.attempts(), 0);
    }
}

#[tokio::test]
async fn violations_are_not_sent_and_all_told() {
    let server = Server::start().await;
    let error = client(&server).send(Request::default()).await.unwrap_err();
    assert!(error.is_validation() && !error.is_outcome_unknown());
    assert_eq!((error.attempts(), error.code_str()), (0, Some("Missing")));
    assert_eq!(
        error.to_string(),
        "CreatePerson: refused before sending: Name: is required, found nothing [Missing]; \
         Url|Image: one of Url, Image is required, found none [Missing]"
    );
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
    let client = Client::builder()
        .credentials(Credentials::new("AKID", "KEY").unwrap())
        .endpoint(Endpoint::custom("http://127.0.0.1:9").unwrap())
        .build()
        .unwrap();
    let mut call = std::pin::pin!(client.send(request()));
    let Poll::Ready(result) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("it waits for a runtime that is not there");
    };
    let error = result.unwrap_err();
    let expected = ErrorKind::Configuration(ConfigurationError::NoRuntime);
    assert_eq!(format!("{:?}", error.kind()), format!("{expected:?}"));
}
