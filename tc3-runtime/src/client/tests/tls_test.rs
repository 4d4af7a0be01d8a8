//! https on loopback: HTTP/2, proxies, and connections that end while TLS begins. (Whom the client trusts:
//! tests/tests/together/https.rs.)

use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::server::TlsStream;

use super::*;
use crate::error::{ErrorKind, TransportPhase};
use crate::transport::{Proxy, RootCertificates, TransportConfig};
use crate::{Method, RequestConfig};

/// An authority made for these tests alone, and a certificate of it for `localhost` and `127.0.0.1`.
const AUTHORITY: &[u8] = include_bytes!("tls/ca.pem");
const CERTIFICATE: &[u8] = include_bytes!("tls/server.pem");
const KEY: &[u8] = include_bytes!("tls/server-key.pem");

fn acceptor() -> TlsAcceptor {
    let chain = vec![CertificateDer::from_pem_slice(CERTIFICATE).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(KEY).unwrap();
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

async fn listener() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}

fn client(url: &str, trust: RootCertificates) -> Client {
    let endpoint = Endpoint::custom(url).unwrap();
    client_of(endpoint, TransportConfig::new().root_certificates(trust))
}

fn client_of(endpoint: Endpoint, config: TransportConfig) -> Client {
    Client::builder()
        .credentials(Credentials::new("AKID", "KEY").unwrap())
        .endpoint(endpoint)
        .transport(config)
        .retry(RetryConfig::off())
        .build()
        .unwrap()
}

fn given() -> RootCertificates {
    RootCertificates::empty().add(AUTHORITY).unwrap()
}

/// The first connection, to a server that can do HTTP/2.
async fn accept_with_http_2(listener: TcpListener) -> TlsStream<TcpStream> {
    let mut config = ServerConfig::clone(acceptor().config());
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let (stream, _) = listener.accept().await.unwrap();
    let accepted = TlsAcceptor::from(Arc::new(config)).accept(stream).await;
    accepted.unwrap()
}

/// HTTP/2 would send the host of the address in place of the one that was signed.
#[tokio::test]
async fn a_signing_host_is_never_sent_by_http_2() {
    let table = [
        (Some(HOST), TransportConfig::new(), "http/1.1"),
        (None, TransportConfig::new().http1_only(true), "http/1.1"),
        (None, TransportConfig::new(), "h2"),
    ];
    for (signing_host, config, protocol) in table {
        let (listener, port) = listener().await;
        let endpoint = Endpoint::custom(&format!("https://localhost:{port}")).unwrap();
        let endpoint = match signing_host {
            Some(host) => endpoint.signing_host(host).unwrap(),
            None => endpoint,
        };
        let client = client_of(endpoint, config.root_certificates(given()));
        let (_, agreed) = tokio::join!(client.send(request()), async {
            let stream = accept_with_http_2(listener).await;
            stream.get_ref().1.alpn_protocol().map(<[u8]>::to_vec)
        });
        assert_eq!(agreed.as_deref(), Some(protocol.as_bytes()));
    }
}

/// Refuses every request of an HTTP/2 connection, and tells how many there were when the client has left.
async fn refuse_streams(mut stream: TlsStream<TcpStream>) -> usize {
    const HEADERS: u8 = 1;
    const RST_STREAM: u8 = 3;
    const SETTINGS: u8 = 4;
    const REFUSED_STREAM: u8 = 7;
    let mut preface = [0; 24];
    stream.read_exact(&mut preface).await.unwrap();
    let no_settings = [0, 0, 0, SETTINGS, 0, 0, 0, 0, 0];
    stream.write_all(&no_settings).await.unwrap();
    let (mut head, mut requests) = ([0; 9], 0);
    while stream.read_exact(&mut head).await.is_ok() {
        let [a, b, c, kind, _, id @ ..] = head;
        let length = u32::from_be_bytes([0, a, b, c]);
        let mut content = vec![0; usize::try_from(length).unwrap()];
        stream.read_exact(&mut content).await.unwrap();
        if kind == HEADERS {
            requests += 1;
            let refusal = [
                &[0, 0, 4, RST_STREAM, 0][..],
                &id,
                &[0, 0, 0, REFUSED_STREAM],
            ]
            .concat();
            stream.write_all(&refusal).await.unwrap();
        }
    }
    requests
}

/// It would be sent under the old signature, without interceptors. Only a GET is one that the library could repeat by
/// itself: it has no copy of a body.
#[tokio::test]
async fn the_http_library_repeats_no_request() {
    for method in [Method::Post, Method::Get] {
        let (listener, port) = listener().await;
        // The only clone: the connection of the pool ends with it.
        let client = client(&format!("https://localhost:{port}"), given())
            .with_config(RequestConfig::new().method(method));
        let once = async move { client.send(request()).await };
        let (sent, requests) = tokio::join!(once, async {
            refuse_streams(accept_with_http_2(listener).await).await
        });
        assert_eq!(requests, 1, "{method}");
        assert!(sent.unwrap_err().is_transport());
    }
}

/// HTTP/2 lets a server end a connection with any text. The server knows the token and the picture, and may repeat
/// them.
#[tokio::test]
async fn what_ends_a_connection_of_http_2_repeats_nothing() {
    const GOAWAY: [u8; 9] = [0, 0, 8 + 12, 7, 0, 0, 0, 0, 0];
    let (listener, port) = listener().await;
    let client = client(&format!("https://localhost:{port}"), given());
    let (sent, ()) = tokio::join!(client.send(request()), async {
        let mut stream = accept_with_http_2(listener).await;
        let settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
        let ended = [0, 0, 0, 0, 0, 0, 0, 2];
        let all = [&settings[..], &GOAWAY, &ended, b"PLANTEDTOKEN"].concat();
        stream.write_all(&all).await.unwrap();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).await;
    });
    let error = sent.unwrap_err();
    let source = std::error::Error::source(&error);
    let shown = format!("{error} {error:?} {source:?}");
    assert!(shown.contains("internal error"), "{shown}");
    assert!(!shown.contains("PLANTED"), "{shown}");
}

/// The proxy learns the name of the service and nothing of the request; while it refuses, nothing was sent.
#[tokio::test]
async fn a_tunnel_shows_the_host_alone() {
    let table = [
        ("https://iai.example.com", "iai.example.com:443"),
        ("https://IAI.example.com:8443", "iai.example.com:8443"),
        ("https://[2001:db8::1]", "[2001:db8::1]:443"),
    ];
    for (endpoint, target) in table {
        let proxy = Server::start().await;
        let url = Proxy::url(&proxy.url()).unwrap();
        let config = TransportConfig::new().proxy(url.credentials("door", "s:@").unwrap());
        let endpoint = Endpoint::custom(endpoint).unwrap();
        let client = client_of(endpoint, config.root_certificates(given()));
        let (sent, seen) = tokio::join!(client.send(request()), proxy.respond(http(407, "")));
        let error = sent.unwrap_err();
        assert!(error.is_connect() && !error.is_outcome_unknown(), "{error}");
        assert_eq!(seen.line, format!("CONNECT {target} HTTP/1.1"));
        assert_eq!(seen.header("host"), Some(target));
        let basic = "Basic ZG9vcjpzOkA=";
        assert_eq!(seen.header("proxy-authorization"), Some(basic));
        let ours = |name: &str| name == "authorization" || name.starts_with("x-tc-");
        assert!(
            seen.headers.iter().all(|(name, _)| !ours(name)),
            "{:?}",
            seen.headers
        );
    }
}

enum Ends {
    /// Closed with something unread, which resets it.
    Reset,
    /// Closed after all was read.
    Closed,
    /// Answered by something that speaks no TLS.
    Plain,
}

#[tokio::test]
async fn a_connection_that_ends_while_tls_begins_has_sent_nothing() {
    for ends in [Ends::Reset, Ends::Closed, Ends::Plain] {
        let (listener, port) = listener().await;
        let client = client(&format!("https://127.0.0.1:{port}"), given());
        let (sent, ()) = tokio::join!(client.send(request()), end(listener, ends));
        let error = sent.unwrap_err();
        let ErrorKind::Transport(transport) = error.kind() else {
            panic!("{error:?}");
        };
        assert_eq!(transport.phase(), TransportPhase::Connect, "{error}");
        assert!(error.is_connect() && !error.is_outcome_unknown(), "{error}");
    }
}

async fn end(listener: TcpListener, ends: Ends) {
    let (mut stream, _) = listener.accept().await.unwrap();
    match ends {
        Ends::Reset => {
            let _ = stream.peek(&mut [0]).await;
        }
        Ends::Closed => read_hello(&mut stream).await,
        Ends::Plain => {
            read_hello(&mut stream).await;
            let _ = stream.write_all(http(400, "").as_bytes()).await;
        }
    }
}

async fn read_hello(stream: &mut TcpStream) {
    let mut hello = [0; 16 * 1024];
    let _ = stream.read(&mut hello).await;
}

#[cfg(feature = "http2")]
mod http2 {
    use std::time::Duration;

    use tokio::io::AsyncReadExt;
    use tokio_rustls::server::TlsStream;

    use super::*;
    use crate::RequestConfig;

    /// A whole frame of settings without one.
    const SETTINGS: [u8; 9] = [0, 0, 0, 4, 0, 0, 0, 0, 0];

    /// Takes a connection, begins HTTP/2 and then sends nothing more.
    async fn hang(listener: &TcpListener) -> TlsStream<TcpStream> {
        let chain = vec![CertificateDer::from_pem_slice(CERTIFICATE).unwrap()];
        let key = PrivateKeyDer::from_pem_slice(KEY).unwrap();
        let config = ServerConfig::builder().with_no_client_auth();
        let mut config = config.with_single_cert(chain, key).unwrap();
        config.alpn_protocols = vec![b"h2".to_vec()];
        let (stream, _) = listener.accept().await.unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let mut stream = acceptor.accept(stream).await.unwrap();
        stream.write_all(&SETTINGS).await.unwrap();
        stream.flush().await.unwrap();
        stream
    }

    /// Long before the call's own timeouts, and the next call gets a connection of its own.
    #[tokio::test]
    async fn a_connection_that_hangs_is_given_up() {
        let (listener, port) = listener().await;
        let mut config = TransportConfig::new().root_certificates(given());
        config.ping.interval = Duration::from_millis(50);
        config.ping.timeout = Duration::from_millis(50);
        let minutes = Duration::from_secs(600);
        let client = Client::builder()
            .credentials(Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE").unwrap())
            .endpoint(Endpoint::custom(&format!("https://127.0.0.1:{port}")).unwrap())
            .transport(config)
            .retry(RetryConfig::off())
            .request_config(
                RequestConfig::new()
                    .attempt_timeout(minutes)
                    .timeout(minutes),
            )
            .build()
            .unwrap();
        for _ in 0..2 {
            let (sent, ()) = tokio::join!(client.send(request()), async {
                let mut stream = hang(&listener).await;
                let mut read = Vec::new();
                // Until the client closes the connection.
                let _ = stream.read_to_end(&mut read).await;
                assert!(read.starts_with(b"PRI * HTTP/2.0"));
            });
            let error = sent.unwrap_err();
            let ErrorKind::Transport(broken) = error.kind() else {
                panic!("{error:?}");
            };
            assert_eq!(broken.phase(), TransportPhase::Exchange);
            assert!(error.to_string().contains("operation timed out"), "{error}");
        }
    }
}
