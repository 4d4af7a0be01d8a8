//! Attempts that an interceptor refused.

use std::error::Error as StdError;
use std::fmt;

use crate::header::HeaderError;

/// An interceptor refused an attempt, or asked for a header that it may not set. The attempt was not sent.
pub struct InterceptorError {
    pub(crate) interceptor: &'static str,
    pub(crate) source: Box<dyn StdError + Send + Sync>,
}

impl InterceptorError {
    /// The name of the interceptor, as [`Intercept::name`](crate::intercept::Intercept::name) tells it.
    #[must_use]
    pub fn interceptor(&self) -> &'static str {
        self.interceptor
    }

    /// The header that could not be set, if that was the reason.
    #[must_use]
    pub fn header(&self) -> Option<&HeaderError> {
        self.source.downcast_ref()
    }

    pub(crate) fn source(&self) -> &(dyn StdError + 'static) {
        &*self.source
    }
}

impl fmt::Debug for InterceptorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InterceptorError")
            .field("interceptor", &self.interceptor)
            .field("source", &self.source)
            .finish()
    }
}

impl fmt::Display for InterceptorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            interceptor,
            source,
        } = self;
        match self.header() {
            Some(_) => write!(f, "not sent: the interceptor {interceptor}: {source}"),
            None => write!(
                f,
                "not sent: the interceptor {interceptor} refused it: {source}"
            ),
        }
    }
}

impl StdError for InterceptorError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
