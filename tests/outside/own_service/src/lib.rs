//! A service of one's own, and a server that answers for it on loopback.

#![deny(warnings)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::thread;

iai_macros::client! { spec: "spec" }

/// A server that counts its connections and keeps them open.
pub struct Server {
    /// Where it listens.
    pub url: String,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Starts it.
    pub fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                count.fetch_add(1, Ordering::SeqCst);
                // A client that hangs up ends its thread.
                thread::spawn(move || drop(serve(stream)));
            }
        });
        Ok(Self { url, connections })
    }

    /// Connections so far.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

fn serve(stream: TcpStream) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    let mut lines = BufReader::new(stream);
    loop {
        let (mut action, mut service, mut length) = (String::new(), String::new(), 0);
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                if line.trim_end().is_empty() {
                    break;
                }
                continue;
            };
            match name.to_ascii_lowercase().as_str() {
                "x-tc-action" => action = value.to_owned(),
                "content-length" => length = value.parse().unwrap_or(0),
                "authorization" => service = value.split('/').nth(2).unwrap_or_default().to_owned(),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        lines.read_exact(&mut body)?;
        let fields = match (service.as_str(), action.as_str()) {
            ("parcels", "SendParcel") => r#""ParcelId":"p-1""#,
            ("parcels", "FindParcel") => r#""Place":"on its way""#,
            ("iai", "GetGroupList") => r#""GroupInfos":[],"GroupNum":0"#,
            _ => r#""Error":{"Code":"InvalidAction","Message":"not here"}"#,
        };
        let body = format!(r#"{{"Response":{{{fields},"RequestId":"r-1"}}}}"#);
        write!(out, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len())?;
        out.flush()?;
    }
}
