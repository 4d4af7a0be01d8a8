//! A text that is wiped when it is dropped, and never shown.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::check::find_problem;
use super::error::CredentialsError;

/// Shorter ones can be parts of words, so that they cannot be removed from messages. Real ones have 32 and more
/// characters.
pub(super) const SHORTEST_SOUGHT: usize = 8;

/// A secret text.
pub(crate) struct Secret(Arc<Zeroizing<String>>);

/// When its last owner is dropped.
impl ZeroizeOnDrop for Secret {}

/// A compile error if a type that holds a key is no longer wiped.
const _: () = {
    const fn is_wiped<T: ZeroizeOnDrop>() {}
    is_wiped::<Zeroizing<String>>();
    is_wiped::<Secret>();
    is_wiped::<crate::signing::SigningKey>();
};

impl Secret {
    /// Accepts `text` unless it cannot be a key. Refused text is wiped, too. Warns of one that is too short to be kept
    /// out of messages.
    pub(super) fn checked(
        text: impl Into<Zeroizing<String>>,
        what: &'static str,
        source: impl Into<Cow<'static, str>>,
    ) -> Result<Self, CredentialsError> {
        let (text, source) = (text.into(), source.into());
        if let Some(problem) = find_problem(&text) {
            return Err(CredentialsError::new(what, source, problem));
        }
        if text.len() < SHORTEST_SOUGHT {
            tracing::warn!(
                what,
                %source,
                "shorter than 8 characters: no key of the vendor's, and not kept out of messages"
            );
        }
        Ok(Self(Arc::new(text)))
    }

    /// An empty one, for requests that are not signed.
    pub(super) fn none() -> Self {
        Self(Arc::default())
    }

    /// The text itself.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// The same secret for a second owner, without a second copy in memory.
    pub(super) fn share(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}
