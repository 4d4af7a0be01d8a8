//! The keys that the emulator accepts.

use std::fmt;

/// A key and the token that must come with it.
#[derive(Clone)]
pub(crate) struct Secret {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) token: Option<String>,
}

/// All keys that the emulator accepts.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Vec<Secret>);

impl Secrets {
    /// Adds a key; the same id again replaces it.
    pub(crate) fn add(&mut self, id: String, key: String, token: Option<String>) {
        self.0.retain(|secret| secret.id != id);
        self.0.push(Secret { id, key, token });
    }

    /// Gives the token to every key that has none of its own.
    pub(crate) fn require(&mut self, token: &str) {
        for secret in &mut self.0 {
            secret.token.get_or_insert_with(|| token.to_owned());
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an id, a key or a token has no characters.
    pub(crate) fn has_empty(&self) -> bool {
        let mut secrets = self.0.iter();
        secrets.any(|each| {
            each.id.is_empty() || each.key.is_empty() || each.token.as_deref() == Some("")
        })
    }

    /// The key that was added first.
    pub(crate) fn first(&self) -> Option<&Secret> {
        self.0.first()
    }

    pub(super) fn find(&self, id: &str) -> Option<&Secret> {
        self.0.iter().find(|secret| secret.id == id)
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({})", self.0.len())
    }
}
