//! A small server: reads one request per connection and sends the response that it is given.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

pub(super) struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

/// A request as it arrived.
pub(super) struct Seen {
    #[cfg_attr(
        not(all(feature = "rustls", feature = "http2")),
        allow(dead_code, reason = "the tests of TLS read it")
    )]
    pub(super) line: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Seen {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

impl Server {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        Self { listener, address }
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Takes one request and responds to it.
    pub(super) async fn respond(&self, response: impl AsRef<[u8]>) -> Seen {
        let (mut stream, seen) = self.receive().await;
        // A client that needs no more of the response may close early.
        let _ = stream.write_all(response.as_ref()).await;
        let _ = stream.shutdown().await;
        seen
    }

    /// Takes one request and leaves it open.
    pub(super) async fn receive(&self) -> (TcpStream, Seen) {
        let (mut stream, _) = self.listener.accept().await.unwrap();
        let seen = read(&mut stream).await;
        (stream, seen)
    }
}

async fn read(stream: &mut TcpStream) -> Seen {
    let mut bytes = Vec::new();
    let head_end = loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        assert!(
            stream.read_buf(&mut bytes).await.unwrap() > 0,
            "the request ends in its head"
        );
    };
    let head = String::from_utf8(bytes[..head_end].to_vec()).unwrap();
    let mut lines = head.split("\r\n").map(str::to_owned);
    let line = lines.next().unwrap();
    let headers: Vec<_> = lines
        .map(|line| {
            line.split_once(": ")
                .map(|(k, v)| (k.to_lowercase(), v.to_owned()))
                .unwrap()
        })
        .collect();
    let mut seen = Seen {
        line,
        headers,
        body: bytes.split_off(head_end + 4),
    };
    let length = seen
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    while seen.body.len() < length {
        assert!(
            stream.read_buf(&mut seen.body).await.unwrap() > 0,
            "the request ends in its body"
        );
    }
    seen
}
