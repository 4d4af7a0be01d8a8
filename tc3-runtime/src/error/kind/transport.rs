//! Connections that fail, and timeouts.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use super::bounded::{bounded, root};
use super::peer::Peer;

/// A connection that failed or broke.
pub struct TransportError {
    phase: TransportPhase,
    peer: Option<Peer>,
    mismatch: Option<Mismatch>,
    source: Box<dyn StdError + Send + Sync>,
}

/// Client and port do not speak the same protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mismatch {
    /// TLS was begun, and the port answered in plain text.
    SpeaksPlainHttp,
    /// Plain HTTP was sent, and the port answered with something else, such as TLS.
    SpeaksSomethingElse,
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
            peer: None,
            mismatch: None,
            source: bounded(source.into()),
        }
    }

    pub(crate) fn with_peer(mut self, peer: Option<Peer>) -> Self {
        self.peer = peer;
        self
    }

    pub(crate) fn with_mismatch(mut self, mismatch: Option<Mismatch>) -> Self {
        self.mismatch = mismatch;
        self
    }

    pub(in crate::error) fn mismatch(&self) -> Option<Mismatch> {
        self.mismatch
    }

    /// Host and port that were to be reached, such as `iai.tencentcloudapi.com:443`. `None` for a mock.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.peer.as_ref().map(|peer| &*peer.address)
    }

    /// The proxy that the connection went through, without user name and password. `None` also with an HTTP client of
    /// your own, whose proxy is not known.
    #[must_use]
    pub fn proxy(&self) -> Option<&str> {
        self.peer.as_ref()?.proxy.as_deref()
    }

    /// How far the request came.
    #[must_use]
    pub fn phase(&self) -> TransportPhase {
        self.phase
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("phase", &self.phase)
            .field("peer", &self.peer)
            .field("mismatch", &self.mismatch)
            // The library's own errors print whole requests in places.
            .field("source", &format_args!("{}", root(&*self.source)))
            .finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.phase, &self.peer) {
            (TransportPhase::Connect, Some(peer)) => write!(f, "no connection to {peer}: "),
            (TransportPhase::Connect, None) => f.write_str("no connection: "),
            (TransportPhase::Exchange, Some(peer)) => {
                write!(f, "the connection to {peer} broke before a response: ")
            }
            (TransportPhase::Exchange, None) => {
                f.write_str("the connection broke before a response: ")
            }
        }?;
        match self.mismatch {
            Some(Mismatch::SpeaksPlainHttp) => f.write_str("this port speaks plain http"),
            Some(Mismatch::SpeaksSomethingElse) => {
                f.write_str("this port does not speak plain http")
            }
            None => write!(f, "{}", root(&*self.source)),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

/// A timeout that passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeoutError {
    pub(crate) kind: TimeoutKind,
    pub(crate) limit: Duration,
    /// Whether the request was handed to a connection before.
    pub(crate) sent: bool,
    /// Who was to be reached, if it is known.
    pub(crate) peer: Option<Peer>,
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

    /// Whether the last attempt was handed to a connection before. If not, the connection was still being made (name
    /// look-up, TCP, TLS, proxy), or the time was up between two attempts. The service has not got that attempt; whether
    /// an earlier one may have taken effect, [`is_outcome_unknown`](crate::Error::is_outcome_unknown) tells.
    #[must_use]
    pub fn was_sent(&self) -> bool {
        self.sent
    }

    /// Host and port that were to be reached, if an attempt was under way.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.peer.as_ref().map(|peer| &*peer.address)
    }

    /// The proxy that the connection went through, without user name and password. `None` also with an HTTP client of
    /// your own, whose proxy is not known.
    #[must_use]
    pub fn proxy(&self) -> Option<&str> {
        self.peer.as_ref()?.proxy.as_deref()
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kind,
            limit,
            sent,
            peer,
        } = self;
        match (kind, peer, sent) {
            (TimeoutKind::Connect, Some(peer), _) => write!(f, "no connection to {peer}"),
            (TimeoutKind::Connect, None, _) => f.write_str("no connection"),
            (TimeoutKind::Attempt, _, true) => f.write_str("no whole response to an attempt"),
            (TimeoutKind::Attempt, _, false) => f.write_str("an attempt was not sent"),
            (TimeoutKind::Total, ..) => f.write_str("no result of the call"),
        }?;
        write!(f, " within {limit:?}")?;
        // Speaks of the last attempt alone: an earlier one may have been sent.
        match (kind, peer, sent) {
            (TimeoutKind::Connect, ..) | (_, _, true) => Ok(()),
            (_, Some(peer), false) => write!(f, ": no connection to {peer} yet"),
            (TimeoutKind::Total, None, false) => f.write_str(": no attempt was under way"),
            (TimeoutKind::Attempt, None, false) => Ok(()),
        }
    }
}
