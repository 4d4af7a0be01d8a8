//! An answer as it came from the wire.

use std::num::NonZeroU64;

/// An answer as it came from the wire.
pub(crate) struct RawAnswer {
    pub(crate) status: u16,
    /// The id that a header gives, in case the body gives none.
    pub(crate) header_request_id: Option<String>,
    /// The time of the header `Date`, in Unix seconds.
    pub(crate) date: Option<NonZeroU64>,
    /// Whether a cache has kept it for a while (header `Age`), so that its times are of then.
    pub(crate) is_aged: bool,
    pub(crate) body: Vec<u8>,
    pub(crate) end: BodyEnd,
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
    /// Stands where no answer is kept.
    pub(super) fn empty() -> Self {
        Self {
            status: 200,
            header_request_id: None,
            date: None,
            is_aged: false,
            body: Vec::new(),
            end: BodyEnd::Whole,
        }
    }

    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body. It was read as JSON, so that it is text.
    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.body).unwrap_or_default()
    }
}
