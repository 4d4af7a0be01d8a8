//! A server that does one bad thing after the other.

use crate::scripted::{self, Seen, http};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// What happens to a request.
#[derive(Clone, Debug)]
pub enum Step {
    /// It is answered with these bytes.
    Say(String),
    /// The connection is reset before anything of it was read.
    ResetUnread,
    /// The connection ends after it was read.
    Close,
    /// Nothing, until the client goes away.
    Hold,
    /// Nothing for so long, and then as that step says.
    Late(Duration, Box<Self>),
}

/// An HTTP server for a list of requests, each on a connection of its own. It ends when it is dropped.
#[derive(Debug)]
pub struct Faulty {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    seen: Mutex<Vec<Seen>>,
    ended: AtomicBool,
}

impl Step {
    /// The content of `Response`.
    #[must_use]
    pub fn response(content: &Value) -> Self {
        Self::Say(http(200, &json!({ "Response": content }).to_string()))
    }

    /// An error answer.
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

    /// An answer that announces more than comes.
    #[must_use]
    pub fn half() -> Self {
        let body = r#"{"Response":{"RequestId":"r-half","#;
        Self::Say(http(200, body).replace("Length: ", "Length: 9"))
    }

    /// This answer with a header `Date`.
    #[must_use]
    pub fn dated(self, date: &str) -> Self {
        match self {
            Self::Say(bytes) => {
                let header = format!("Date: {date}\r\nContent-Length:");
                Self::Say(bytes.replacen("Content-Length:", &header, 1))
            }
            other => other,
        }
    }
}

impl Faulty {
    /// Does these things, then the last one for ever.
    ///
    /// # Panics
    ///
    /// Without a port, or without a step.
    #[must_use]
    pub fn doing(steps: impl Into<Vec<Step>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let (shared, steps) = (Arc::new(Shared::default()), steps.into());
        let server = Arc::clone(&shared);
        thread::spawn(move || serve(&listener, &steps, &server));
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
        self.shared.seen().clone()
    }

    /// The actions of the requests that were read.
    #[must_use]
    pub fn actions(&self) -> Vec<String> {
        self.header("x-tc-action")
    }

    /// That header of each request that was read.
    #[must_use]
    pub fn header(&self, name: &str) -> Vec<String> {
        let seen = self.shared.seen();
        seen.iter()
            .map(|seen| seen.header(name).unwrap_or_default().to_owned())
            .collect()
    }
}

impl Drop for Faulty {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        // Wakes a server that waits for its next caller.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn seen(&self) -> MutexGuard<'_, Vec<Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn serve(listener: &TcpListener, steps: &[Step], shared: &Arc<Shared>) {
    let last = steps.len() - 1;
    for (index, stream) in listener.incoming().flatten().enumerate() {
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        let (step, shared) = (steps[index.min(last)].clone(), Arc::clone(shared));
        thread::spawn(move || take(stream, step, &shared));
    }
}

fn take(mut stream: TcpStream, step: Step, shared: &Shared) {
    if matches!(step, Step::ResetUnread) {
        // Closing with something left to read is what makes the kernel send a reset.
        let _ = stream.peek(&mut [0]);
        return;
    }
    let seen = scripted::read(&mut stream);
    shared.seen().push(seen);
    act(stream, step);
}

fn act(mut stream: TcpStream, step: Step) {
    match step {
        Step::Say(bytes) => {
            let closed = bytes.replacen("\r\n", "\r\nConnection: close\r\n", 1);
            // A client that has heard enough may close early.
            let _ = stream.write_all(closed.as_bytes());
        }
        Step::Hold => {
            let _ = stream.read(&mut [0]);
        }
        Step::Late(pause, then) => {
            // The client says nothing more meanwhile, or goes away.
            let _ = stream.set_read_timeout(Some(pause));
            let _ = stream.read(&mut [0]);
            act(stream, *then);
        }
        Step::Close | Step::ResetUnread => {}
    }
}
