//! What a model may do.

use iai_client::description::Effect;

/// The effects that the tools of a session may have. Reads are always allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Allowed {
    idempotent: bool,
    create: bool,
}

impl Allowed {
    /// The values of `--allow`.
    pub(super) const WORDS: [&str; 3] = ["idempotent", "create", "all"];

    /// What these values of `--allow` allow.
    pub(super) fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut allowed = Self::default();
        for word in words {
            allowed.idempotent |= matches!(word, "idempotent" | "all");
            allowed.create |= matches!(word, "create" | "all");
        }
        allowed
    }

    /// Whether tools with this effect may be called.
    pub(super) fn has(self, effect: Effect) -> bool {
        match effect {
            Effect::Read => true,
            Effect::Idempotent => self.idempotent,
            Effect::Create => self.create,
            // An effect that is new to this program: only for those who allow everything.
            _ => self.idempotent && self.create,
        }
    }
}

/// The value of `--allow` that tools with this effect need.
pub(super) fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Idempotent => "idempotent",
        Effect::Create => "create",
        _ => "all",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_are_always_allowed_and_the_rest_by_its_word() {
        let table: [(&[&str], [bool; 3]); 5] = [
            (&[], [true, false, false]),
            (&["idempotent"], [true, true, false]),
            (&["create"], [true, false, true]),
            (&["create", "idempotent"], [true, true, true]),
            (&["all"], [true, true, true]),
        ];
        for (words, expected) in table {
            let allowed = Allowed::of(words.iter().copied());
            let found = [Effect::Read, Effect::Idempotent, Effect::Create].map(|e| allowed.has(e));
            assert_eq!(found, expected, "{words:?}");
        }
    }

    #[test]
    fn the_word_of_an_effect_allows_it() {
        for effect in [Effect::Idempotent, Effect::Create] {
            assert!(Allowed::of([word(effect)]).has(effect));
            assert!(Allowed::WORDS.contains(&word(effect)));
        }
    }
}
