//! Text that is wiped when dropped and never shown.

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::check::{CredentialsError, find_problem};

/// A secret text.
pub(crate) struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    /// Takes `text` unless it cannot be what it is said to be. Refused text is wiped, too.
    pub(super) fn checked(
        text: String,
        what: &'static str,
        source: &'static str,
    ) -> Result<Self, CredentialsError> {
        let text = Zeroizing::new(text);
        match find_problem(&text) {
            None => Ok(Self(Arc::new(text))),
            Some(problem) => Err(CredentialsError {
                what,
                source,
                problem,
            }),
        }
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
