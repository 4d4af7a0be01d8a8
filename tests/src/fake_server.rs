//! A server that follows a script, step by step, and records the requests.

use crate::http::{Seen, find, head, http, http_kept, read};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

/// What happens to a connection and the request that it brings.
#[derive(Clone, Debug)]
pub enum Step {
    /// The request is answered with these bytes, and the connection ends.
    Say(Vec<u8>),
    /// It is answered with these bytes, and the connection takes further requests, each a step.
    Keep(Vec<u8>),
    /// It is answered with these bytes, and the connection ends without a word, and without a look at what came later.
    Leave(Vec<u8>, Leaves),
    /// It is answered with these bytes and no more, until the client goes away.
    Stall(&'static str),
    /// Nothing for so long, and then as that step says.
    Late(Duration, Box<Self>),
    /// The connection ends after the request was read.
    Close,
    /// The connection is reset before anything of the request was read.
    ResetUnread,
    /// The connection ends as soon as it is made.
    HangUp,
}

/// When a connection that was used is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaves {
    /// So long after the response.
    After(Duration),
    /// When the first byte of the next request arrives: the worst that can happen to it.
    AtNextRequest,
    /// When [`FakeServer::leave_one`] says so.
    WhenTold,
}

/// An HTTP server whose connections, and requests of those that are kept, take one step after the other. It ends when
/// it is dropped.
#[derive(Debug)]
pub struct FakeServer {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    steps: Vec<Step>,
    together: Barrier,
    log: Mutex<Log>,
    changed: Condvar,
    ended: AtomicBool,
}

#[derive(Debug, Default)]
struct Log {
    taken: usize,
    connections: usize,
    over: usize,
    told_to_leave: usize,
    seen: Vec<Seen>,
}

impl Step {
    /// The response 200 with this content of `Response`.
    #[must_use]
    pub fn response(content: &Value) -> Self {
        Self::Say(http(200, json!({ "Response": content }).to_string()))
    }

    /// The same over a connection that is kept.
    #[must_use]
    pub fn kept(content: &Value) -> Self {
        Self::Keep(http_kept(&json!({ "Response": content }).to_string()))
    }

    /// The same over a connection that is then left.
    #[must_use]
    pub fn left(content: &Value, leaves: Leaves) -> Self {
        let response = http_kept(&json!({ "Response": content }).to_string());
        Self::Leave(response, leaves)
    }

    /// An error response.
    #[must_use]
    pub fn error(code: &str) -> Self {
        let error = json!({ "Code": code, "Message": "As asked." });
        Self::response(&json!({ "Error": error, "RequestId": "r-error" }))
    }

    /// An HTTP status with a page, as of a gateway.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::Say(http(status, "<html></html>"))
    }

    /// A response that announces more than comes.
    #[must_use]
    pub fn half() -> Self {
        Self::half_of(r#"{"Response":{"RequestId":"r-half","#)
    }

    /// The same with what comes.
    #[must_use]
    pub fn half_of(start: &str) -> Self {
        Self::Say([&head(200, start.len() + 99)[..], start.as_bytes()].concat())
    }

    /// This response with another header.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        match self {
            Self::Say(bytes) => {
                let line = find(&bytes, b"\r\n").map_or(0, |end| end + 2);
                let (status, rest) = bytes.split_at(line);
                let header = format!("{name}: {value}\r\n");
                Self::Say([status, header.as_bytes(), rest].concat())
            }
            other => other,
        }
    }
}

impl FakeServer {
    /// Does these things, then the last one for ever.
    #[must_use]
    pub fn doing(steps: impl Into<Vec<Step>>) -> Self {
        Self::start(steps.into(), 1)
    }

    /// Answers every request with these bytes.
    #[must_use]
    pub fn saying(response: impl Into<Vec<u8>>) -> Self {
        Self::doing([Step::Say(response.into())])
    }

    /// Gives these responses, each the content of `Response`; a further request is an error of the code `NoAnswerLeft`.
    #[must_use]
    pub fn answering(contents: impl IntoIterator<Item = Value>) -> Self {
        let responses = contents.into_iter().map(|content| Step::response(&content));
        Self::doing(Vec::from_iter(
            responses.chain([Step::error("NoAnswerLeft")]),
        ))
    }

    /// Gives the same response a thousand times, which is as good as for ever: a client that does not stop comes to an
    /// error, and no test to a standstill.
    #[must_use]
    pub fn repeating(content: Value) -> Self {
        Self::answering(vec![content; 1_000])
    }

    /// Waits for so many requests each time, and takes the step for all of them together.
    #[must_use]
    pub fn doing_together(requests: usize, step: Step) -> Self {
        Self::start(vec![step], requests)
    }

    /// # Panics
    ///
    /// Without a port.
    fn start(steps: Vec<Step>, together: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            steps,
            together: Barrier::new(together),
            log: Mutex::default(),
            changed: Condvar::new(),
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

    /// The requests that were read.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.log().seen.clone()
    }

    /// The only request that was read; an empty one if there was none.
    ///
    /// # Panics
    ///
    /// When there were several.
    #[must_use]
    pub fn seen_once(&self) -> Seen {
        let mut seen = self.seen();
        assert!(seen.len() < 2, "{seen:?}");
        seen.pop().unwrap_or_default()
    }

    /// The actions of the requests that were read.
    #[must_use]
    pub fn actions(&self) -> Vec<String> {
        self.header("x-tc-action")
    }

    /// That header of each request that was read.
    #[must_use]
    pub fn header(&self, name: &str) -> Vec<String> {
        let value = |seen: &Seen| seen.header(name).unwrap_or_default().to_owned();
        self.seen().iter().map(value).collect()
    }

    /// The bodies of the requests that were read.
    #[must_use]
    pub fn bodies(&self) -> Vec<String> {
        self.seen().iter().map(Seen::text).collect()
    }

    /// Connections that were made, and requests that came over them.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let log = self.shared.log();
        (log.connections, log.seen.len())
    }

    /// Blocks until this many connections that brought a request are over, closed by both sides.
    ///
    /// # Panics
    ///
    /// When they are not over within 30 seconds.
    pub fn wait_for(&self, count: usize) {
        self.shared.wait_while(|log| log.over < count);
    }

    /// Leaves one connection that [waits to be told](Leaves::WhenTold).
    ///
    /// # Panics
    ///
    /// When it is not over within 30 seconds.
    pub fn leave_one(&self) {
        self.shared.log().told_to_leave += 1;
        self.shared.changed.notify_all();
        self.shared.wait_while(|log| log.over < log.told_to_leave);
    }
}

impl Drop for FakeServer {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        // Wakes a server that waits for its next caller.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while(&self, waits: impl FnMut(&mut Log) -> bool) {
        let limit = Duration::from_secs(30);
        let waited = self.changed.wait_timeout_while(self.log(), limit, waits);
        let (log, end) = waited.unwrap_or_else(PoisonError::into_inner);
        drop(log);
        assert!(!end.timed_out(), "30 seconds have passed");
    }

    fn next_step(&self) -> Step {
        let mut log = self.log();
        log.taken += 1;
        self.steps[log.taken.min(self.steps.len()) - 1].clone()
    }
}

fn serve(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        shared.log().connections += 1;
        let step = shared.next_step();
        if !matches!(step, Step::HangUp) {
            let shared = Arc::clone(shared);
            thread::spawn(move || converse(stream, step, &shared));
        }
    }
}

/// Takes steps until the connection is over.
fn converse(mut stream: TcpStream, mut step: Step, shared: &Shared) {
    let mut used = false;
    loop {
        if matches!(step, Step::ResetUnread) {
            // Closing with something left to read is what makes the kernel send a reset.
            let _ = stream.peek(&mut [0]);
            break;
        }
        let seen = read(&mut stream);
        if seen.line.is_empty() {
            break;
        }
        used = true;
        shared.log().seen.push(seen);
        shared.together.wait();
        if !act(&mut stream, step, shared) || !matches!(stream.peek(&mut [0]), Ok(1)) {
            break;
        }
        step = shared.next_step();
    }
    drop(stream);
    shared.log().over += usize::from(used);
    shared.changed.notify_all();
}

/// Whether the connection takes further requests. A client that has heard enough may close early.
fn act(stream: &mut TcpStream, step: Step, shared: &Shared) -> bool {
    match step {
        Step::Keep(bytes) => return stream.write_all(&bytes).is_ok(),
        Step::Say(bytes) => {
            let _ = stream.write_all(&bytes);
            let _ = stream.shutdown(std::net::Shutdown::Write);
            let _ = stream.read_to_end(&mut Vec::new());
        }
        Step::Leave(bytes, leaves) => {
            let _ = stream.write_all(&bytes);
            leave(stream, leaves, shared);
        }
        Step::Stall(start) => {
            let _ = stream.write_all(start.as_bytes());
            let _ = stream.read(&mut [0]);
        }
        Step::Late(pause, then) => {
            // The client says nothing more meanwhile, or goes away.
            let _ = stream.set_read_timeout(Some(pause));
            let _ = stream.read(&mut [0]);
            return act(stream, *then, shared);
        }
        Step::Close | Step::ResetUnread | Step::HangUp => {}
    }
    false
}

fn leave(stream: &TcpStream, leaves: Leaves, shared: &Shared) {
    match leaves {
        Leaves::After(Duration::ZERO) => {}
        Leaves::After(delay) => {
            // Nobody ever sends: a pause shorter than any that a read timeout of a socket can make.
            let (_sender, never) = mpsc::channel::<()>();
            let _ = never.recv_timeout(delay);
        }
        Leaves::AtNextRequest => {
            let _ = stream.peek(&mut [0]);
        }
        Leaves::WhenTold => shared.wait_while(|log| log.told_to_leave == log.over),
    }
}
