//! A body that tells whether a connection has got it.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// Whether a request was handed to a connection: the HTTP library asks for the body only then.
pub(super) struct Handed(Arc<AtomicBool>);

/// The body of a request, in one piece.
pub(super) struct WatchedBody {
    bytes: Option<Bytes>,
    handed: Arc<AtomicBool>,
}

impl Handed {
    /// For a request without a body.
    pub(super) fn unknown() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    pub(super) fn to_a_connection(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

impl WatchedBody {
    pub(super) fn new(bytes: Bytes) -> (Self, Handed) {
        let handed = Arc::new(AtomicBool::new(false));
        let body = Self {
            bytes: Some(bytes),
            handed: Arc::clone(&handed),
        };
        (body, Handed(handed))
    }
}

impl Body for WatchedBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.handed.store(true, Ordering::Release);
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
