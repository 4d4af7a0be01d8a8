//! A refusal: the error code that a request is answered with.

use std::fmt;

/// Why a request is refused: an error code of the service, and a sentence for people.
///
/// The sentence names parameters and limits. It never quotes keys, signatures, pictures or names of persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    code: String,
    message: String,
}

impl Refusal {
    /// A refusal with a code of the service.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
        }
    }

    /// The action is part of the API, but the emulator has no behaviour for it: `UnsupportedOperation`.
    pub fn not_modelled(action: &str) -> Self {
        Self::new(
            "UnsupportedOperation",
            format!("The emulator knows the action {action}, but has no behaviour for it."),
        )
    }

    /// The error code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The sentence for people.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

/// What is wrong with a parameter, as a code that every action has.
pub(crate) fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::new("InvalidParameter", message)
}

/// A name that comes twice.
pub(crate) fn given_twice(name: &str) -> Refusal {
    invalid(format!("The parameter {} is given twice.", quoted(name)))
}

/// Too many values: each takes many times the memory of its text.
pub(crate) fn too_many_values(most: usize) -> Refusal {
    invalid(format!(
        "The parameters have over {most} values, lists and objects counted (--max-values)."
    ))
}

/// A name from a request, fit to be quoted in a message: cut short and without control characters.
pub(crate) fn quoted(name: &str) -> String {
    const LONGEST: usize = 64;
    let mut text: String = name
        .chars()
        .take(LONGEST)
        .flat_map(char::escape_debug)
        .collect();
    if name.chars().nth(LONGEST).is_some() {
        text.push('…');
    }
    format!("`{text}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_names_are_short_and_printable() {
        assert_eq!(quoted("GroupId"), "`GroupId`");
        assert_eq!(quoted("a\r\nb"), "`a\\r\\nb`");
        assert_eq!(quoted(&"x".repeat(65)), format!("`{}…`", "x".repeat(64)));
        assert_eq!(quoted(&"群".repeat(64)), format!("`{}`", "群".repeat(64)));
    }
}
