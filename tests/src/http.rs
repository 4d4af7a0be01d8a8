//! HTTP requests and responses, as far as a fake server needs them.

use std::io::Read;
use std::net::TcpStream;

/// A request as it arrived, byte by byte.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Method, path with query, and HTTP version.
    pub line: String,
    /// Names in lower case, in the order in which they came.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Seen {
    /// The value of the header of that name (in lower case), if it came exactly once.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        let (_, value) = found.next()?;
        found.next().is_none().then_some(value)
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Reads a request; one that breaks off is none.
pub(crate) fn read(stream: &mut TcpStream) -> Seen {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = find(&bytes, b"\r\n\r\n") {
            break end;
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk) {
            Ok(count) if count > 0 => bytes.extend_from_slice(&chunk[..count]),
            _ => return Seen::default(),
        }
    };
    let mut seen = parsed(&String::from_utf8_lossy(&bytes[..end]));
    let length = seen
        .header("content-length")
        .and_then(|text| text.parse().ok());
    seen.body = bytes.split_off(end + 4);
    let missing = length.unwrap_or(0).max(seen.body.len()) - seen.body.len();
    let _ = stream.take(missing as u64).read_to_end(&mut seen.body);
    seen
}

pub(crate) fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    bytes.windows(text.len()).position(|window| window == text)
}

fn parsed(text: &str) -> Seen {
    let (line, headers) = text.split_once("\r\n").unwrap_or((text, ""));
    let header = |line: &str| {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        (name.to_lowercase(), value.trim().to_owned())
    };
    Seen {
        line: line.to_owned(),
        headers: headers.split("\r\n").map(header).collect(),
        body: Vec::new(),
    }
}

/// A whole HTTP response that ends its connection.
#[must_use]
pub fn http(status: u16, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    [&head(status, body.len())[..], body].concat()
}

pub(crate) fn head(status: u16, length: usize) -> Vec<u8> {
    let kind = "Content-Type: application/json\r\nConnection: close";
    format!("HTTP/1.1 {status} X\r\n{kind}\r\nContent-Length: {length}\r\n\r\n").into_bytes()
}

pub(crate) fn http_kept(body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
