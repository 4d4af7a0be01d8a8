//! A server on loopback that takes one connection and answers request by request.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

/// What arrived: the lines of the head, and the body.
pub struct Seen {
    head: Vec<String>,
    /// The body, as text.
    pub body: String,
}

impl Seen {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut pairs = self.head.iter().filter_map(|line| line.split_once(": "));
        pairs
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

/// Takes one connection and gives these responses on it, one after the other. A request on another connection gets none.
pub fn server(responses: &'static [&'static str]) -> (SocketAddr, JoinHandle<Vec<Seen>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let thread = thread::spawn(move || {
        let mut stream = BufReader::new(listener.accept().unwrap().0);
        let seen = responses.iter().map(|response| {
            let seen = read(&mut stream);
            let length = response.len();
            let response = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{response}");
            stream.get_mut().write_all(response.as_bytes()).unwrap();
            seen
        });
        seen.collect()
    });
    (address, thread)
}

fn read(stream: &mut BufReader<TcpStream>) -> Seen {
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_owned()),
        }
    }
    let mut seen = Seen {
        head,
        body: String::new(),
    };
    let length = seen.header("content-length").unwrap().parse().unwrap();
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    seen.body = String::from_utf8(body).unwrap();
    seen
}
