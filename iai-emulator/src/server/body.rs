//! Bodies: those that come in, read whole, and those that go out, whole or a half.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;

use super::wire::Line;
use crate::protocol::Payload;

/// Bytes beyond the limit that are read and dropped, so that the sender gets to see the answer. Beyond these, the
/// connection is cut.
const DRAINED: usize = 80 * 1024 * 1024;

/// The body, of which at most `limit` bytes are kept; `None` when it breaks off.
pub(super) async fn read(mut body: Incoming, limit: usize) -> Option<Payload> {
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    let first = match chunk(&mut body).await {
        None => return Some(Payload::Whole(Bytes::new())),
        Some(first) => first?,
    };
    // Small bodies come in one piece, which need not be copied.
    if first.len() >= announced && first.len() <= limit && body.is_end_stream() {
        return Some(Payload::Whole(first));
    }
    let mut whole = Vec::with_capacity(if announced <= limit { announced } else { 0 });
    let mut length = 0;
    let mut next = Some(first);
    while let Some(piece) = next {
        length += piece.len();
        if length <= limit {
            whole.extend_from_slice(&piece);
        } else if length - limit > DRAINED {
            return None;
        } else {
            whole = Vec::new();
        }
        next = match chunk(&mut body).await {
            None => None,
            Some(piece) => Some(piece?),
        };
    }
    Some(if length > limit {
        Payload::TooLarge(length)
    } else {
        Payload::Whole(whole.into())
    })
}

/// The next piece: outer `None` at the end, inner `None` when the body breaks off.
async fn chunk(body: &mut Incoming) -> Option<Option<Bytes>> {
    loop {
        let frame = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await?;
        match frame.map(Frame::into_data) {
            Ok(Ok(data)) => return Some(Some(data)),
            // Trailers mean nothing here.
            Ok(Err(_)) => {}
            Err(_) => return Some(None),
        }
    }
}

/// The body of an answer.
pub(super) struct Outgoing {
    bytes: Option<Bytes>,
    /// Bytes that are announced.
    length: u64,
    /// The connection to be cut in place of the rest.
    line: Option<Arc<Line>>,
}

impl Outgoing {
    pub(super) fn whole(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self {
            length: bytes.len() as u64,
            bytes: Some(bytes),
            line: None,
        }
    }

    /// Announces all and sends a half.
    pub(super) fn half(bytes: impl Into<Bytes>, line: Arc<Line>) -> Self {
        let whole: Bytes = bytes.into();
        Self {
            length: whole.len() as u64,
            bytes: Some(whole.slice(..whole.len() / 2)),
            line: Some(line),
        }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if let Some(bytes) = self.bytes.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        match &self.line {
            None => Poll::Ready(None),
            Some(line) => {
                // The server now writes what it has, and that ends the connection.
                line.cut();
                Poll::Pending
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.line.is_none() && self.bytes.as_ref().is_none_or(Bytes::is_empty)
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}
