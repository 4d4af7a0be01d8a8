//! Settings of connections, as a server sees them.

use std::time::Duration;

use super::*;
use crate::endpoint::Targets;
use crate::error::{TimeoutError, TimeoutKind};
use crate::transport::{AttemptContext, AttemptLimits, Connector, HttpConnector, SignedRequest};
use crate::wire::{Payload, test_types::SERVICE};
use crate::{service::Effect, transport::TransportConfig};

const MINUTE: Duration = Duration::from_secs(60);

/// The connection that is kept, or made anew, for the second of two calls.
#[tokio::test]
async fn connections_are_kept_as_the_settings_say() {
    let table = [
        (TransportConfig::new(), true),
        (TransportConfig::new().max_idle_connections(0), false),
        (TransportConfig::new().idle_timeout(Duration::ZERO), false),
        (
            TransportConfig::new().fresh_connections_for_creates(true),
            false,
        ),
    ];
    for (config, kept) in table {
        let server = Server::start().await;
        let shown = format!("{config:?}");
        let client = builder(&server).transport(config).build().unwrap();
        let response = http(200, SUCCESS).replace("Connection: close\r\n", "");
        let (first, (mut stream, _)) = tokio::join!(client.send(request()), async {
            let (mut stream, seen) = server.receive().await;
            tokio::io::AsyncWriteExt::write_all(&mut stream, response.as_bytes())
                .await
                .unwrap();
            (stream, seen)
        });
        first.unwrap();
        let second = tokio::spawn(client.send(request()));
        let mut byte = [0];
        tokio::select! {
            read = tokio::io::AsyncReadExt::read(&mut stream, &mut byte), if kept => {
                assert_eq!(read.unwrap(), 1, "{shown}");
            }
            _ = server.receive() => assert!(!kept, "{shown}"),
        }
        second.abort();
    }
}

#[tokio::test]
async fn the_delay_that_a_gateway_asks_for_is_read() {
    let server = Server::start().await;
    let endpoint = Endpoint::custom(&server.url()).unwrap();
    let http = HttpConnector::new(&endpoint, MINUTE, &TransportConfig::new()).unwrap();
    let signed = SignedRequest {
        target: Targets::new(endpoint).of(&SERVICE).unwrap(),
        headers: Default::default(),
        payload: Payload::json(&request()),
    };
    let attempt = AttemptContext {
        action: "CreatePerson",
        effect: Effect::Create,
        number: 1,
        got_no_response: false,
        now: Duration::ZERO,
        limits: AttemptLimits {
            duration: MINUTE,
            timeout: TimeoutError {
                kind: TimeoutKind::Attempt,
                limit: MINUTE,
                sent: false,
                peer: None,
            },
            response_bytes: 100,
        },
    };
    let busy = "HTTP/1.1 503 X\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n";
    let (sent, _) = tokio::join!(http.send(signed, attempt), server.respond(busy));
    let waits = sent.map(|raw| raw.times.retry_after).unwrap();
    assert_eq!(waits, Some(Duration::from_secs(7)));
}

#[cfg(feature = "gzip")]
mod gzip {
    use super::*;
    use crate::error::ErrorKind;

    /// `SUCCESS`, compressed with gzip.
    const PACKED: &[u8] = include_bytes!("response.gz");

    /// A mebibyte of spaces in a thousand bytes.
    const BOMB: &[u8] = include_bytes!("spaces.gz");

    fn gzipped(body: &[u8]) -> Vec<u8> {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        [head.as_bytes(), body].concat()
    }

    fn client(server: &Server) -> ClientBuilder {
        builder(server).transport(TransportConfig::new().gzip(true))
    }

    #[tokio::test]
    async fn a_response_may_be_compressed() {
        let server = Server::start().await;
        let client = client(&server).build().unwrap();
        let (response, seen) =
            tokio::join!(client.send(request()), server.respond(gzipped(PACKED)));
        assert_eq!(response.unwrap().request_id, "r-1");
        assert_eq!(seen.header("accept-encoding"), Some("gzip"));
    }

    #[tokio::test]
    async fn the_limit_counts_bytes_after_decompression() {
        let server = Server::start().await;
        let client = client(&server)
            .max_response_bytes(64 * 1024)
            .build()
            .unwrap();
        let (response, _) = tokio::join!(client.send(request()), server.respond(gzipped(BOMB)));
        let error = response.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Decode(_)), "{error}");
        assert!(error.to_string().contains("65536"), "{error}");
    }

    #[tokio::test]
    async fn compression_is_not_asked_for_by_default() {
        let server = Server::start().await;
        let client = builder(&server).build().unwrap();
        let (_, seen) = tokio::join!(client.send(request()), server.respond(http(200, SUCCESS)));
        assert_eq!(seen.header("accept-encoding"), None);
    }
}

#[cfg(feature = "reqwest-client")]
#[tokio::test]
async fn the_users_own_http_client_sends() {
    let server = Server::start().await;
    let own = reqwest::Client::builder().no_proxy().user_agent("own/1");
    #[cfg(feature = "rustls")]
    let own = own.tls_certs_only([]);
    let client = builder(&server)
        .http_client(own.build().unwrap())
        .build()
        .unwrap();
    let (response, seen) = tokio::join!(client.send(request()), server.respond(http(200, SUCCESS)));
    response.unwrap();
    assert_eq!(seen.header("user-agent"), Some("own/1"));
    assert_eq!(seen.header("host"), Some(HOST));
}
