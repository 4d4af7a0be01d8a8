//! Connections that end before a request was written: the one case in which a create that met a broken connection is
//! known not to have run.

use iai_client::actions::CreateGroupRequest;
use iai_client::{Client, Endpoint, RetryConfig};
use iai_tests::lab;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Enough that some connections wait for their turn and end before it.
const AT_A_TIME: usize = 64;

/// Far more than enough: the first is met after some dozens of rounds.
const MOST: usize = 5_000;

/// A server that hangs up as soon as it has picked up.
struct Rude {
    address: SocketAddr,
    ended: Arc<AtomicBool>,
}

impl Rude {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let ended = Arc::new(AtomicBool::new(false));
        let server = Arc::clone(&ended);
        thread::spawn(move || {
            let until_the_end = |_: &TcpStream| !server.load(Ordering::SeqCst);
            listener
                .incoming()
                .flatten()
                .take_while(until_the_end)
                .for_each(drop);
        });
        Self { address, ended }
    }
}

impl Drop for Rude {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // Wakes it once more.
        drop(TcpStream::connect(self.address));
    }
}

#[test]
fn a_request_that_was_never_written_has_a_known_outcome() {
    let server = Rude::new();
    let endpoint = Endpoint::custom(&format!("http://{}", server.address)).unwrap();
    let client = Client::builder()
        .credentials(lab::credentials())
        .endpoint(endpoint)
        .retry(RetryConfig::off())
        .build()
        .unwrap();
    let unwritten = lab::wait(async {
        for _ in 0..MOST {
            let calls = (0..AT_A_TIME).map(|_| tokio::spawn(client.send(request())));
            for call in calls.collect::<Vec<_>>() {
                let error = call.await.unwrap().unwrap_err();
                // Whatever may have been written may have run; what cannot have been, cannot.
                assert_eq!(error.is_outcome_unknown(), !error.is_connect(), "{error}");
                if error.is_connect() {
                    return Some(error.to_string());
                }
            }
        }
        None
    });
    let text = unwritten.expect("one that was not written");
    assert!(text.starts_with("CreateGroup: no connection: "), "{text}");
}

fn request() -> CreateGroupRequest {
    CreateGroupRequest::builder()
        .group_id("g")
        .group_name("G")
        .build()
}
