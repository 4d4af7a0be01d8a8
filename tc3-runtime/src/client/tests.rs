//! The client over real sockets, against a server that sends whatever a test wants.

mod endpoint_check;
mod limits;
mod peers;
mod server;
mod settings;
mod signature_help;
#[cfg(all(feature = "rustls", feature = "http2"))]
mod tls_test;
mod transport_test;

use super::*;
use crate::credentials::Credentials;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::retry::RetryConfig;
use crate::wire::test_types::Request;
use server::Server;

const HOST: &str = "iai.tencentcloudapi.com";

/// A client of `server` whose signatures are the same every day and on every port.
fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

fn builder(server: &Server) -> ClientBuilder {
    ClientBuilder::new()
        .credentials(Credentials::new("AKIDPLANTED", "SECRETKEY").unwrap())
        .endpoint(
            Endpoint::custom(&server.url())
                .unwrap()
                .signing_host(HOST)
                .unwrap(),
        )
        .time_source(|| 1_551_113_065)
        // Each of these servers responds once; retries are tested in `iai-tests`.
        .retry(RetryConfig::off())
}

fn request() -> Request {
    Request {
        name: Some("evan".into()),
        url: Some("http://x/y.jpg".into()),
        ..Request::default()
    }
}

/// The HTTP/1.1 response with a body of JSON.
fn http(status: u16, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
}

const SUCCESS: &str = r#"{"Response":{"FaceId":"3454816969590585885","RequestId":"r-1"}}"#;
