//! A server that takes one request, says what it was told to say, and tells what it saw.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

/// A server for one request.
#[derive(Debug)]
pub struct Script {
    address: SocketAddr,
    thread: JoinHandle<Seen>,
}

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

impl Script {
    /// Answers with these bytes, then closes the connection.
    #[must_use]
    pub fn says(answer: impl Into<Vec<u8>>) -> Self {
        Self::start(answer.into(), false)
    }

    /// Answers with these bytes, then waits until the client closes the connection.
    #[must_use]
    pub fn says_and_waits(answer: impl Into<Vec<u8>>) -> Self {
        Self::start(answer.into(), true)
    }

    fn start(answer: Vec<u8>, waits: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let thread = thread::spawn(move || serve(&listener, &answer, waits));
        Self { address, thread }
    }

    /// The address for a client.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What arrived. Empty when nobody called.
    ///
    /// # Panics
    ///
    /// When the server did.
    #[must_use]
    pub fn seen(self) -> Seen {
        // Wakes a server that still waits for its caller.
        drop(TcpStream::connect(self.address));
        self.thread.join().expect("the server ends")
    }
}

fn serve(listener: &TcpListener, answer: &[u8], waits: bool) -> Seen {
    let (mut stream, _) = listener.accept().expect("a caller");
    let seen = read(&mut stream);
    // A client that has heard enough may close early.
    let _ = stream.write_all(answer);
    if waits {
        let _ = stream.read(&mut [0]);
    }
    seen
}

/// Reads a request; one that breaks off is returned as far as it came.
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
    let mut seen = head(&String::from_utf8_lossy(&bytes[..end]));
    let length = seen
        .header("content-length")
        .and_then(|text| text.parse().ok());
    seen.body = bytes.split_off(end + 4);
    let missing = length.unwrap_or(0).max(seen.body.len()) - seen.body.len();
    let _ = stream.take(missing as u64).read_to_end(&mut seen.body);
    seen
}

fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    bytes.windows(text.len()).position(|window| window == text)
}

fn head(text: &str) -> Seen {
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

/// A whole HTTP answer.
#[must_use]
pub fn http(status: u16, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}
