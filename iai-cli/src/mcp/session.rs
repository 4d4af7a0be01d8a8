//! What the user has decided about a session.

use iai_client::description::Effect;

use super::allowed::{Allowed, word};

/// What tools show, and what they may do.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Session {
    /// What may be called.
    pub(super) allowed: Allowed,
    /// Whether there is a folder of pictures.
    pub(super) with_pictures: bool,
    /// Whether pictures of it are made to fit.
    pub(super) fits: bool,
    /// Whether answers have personal data.
    pub(super) with_personal_data: bool,
}

impl Session {
    /// The value of `--allow` that is missing for tools with this effect, if one is.
    pub(super) fn missing(self, effect: Effect) -> Option<&'static str> {
        (!self.allowed.has(effect)).then(|| word(effect))
    }
}
