//! One change, and what it means for programs.

use serde::Serialize;

use super::text::Moved;

/// What a change does to one kind of user, from nothing to most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// Nothing.
    #[default]
    None,
    /// Other words, and nothing else.
    Documentation,
    /// There is more than before.
    Additive,
    /// Programs compile as before, and act differently.
    Behaviour,
    /// What was right is an error.
    Breaking,
}

/// The kind of a change as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Other words, and nothing else.
    Documentation,
    /// There is more than before.
    Additive,
    /// Programs compile as before, and act differently.
    Behaviour,
    /// The row was wrong; the service did not change. Programs may have to all the same.
    Correction,
    /// What was right is an error, on the wire or for the compiler.
    Breaking,
}

impl Class {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Documentation => "documentation",
            Self::Additive => "additive",
            Self::Behaviour => "behaviour",
            Self::Correction => "correction",
            Self::Breaking => "breaking",
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Where, as a path with names, such as `actions[CreatePerson].parameters[Url].required`. No other change has it.
    pub id: String,
    /// What changed, in the words of a changelog.
    pub words: String,
    /// For programs in Rust that use the generated client.
    pub rust: Impact,
    /// For requests and responses as they travel.
    pub wire: Impact,
    /// Why it is a correction, if it is one.
    pub correction: Option<String>,
    /// The figures that differ, where a text changed.
    pub figures: Option<Moved>,
    /// The lines of descriptions that differ, where both sides have them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texts: Option<Moved>,
    /// Code that compiles before the change and not after it. The client is at `api`.
    pub witness: Option<String>,
}

impl Change {
    pub(super) fn new(id: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            words: words.into(),
            rust: Impact::None,
            wire: Impact::None,
            correction: None,
            figures: None,
            texts: None,
            witness: None,
        }
    }

    pub(super) fn rust(self, rust: Impact) -> Self {
        Self { rust, ..self }
    }

    pub(super) fn wire(self, wire: Impact) -> Self {
        Self { wire, ..self }
    }

    /// Breaks programs: here is one.
    pub(super) fn breaks(self, witness: impl Into<String>) -> Self {
        Self {
            rust: Impact::Breaking,
            witness: Some(witness.into()),
            ..self
        }
    }

    /// The kind of the change as a whole.
    #[must_use]
    pub fn class(&self) -> Class {
        if self.correction.is_some() {
            return Class::Correction;
        }
        match self.rust.max(self.wire) {
            Impact::None | Impact::Documentation => Class::Documentation,
            Impact::Additive => Class::Additive,
            Impact::Behaviour => Class::Behaviour,
            Impact::Breaking => Class::Breaking,
        }
    }

    /// Whether something that was right is an error now. A correction can break programs as well.
    #[must_use]
    pub fn is_breaking(&self) -> bool {
        self.rust.max(self.wire) == Impact::Breaking
    }
}

/// The part of a version that has to go up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bump {
    /// None of them.
    None,
    /// 1.2.3 becomes 1.2.4.
    Patch,
    /// 1.2.3 becomes 1.3.0.
    Minor,
    /// 1.2.3 becomes 2.0.0.
    Major,
}

impl Bump {
    /// What follows for a client from version 1.0.0 on. What the compiler refuses decides, and after it what is new.
    #[must_use]
    pub fn of(changes: &[Change]) -> Self {
        let most = changes.iter().map(|change| change.rust).max();
        match most.unwrap_or_default() {
            Impact::None => Self::None,
            Impact::Documentation => Self::Patch,
            Impact::Additive | Impact::Behaviour => Self::Minor,
            Impact::Breaking => Self::Major,
        }
    }

    /// The same for a version 0.x, where the second number is for what breaks and the third for all else.
    #[must_use]
    pub fn before_one(self) -> Self {
        match self {
            Self::Major => Self::Minor,
            Self::Minor => Self::Patch,
            other => other,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(rust: Impact, wire: Impact) -> Change {
        Change::new("a", "b").rust(rust).wire(wire)
    }

    #[test]
    fn the_larger_impact_names_the_class_and_rust_alone_the_version() {
        use Impact::{Additive, Behaviour, Breaking, Documentation, None};
        let cases = [
            (None, None, Class::Documentation, Bump::None, Bump::None),
            (
                Documentation,
                None,
                Class::Documentation,
                Bump::Patch,
                Bump::Patch,
            ),
            (
                Additive,
                Additive,
                Class::Additive,
                Bump::Minor,
                Bump::Patch,
            ),
            (
                Behaviour,
                Breaking,
                Class::Breaking,
                Bump::Minor,
                Bump::Patch,
            ),
            (Breaking, None, Class::Breaking, Bump::Major, Bump::Minor),
        ];
        for (rust, wire, class, bump, before_one) in cases {
            let change = change(rust, wire);
            assert_eq!(change.class(), class, "{change:?}");
            let found = Bump::of(&[change]);
            assert_eq!((found, found.before_one()), (bump, before_one));
        }
    }

    #[test]
    fn a_correction_can_break_programs() {
        let mut change = change(Impact::Breaking, Impact::None);
        change.correction = Some("the page has it".to_owned());
        assert_eq!(change.class(), Class::Correction);
        assert!(change.is_breaking());
    }
}
