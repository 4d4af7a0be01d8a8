//! Reads request bodies, within a limit of bytes and of the memory that all bodies share.

use std::future::poll_fn;
use std::pin::Pin;

use bytes::Bytes;
use http_body::{Body, Frame};
use hyper::body::Incoming;

use super::body_memory::{ARRIVAL_GRACE, BodyMemory, MemoryPermit};
use crate::protocol::Payload;

/// Bytes beyond the limit that are read and dropped, so that the client finishes sending and reads the refusal. With
/// more than these, the connection is cut.
const DRAINED: usize = 80 * 1024 * 1024;

/// Bodies up to this size do not count as memory: the number of connections limits them.
const SMALL: usize = 64 * 1024;

/// Why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyError {
    /// It broke off, or is far too large.
    Broken,
    /// No memory was free in time.
    NoRoom,
    /// It arrived slowly, and another body needed its memory.
    Slow,
}

/// The body, of which at most `limit` bytes are kept.
pub(super) async fn read(
    mut body: Incoming,
    limit: usize,
    body_memory: &BodyMemory,
) -> Result<Payload, BodyError> {
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
    let Some(permit) = body_memory.take(most).await else {
        // A client reads the refusal only after it has sent all.
        kept.forget();
        kept.read(&mut body, usize::MAX).await?;
        return Err(BodyError::NoRoom);
    };
    // A vector that doubles would take more than was granted.
    kept.bytes.reserve_exact(most.saturating_sub(kept.length));
    tokio::select! {
        read = kept.read(&mut body, usize::MAX) => read.map(|_| kept.finish(Some(permit))),
        () = body_memory.reclaimed(ARRIVAL_GRACE) => Err(BodyError::Slow),
    }
}

/// The part of a body that has arrived.
struct Kept {
    bytes: Vec<u8>,
    /// Bytes that arrived, kept or not.
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

    /// Reads until more than `enough` bytes have arrived, or to the end; returns whether it is the end.
    async fn read(&mut self, body: &mut Incoming, enough: usize) -> Result<bool, BodyError> {
        while self.length <= enough {
            match chunk(body).await? {
                None => return Ok(true),
                Some(piece) => self.add(&piece)?,
            }
        }
        Ok(false)
    }

    fn add(&mut self, piece: &[u8]) -> Result<(), BodyError> {
        self.length += piece.len();
        if self.length > self.limit {
            self.forget();
        }
        if self.keeps {
            self.bytes.extend_from_slice(piece);
        } else if self.length.saturating_sub(self.limit) > DRAINED {
            return Err(BodyError::Broken);
        }
        Ok(())
    }

    fn forget(&mut self) {
        self.keeps = false;
        self.bytes = Vec::new();
    }

    fn finish(self, permit: Option<MemoryPermit>) -> Payload {
        match permit {
            _ if self.length > self.limit => Payload::TooLarge(self.length),
            Some(permit) => Payload::Whole(Bytes::from_owner(CountedBytes(self.bytes, permit))),
            None => Payload::Whole(self.bytes.into()),
        }
    }
}

/// Bytes together with their permit, so that memory is free again when the bytes are dropped.
struct CountedBytes(
    Vec<u8>,
    #[expect(dead_code, reason = "held until the bytes are dropped")] MemoryPermit,
);

impl AsRef<[u8]> for CountedBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The next piece; `None` at the end.
async fn chunk(body: &mut Incoming) -> Result<Option<Bytes>, BodyError> {
    loop {
        let Some(frame) = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await else {
            return Ok(None);
        };
        match frame.map(Frame::into_data) {
            Ok(Ok(data)) => return Ok(Some(data)),
            // Trailers are ignored.
            Ok(Err(_)) => {}
            Err(_) => return Err(BodyError::Broken),
        }
    }
}
