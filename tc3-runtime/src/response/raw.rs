//! A response as it came from the wire.

use std::num::NonZeroU64;
use std::time::Duration;

use zeroize::Zeroizing;

/// A response as it came from the wire.
pub(crate) struct RawAnswer {
    pub(crate) status: u16,
    /// The id that a header gives, in case the body gives none.
    pub(crate) header_request_id: Option<String>,
    pub(crate) times: Times,
    /// Wiped when it goes, since responses hold keys and personal data.
    pub(crate) body: Zeroizing<Vec<u8>>,
    pub(crate) end: BodyEnd,
}

/// What the head of a response tells of time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Times {
    /// The header `Date`, in Unix seconds.
    pub(crate) date: Option<NonZeroU64>,
    /// Whether a cache has kept the response for a while (header `Age`), so that its times are of then.
    pub(crate) is_aged: bool,
    /// How long a gateway asks to wait.
    pub(crate) retry_after: Option<Duration>,
}

/// How the body ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyEnd {
    /// As announced.
    Whole,
    /// The connection broke.
    CutOff,
    /// Reading stopped at this many bytes.
    TooLarge(usize),
}

impl RawAnswer {
    /// Stands where no response is kept.
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
