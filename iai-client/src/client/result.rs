//! A successful call.

use std::ops::Deref;

use crate::validate::Violation;

/// What came back: the response, and what there is to say about the call beside it.
///
/// It dereferences to the response, so that `answer.face_id` reads its field.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<R> {
    response: R,
    warnings: Vec<Violation>,
    attempts: u32,
}

impl<R> Answer<R> {
    pub(super) fn new(response: R, warnings: Vec<Violation>, attempts: u32) -> Self {
        Self {
            response,
            warnings,
            attempts,
        }
    }

    /// Rules that the request breaks and about which the vendor's texts disagree. The service took
    /// it all the same.
    #[must_use]
    pub fn warnings(&self) -> &[Violation] {
        &self.warnings
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The response alone.
    #[must_use]
    pub fn into_inner(self) -> R {
        self.response
    }
}

impl<R> Deref for Answer<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.response
    }
}
