//! A server that answers as it should and then closes the connection without a word.

use crate::scripted::{self, http};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

/// When a connection that was used is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closes {
    /// So long after the answer. What has arrived meanwhile is not read.
    After(Duration),
    /// When the first byte of the next request arrives, which is not read: the worst that can happen to it.
    AtNextRequest,
    /// When [`Closing::close_one`] says so.
    WhenTold,
}

/// An HTTP server whose answers never say `Connection: close`. It ends when it is dropped.
#[derive(Debug)]
pub struct Closing {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    created: Mutex<BTreeMap<String, usize>>,
    ends: Mutex<Ends>,
    changed: Condvar,
    ended: AtomicBool,
}

/// How many connections that were used are told to close, and how many of those are closed.
#[derive(Debug, Default)]
struct Ends {
    told: usize,
    closed: usize,
}

impl Closing {
    /// A server that closes its connections like this.
    ///
    /// # Panics
    ///
    /// Without a port.
    #[must_use]
    pub fn new(closes: Closes) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared::default());
        let server = Arc::clone(&shared);
        thread::spawn(move || serve(&listener, closes, &server));
        Self { address, shared }
    }

    /// The address for a client.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The groups that were created, and how often each.
    #[must_use]
    pub fn created(&self) -> BTreeMap<String, usize> {
        self.shared.created().clone()
    }

    /// Closes one connection that was used and [waits to be told](Closes::WhenTold).
    pub fn close_one(&self) {
        let mut ends = self.shared.ends();
        ends.told += 1;
        self.shared.changed.notify_all();
        let waited = (self.shared.changed).wait_while(ends, |ends| ends.closed < ends.told);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }
}

impl Drop for Closing {
    fn drop(&mut self) {
        let ends = self.shared.ends();
        self.shared.ended.store(true, Ordering::SeqCst);
        drop(ends);
        self.shared.changed.notify_all();
        // Wakes a server that waits for its next caller.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn ends(&self) -> MutexGuard<'_, Ends> {
        self.ends.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_until_told(&self) {
        let waits =
            |ends: &mut Ends| ends.told == ends.closed && !self.ended.load(Ordering::SeqCst);
        let waited = self.changed.wait_while(self.ends(), waits);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    fn created(&self) -> MutexGuard<'_, BTreeMap<String, usize>> {
        self.created.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn serve(listener: &TcpListener, closes: Closes, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        let shared = Arc::clone(shared);
        thread::spawn(move || answer(stream, closes, &shared));
    }
}

fn answer(mut stream: TcpStream, closes: Closes, shared: &Shared) {
    let seen = scripted::read(&mut stream);
    if seen.line.is_empty() {
        return;
    }
    let parameters: Value = serde_json::from_slice(&seen.body).unwrap_or_default();
    let content = match seen.header("x-tc-action") {
        Some("CreateGroup") => {
            let id = parameters["GroupId"].as_str().unwrap_or_default();
            *shared.created().entry(id.to_owned()).or_default() += 1;
            json!({ "FaceModelVersion": "3.0", "RequestId": "r-create" })
        }
        _ => json!({ "GroupName": "Group", "RequestId": "r-read" }),
    };
    let body = json!({ "Response": content }).to_string();
    // In one piece, so that the answer is whole before the connection ends.
    let _ = std::io::Write::write_all(&mut stream, http(200, &body).as_bytes());
    wait(&stream, closes, shared);
    drop(stream);
    shared.ends().closed += 1;
    shared.changed.notify_all();
}

fn wait(stream: &TcpStream, closes: Closes, shared: &Shared) {
    match closes {
        Closes::After(Duration::ZERO) => {}
        Closes::After(delay) => {
            // Nobody ever sends: a pause shorter than any that a read time-out of a socket can make.
            let (_sender, never) = mpsc::channel::<()>();
            let _ = never.recv_timeout(delay);
        }
        Closes::AtNextRequest => {
            let _ = stream.peek(&mut [0]);
        }
        Closes::WhenTold => shared.wait_until_told(),
    }
}
