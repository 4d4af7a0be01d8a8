//! A server that gives one answer after the other, and tells what it was asked.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use std::vec::IntoIter;

/// A server for a list of requests. It ends when it is dropped.
#[derive(Debug)]
pub struct Sequence {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    calls: Mutex<Calls>,
    closed: Condvar,
    ended: AtomicBool,
}

#[derive(Debug, Default)]
struct Calls {
    /// Action and body, as text.
    seen: Vec<(String, String)>,
    /// Calls whose connection is closed by both sides.
    closed: usize,
}

impl Sequence {
    /// Gives these answers, each the content of `Response`. A further request is answered with the code
    /// `NoAnswerLeft`.
    #[must_use]
    pub fn of<const N: usize>(answers: [Value; N]) -> Self {
        Self::start(answers.into())
    }

    /// Gives the same answer a thousand times, which is as good as for ever: a client that does not stop comes to an
    /// error, and no test to a standstill.
    #[must_use]
    pub fn repeating(answer: Value) -> Self {
        Self::start(vec![answer; 1_000])
    }

    fn start(answers: Vec<Value>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared::default());
        let server = Arc::clone(&shared);
        thread::spawn(move || serve(&listener, answers.into_iter(), &server));
        Self { address, shared }
    }

    /// The address for a client.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The actions that were asked for, in order.
    #[must_use]
    pub fn actions(&self) -> Vec<String> {
        let calls = self.shared.calls();
        calls
            .seen
            .iter()
            .map(|(action, _)| action.clone())
            .collect()
    }

    /// The bodies that arrived, in order and byte by byte.
    #[must_use]
    pub fn bodies(&self) -> Vec<String> {
        let calls = self.shared.calls();
        calls.seen.iter().map(|(_, body)| body.clone()).collect()
    }

    /// Blocks until this many calls are over: answered, and closed by the client, which has read the answer then.
    ///
    /// # Panics
    ///
    /// When they are not over within 30 seconds.
    pub fn wait_for(&self, count: usize) {
        let calls = self.shared.calls();
        let limit = Duration::from_secs(30);
        let under_way = |calls: &mut Calls| calls.closed < count;
        let waited = self
            .shared
            .closed
            .wait_timeout_while(calls, limit, under_way);
        let (calls, _) = waited.unwrap_or_else(PoisonError::into_inner);
        assert!(calls.closed >= count, "call {count} is not over");
    }
}

impl Drop for Sequence {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        // Wakes a server that waits for its next caller.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn calls(&self) -> MutexGuard<'_, Calls> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is answered when the list is at its end.
fn no_answer_left() -> Value {
    let error = json!({ "Code": "NoAnswerLeft", "Message": "One call too many." });
    json!({ "Error": error, "RequestId": "none" })
}

fn serve(listener: &TcpListener, mut answers: IntoIter<Value>, shared: &Shared) {
    for stream in listener.incoming() {
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        let Some((mut stream, call)) = stream.ok().and_then(read) else {
            continue;
        };
        shared.calls().seen.push(call);
        let answer = answers.next().unwrap_or_else(no_answer_left);
        let body = json!({ "Response": answer }).to_string();
        let length = body.len();
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        // A client that has heard enough may close early.
        let _ = stream.write_all(format!("{head}{body}").as_bytes());
        let _ = stream.read_to_end(&mut Vec::new());
        shared.calls().closed += 1;
        shared.closed.notify_all();
    }
}

/// Action and body of a request; nothing of one that breaks off.
fn read(stream: TcpStream) -> Option<(TcpStream, (String, String))> {
    let mut reader = BufReader::new(stream);
    let (mut action, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        reader
            .read_line(&mut line)
            .ok()
            .filter(|count| *count > 0)?;
        if line == "\r\n" {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        match &*name.to_lowercase() {
            "x-tc-action" => value.trim().clone_into(&mut action),
            "content-length" => length = value.trim().parse().ok()?,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body = String::from_utf8_lossy(&body).into_owned();
    Some((reader.into_inner(), (action, body)))
}
