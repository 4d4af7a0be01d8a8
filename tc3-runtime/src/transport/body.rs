//! A request body that tells whether a connection has got it, and that can be taken back until then.
//!
//! After a timeout the client must know whether the service can have got the request: only then is the outcome of a
//! create unknown.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// No connection has got the body yet.
const WAITING: u8 = 0;
/// A connection has it.
const HANDED: u8 = 1;
/// It was taken back: no connection will get it.
const REVOKED: u8 = 2;

/// Whether a request was handed to a connection: the HTTP library asks for the body only then.
pub(super) struct Handed(Arc<AtomicU8>);

/// Ends a request whose caller was told that it had not been sent.
#[derive(Debug)]
pub(super) struct Revoked;

/// The body of a request, in one piece.
pub(super) struct WatchedBody {
    bytes: Option<Bytes>,
    handed: Arc<AtomicU8>,
}

impl Handed {
    /// For a request without a body, which counts as handed over.
    pub(super) fn unknown() -> Self {
        Self(Arc::new(AtomicU8::new(HANDED)))
    }

    /// Takes the body back unless a connection has got it, and says whether one has. Both may happen at the same time
    /// on two threads; the atomic state lets one of them win.
    pub(super) fn revoke(&self) -> bool {
        claim(&self.0, REVOKED) == Err(HANDED)
    }
}

impl WatchedBody {
    pub(super) fn new(bytes: Bytes) -> (Self, Handed) {
        let handed = Arc::new(AtomicU8::new(WAITING));
        let body = Self {
            bytes: Some(bytes),
            handed: Arc::clone(&handed),
        };
        (body, Handed(handed))
    }
}

/// Moves the state from `WAITING` to `next`, or returns the state that was set before.
fn claim(state: &AtomicU8, next: u8) -> Result<u8, u8> {
    state.compare_exchange(WAITING, next, Ordering::AcqRel, Ordering::Acquire)
}

impl fmt::Display for Revoked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request was taken back before it was sent")
    }
}

impl std::error::Error for Revoked {}

impl Body for WatchedBody {
    type Data = Bytes;
    type Error = Revoked;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Revoked>>> {
        if claim(&self.handed, HANDED) == Err(REVOKED) {
            return Poll::Ready(Some(Err(Revoked)));
        }
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        let left = self.bytes.as_ref().map_or(0, Bytes::len);
        SizeHint::with_exact(left as u64)
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::Waker;

    use super::*;

    fn asked(body: WatchedBody) -> Option<bool> {
        let mut context = Context::from_waker(Waker::noop());
        match pin!(body).poll_frame(&mut context) {
            Poll::Ready(frame) => frame.map(|frame| frame.is_ok()),
            Poll::Pending => None,
        }
    }

    #[test]
    fn either_a_connection_gets_it_or_the_caller_has_it_back() {
        let (body, handed) = WatchedBody::new(Bytes::from_static(b"{}"));
        assert_eq!(asked(body), Some(true));
        assert!(handed.revoke(), "a connection has it");

        let (body, handed) = WatchedBody::new(Bytes::from_static(b"{}"));
        assert!(!handed.revoke(), "nobody has asked for it");
        assert_eq!(asked(body), Some(false), "and nobody gets it later");
        assert!(!handed.revoke());
    }
}
