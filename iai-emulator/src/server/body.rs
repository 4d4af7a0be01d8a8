//! Bodies that come in.

use std::future::poll_fn;
use std::pin::Pin;

use bytes::Bytes;
use http_body::{Body, Frame};
use hyper::body::Incoming;

use super::budget::{ARRIVAL, Budget, Hold};
use crate::protocol::Payload;

/// Bytes beyond the limit that are read and dropped, so that the sender gets to see the response. Beyond these, the
/// connection is cut.
const DRAINED: usize = 80 * 1024 * 1024;

/// Bytes of a body that are kept without being counted; connections are few enough for that.
const SMALL: usize = 64 * 1024;

/// Why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It breaks off, or is far too large.
    Broken,
    /// All memory for bodies is taken.
    NoRoom,
    /// It came slowly, and others needed its memory.
    Slow,
}

/// The body, of which at most `limit` bytes are kept.
pub(super) async fn read(
    mut body: Incoming,
    limit: usize,
    budget: &Budget,
) -> Result<Payload, Trouble> {
    let hint = body.size_hint();
    let announced = usize::try_from(hint.lower()).unwrap_or(usize::MAX);
    let mut kept = Kept::new(limit, announced);
    match chunk(&mut body).await? {
        None => return Ok(Payload::Whole(Bytes::new())),
        // Small bodies come in one piece, which need not be copied.
        Some(first) if first.len() >= announced && first.len() <= SMALL && body.is_end_stream() => {
            return Ok(Payload::Whole(first));
        }
        Some(first) => kept.add(&first)?,
    }
    if kept.read(&mut body, SMALL).await? {
        return Ok(kept.finish(None));
    }
    if !kept.keeps {
        kept.read(&mut body, usize::MAX).await?;
        return Ok(kept.finish(None));
    }
    let most = if hint.upper().is_some() {
        announced
    } else {
        limit
    };
    let Some(hold) = budget.take(most).await else {
        // Who sends must get so far as to read the refusal.
        kept.forget();
        kept.read(&mut body, usize::MAX).await?;
        return Err(Trouble::NoRoom);
    };
    // Growing by doubling would take more than was granted.
    kept.bytes.reserve_exact(most.saturating_sub(kept.length));
    tokio::select! {
        read = kept.read(&mut body, usize::MAX) => read.map(|_| kept.finish(Some(hold))),
        () = budget.pressed(ARRIVAL) => Err(Trouble::Slow),
    }
}

/// What came of a body so far.
struct Kept {
    bytes: Vec<u8>,
    /// Bytes that came, kept or not.
    length: usize,
    limit: usize,
    keeps: bool,
}

impl Kept {
    fn new(limit: usize, announced: usize) -> Self {
        Self {
            bytes: Vec::new(),
            length: 0,
            limit,
            keeps: announced <= limit,
        }
    }

    /// Reads on until there is more than this, or to the end, which is told.
    async fn read(&mut self, body: &mut Incoming, enough: usize) -> Result<bool, Trouble> {
        while self.length <= enough {
            match chunk(body).await? {
                None => return Ok(true),
                Some(piece) => self.add(&piece)?,
            }
        }
        Ok(false)
    }

    fn add(&mut self, piece: &[u8]) -> Result<(), Trouble> {
        self.length += piece.len();
        if self.length > self.limit {
            self.forget();
        }
        if self.keeps {
            self.bytes.extend_from_slice(piece);
        } else if self.length.saturating_sub(self.limit) > DRAINED {
            return Err(Trouble::Broken);
        }
        Ok(())
    }

    fn forget(&mut self) {
        self.keeps = false;
        self.bytes = Vec::new();
    }

    fn finish(self, hold: Option<Hold>) -> Payload {
        match hold {
            _ if self.length > self.limit => Payload::TooLarge(self.length),
            Some(hold) => Payload::Whole(Bytes::from_owner(Held(self.bytes, hold))),
            None => Payload::Whole(self.bytes.into()),
        }
    }
}

/// Bytes with the memory that was granted for them.
struct Held(
    Vec<u8>,
    #[expect(dead_code, reason = "held until the bytes are dropped")] Hold,
);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The next piece; `None` at the end.
async fn chunk(body: &mut Incoming) -> Result<Option<Bytes>, Trouble> {
    loop {
        let Some(frame) = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await else {
            return Ok(None);
        };
        match frame.map(Frame::into_data) {
            Ok(Ok(data)) => return Ok(Some(data)),
            // Trailers mean nothing here.
            Ok(Err(_)) => {}
            Err(_) => return Err(Trouble::Broken),
        }
    }
}
