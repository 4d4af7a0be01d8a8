//! Who was to be reached, in the errors of connections that failed.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;
use crate::transport::{Proxy, TransportConfig};

/// A port on which nobody listens.
async fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap().port()
}

fn client_of(url: &str, config: TransportConfig) -> Client {
    Client::builder()
        .credentials(Credentials::new("AKIDPLANTED", "SECRETKEY").unwrap())
        .endpoint(Endpoint::custom(url).unwrap().allow_plain_http())
        .transport(config)
        .connect_timeout(Duration::from_millis(200))
        .retry(RetryConfig::off())
        .build()
        .unwrap()
}

/// Systems have numbers of their own for their errors.
fn without_number(error: &Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap().to_owned()
}

/// Takes a connection and answers to whatever comes first.
async fn answer(listener: &TcpListener, bytes: &[u8]) {
    let (mut stream, _) = listener.accept().await.unwrap();
    let _ = stream.read(&mut [0; 4096]).await;
    stream.write_all(bytes).await.unwrap();
}

#[tokio::test]
async fn a_refused_connection_names_host_and_port() {
    let port = closed_port().await;
    let client = client_of(&format!("http://127.0.0.1:{port}"), TransportConfig::new());
    let error = client.send(request()).await.unwrap_err();
    assert_eq!(
        without_number(&error),
        format!("CreatePerson: no connection to 127.0.0.1:{port}: Connection refused")
    );
    assert_eq!(
        error.remedy(),
        "Check the endpoint's name, the network, and the proxy variables of the environment."
    );
}

#[tokio::test]
async fn a_refused_proxy_is_named_without_its_login() {
    let port = closed_port().await;
    let proxy = format!("http://door:PLANTED@127.0.0.1:{port}");
    let config = TransportConfig::new().proxy(Proxy::url(&proxy).unwrap());
    let client = client_of("http://iai.example.com", config);
    let error = client.send(request()).await.unwrap_err();
    assert_eq!(
        without_number(&error),
        format!(
            "CreatePerson: no connection to iai.example.com:80 through proxy http://127.0.0.1:{port}: \
             Connection refused"
        )
    );
    assert_eq!(
        error.remedy(),
        "Check that the proxy is there and lets you reach the endpoint, and the endpoint's name."
    );
    assert!(!format!("{error:#?}").contains("PLANTED"), "{error:#?}");
}

#[tokio::test]
async fn http_to_a_port_that_speaks_tls_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let client = client_of(&format!("http://127.0.0.1:{port}"), TransportConfig::new());
    // The alert by which a server of TLS answers to what is no TLS.
    let alert = b"\x15\x03\x01\x00\x02\x02\x16";
    let (sent, ()) = tokio::join!(client.send(request()), answer(&listener, alert));
    let error = sent.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "CreatePerson: the connection to 127.0.0.1:{port} broke before a response: \
             this port does not speak plain http; the outcome is unknown, it may have taken effect"
        )
    );
}

/// Such a port does speak http, so the message must not say that it does not.
#[tokio::test]
async fn a_damaged_response_of_http_is_no_other_protocol() {
    let damaged: [(&[u8], &str); 3] = [
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
            "invalid content-length parsed",
        ),
        (
            b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
            "invalid HTTP header parsed",
        ),
        (
            b"HTTP/1.1 2OO OK\r\n\r\n",
            "invalid HTTP status-code parsed",
        ),
    ];
    for (bytes, problem) in damaged {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let client = client_of(&format!("http://127.0.0.1:{port}"), TransportConfig::new());
        let (sent, ()) = tokio::join!(client.send(request()), answer(&listener, bytes));
        let error = sent.unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
    }
}

#[cfg(feature = "rustls")]
mod tls {
    use super::*;
    use crate::RequestConfig;
    use crate::transport::RootCertificates;

    fn config() -> TransportConfig {
        let roots = RootCertificates::empty().add(include_bytes!("tls/ca.pem"));
        TransportConfig::new().root_certificates(roots.unwrap())
    }

    #[tokio::test]
    async fn https_to_a_port_that_speaks_plain_http_is_told() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let client = client_of(&format!("https://{address}"), config());
        let plain = http(400, "");
        let (sent, ()) = tokio::join!(client.send(request()), answer(&listener, plain.as_bytes()));
        let error = sent.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("CreatePerson: no connection to {address}: this port speaks plain http")
        );
        assert_eq!(
            error.remedy(),
            "Write the endpoint (or the proxy) with http://, or give the port that speaks https."
        );
    }

    /// A server that takes the connection and never begins TLS.
    #[tokio::test]
    async fn connect_timeouts_name_host_and_port() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let client = client_of(&format!("https://{address}"), config());
        let error = client.send(request()).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("CreatePerson: no connection to {address} within 200ms")
        );
        let attempt = RequestConfig::new().attempt_timeout(Duration::from_millis(100));
        let error = client.with_config(attempt).send(request()).await;
        assert_eq!(
            error.unwrap_err().to_string(),
            format!(
                "CreatePerson: an attempt was not sent within 100ms: no connection to {address} yet"
            )
        );
    }
}
