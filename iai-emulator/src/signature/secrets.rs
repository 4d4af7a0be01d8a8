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

    /// The name of an id, a key or a token that has no characters.
    pub(crate) fn empty(&self) -> Option<&'static str> {
        self.0.iter().find_map(|each| {
            let parts = [
                ("SecretId", Some(&each.id)),
                ("SecretKey", Some(&each.key)),
                ("token", each.token.as_ref()),
            ];
            let empty = parts
                .into_iter()
                .find(|(_, text)| text.is_some_and(String::is_empty));
            empty.map(|(name, _)| name)
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
