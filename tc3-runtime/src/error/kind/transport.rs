//! Connections that fail, and timeouts.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use super::bounded::{bounded, root};

/// A connection that failed or broke.
pub struct TransportError {
    phase: TransportPhase,
    source: Box<dyn StdError + Send + Sync>,
}

/// How far a request came before its connection failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportPhase {
    /// No connection was made (name look-up, TCP, TLS or proxy), or it ended before a byte was written. Nothing was
    /// sent.
    Connect,
    /// The connection broke before a response began. The request may have arrived.
    Exchange,
}

impl TransportError {
    pub(crate) fn new(
        phase: TransportPhase,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            phase,
            source: bounded(source.into()),
        }
    }

    /// How far the request came.
    #[must_use]
    pub fn phase(&self) -> TransportPhase {
        self.phase
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The library's own errors print whole requests in places.
        write!(
            f,
            "TransportError({:?}, {})",
            self.phase,
            root(&*self.source)
        )
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phase = match self.phase {
            TransportPhase::Connect => "no connection",
            TransportPhase::Exchange => "the connection broke before a response",
        };
        write!(f, "{phase}: {}", root(&*self.source))
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

/// A timeout that passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeoutError {
    pub(crate) kind: TimeoutKind,
    pub(crate) limit: Duration,
    /// Whether the request was handed to a connection before.
    pub(crate) sent: bool,
}

/// Which timeout passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeoutKind {
    /// Making the connection took too long. Nothing was sent.
    Connect,
    /// One attempt took too long, from connecting to the end of the response.
    Attempt,
    /// The whole call took too long.
    Total,
}

impl TimeoutError {
    /// Which timeout passed.
    #[must_use]
    pub fn kind(&self) -> TimeoutKind {
        self.kind
    }

    /// How long it was.
    #[must_use]
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// Whether the request was handed to a connection before. If not, the connection was still being made (name
    /// look-up, TCP, TLS, proxy), and the service has not got the request.
    #[must_use]
    pub fn was_sent(&self) -> bool {
        self.sent
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TimeoutKind::Connect => "no connection",
            TimeoutKind::Attempt => "no whole response to an attempt",
            TimeoutKind::Total => "no result of the call",
        };
        write!(f, "{what} within {:?}", self.limit)?;
        match (self.sent, self.kind) {
            (false, TimeoutKind::Attempt | TimeoutKind::Total) => {
                f.write_str(", and nothing was sent")
            }
            _ => Ok(()),
        }
    }
}
