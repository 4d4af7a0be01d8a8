//! Whether a tokio runtime has what sending by HTTP needs: timers and I/O.

use std::future::ready;
use std::net::{Ipv4Addr, UdpSocket};
use std::panic::catch_unwind;
use std::sync::Mutex;
use std::time::Duration;

use tokio::runtime::{Handle, Id};
use tokio::time::timeout;

use crate::sync::lock;

/// Remembers the runtime that was found fit last, since the question costs a socket.
#[derive(Default)]
pub(super) struct RuntimeCheck {
    fit: Mutex<Option<Id>>,
}

impl RuntimeCheck {
    /// Whether the runtime, which must be the current one, has timers and I/O.
    pub(super) fn is_fit(&self, runtime: &Handle) -> bool {
        let id = Some(runtime.id());
        if *lock(&self.fit) == id {
            return true;
        }
        let fit = has_timers() && has_io();
        if fit {
            *lock(&self.fit) = id;
        }
        fit
    }
}

/// Tokio has no other answer than a panic, which the program's panic hook still prints. The HTTP library would meet it
/// in the middle of a call.
fn has_timers() -> bool {
    catch_unwind(|| drop(timeout(Duration::ZERO, ready(())))).is_ok()
}

fn has_io() -> bool {
    let Ok(socket) = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)) else {
        // A machine that grants no such socket may still grant connections.
        return true;
    };
    let registered = || {
        socket
            .set_nonblocking(true)
            .map(|()| tokio::net::UdpSocket::from_std(socket))
    };
    catch_unwind(registered).is_ok()
}
