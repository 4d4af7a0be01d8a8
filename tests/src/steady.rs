//! A server that keeps its connections open and counts them.

use crate::scripted::{self, http};
use serde_json::{Value, json};
use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

/// An HTTP server with one answer. It ends when it is dropped.
#[derive(Debug)]
pub struct Steady {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    answer: String,
    together: Barrier,
    connections: AtomicUsize,
    requests: AtomicUsize,
    ended: AtomicBool,
}

impl Steady {
    /// A server that always answers this content of `Response`.
    ///
    /// # Panics
    ///
    /// Without a port.
    #[must_use]
    pub fn answering(content: &Value) -> Self {
        Self::answering_together(1, content)
    }

    /// The same, but so many requests are waited for, and answered together.
    ///
    /// # Panics
    ///
    /// Without a port.
    #[must_use]
    pub fn answering_together(requests: usize, content: &Value) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            answer: http(200, &json!({ "Response": content }).to_string()),
            together: Barrier::new(requests),
            connections: AtomicUsize::new(0),
            requests: AtomicUsize::new(0),
            ended: AtomicBool::new(false),
        });
        let server = Arc::clone(&shared);
        thread::spawn(move || serve(&listener, &server));
        Self { address, shared }
    }

    /// The address for a client.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Connections that were made so far, and requests that came over them.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let count = |counter: &AtomicUsize| counter.load(Ordering::SeqCst);
        (
            count(&self.shared.connections),
            count(&self.shared.requests),
        )
    }
}

impl Drop for Steady {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        // Wakes a server that waits for its next caller.
        drop(TcpStream::connect(self.address));
    }
}

fn serve(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        shared.connections.fetch_add(1, Ordering::SeqCst);
        let shared = Arc::clone(shared);
        thread::spawn(move || answer(stream, &shared));
    }
}

fn answer(mut stream: TcpStream, shared: &Shared) {
    while !scripted::read(&mut stream).line.is_empty() {
        shared.requests.fetch_add(1, Ordering::SeqCst);
        shared.together.wait();
        if stream.write_all(shared.answer.as_bytes()).is_err() {
            return;
        }
    }
}
