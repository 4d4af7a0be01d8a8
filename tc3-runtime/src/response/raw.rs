//! A response as it was received.

use std::num::NonZeroU64;
use std::time::Duration;

use zeroize::Zeroizing;

/// A response as it was received.
pub(crate) struct RawResponse {
    pub(crate) status: u16,
    /// The id that a header gives, in case the body gives none.
    pub(crate) header_request_id: Option<String>,
    pub(crate) times: Times,
    /// Wiped when it is dropped, since responses hold keys and personal data.
    pub(crate) body: Zeroizing<Vec<u8>>,
    pub(crate) end: BodyEnd,
}

/// What the headers of a response tell about time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Times {
    /// The header `Date`, in Unix seconds.
    pub(crate) date: Option<NonZeroU64>,
    /// Whether a cache has kept the response for a while (header `Age`), so that its times are old.
    pub(crate) is_aged: bool,
    /// How long a gateway asks to wait.
    pub(crate) retry_after: Option<Duration>,
}

/// How the body ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyEnd {
    /// It was read to its end.
    Whole,
    /// The connection broke.
    CutOff,
    /// Reading stopped at this many bytes.
    TooLarge(usize),
    /// It is a stream of events, which may have no end; nothing of it was read.
    Events,
}

impl RawResponse {
    /// An empty response with status 200.
    pub(super) fn empty() -> Self {
        Self {
            status: 200,
            header_request_id: None,
            times: Times::default(),
            body: Zeroizing::default(),
            end: BodyEnd::Whole,
        }
    }

    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body. It was read as JSON, so that it is text.
    pub(super) fn into_text(mut self) -> Zeroizing<String> {
        let bytes = std::mem::take(&mut *self.body);
        Zeroizing::new(String::from_utf8(bytes).unwrap_or_default())
    }
}
