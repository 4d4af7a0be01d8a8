//! Keys that cannot be right, told before they spoil a signature.

use std::fmt;

/// Credentials that cannot be used. Names the source and never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialsError {
    pub(super) what: &'static str,
    pub(super) source: &'static str,
    pub(super) problem: CredentialsProblem,
}

/// What is wrong with a part of the credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialsProblem {
    /// The source has none. Set it.
    Missing,
    /// It is empty. Set it, or unset the variable.
    Empty,
    /// It has a space, a tab or a line break. Trim it where it is stored.
    WhiteSpace,
    /// It has a character that no key has. Copy it anew from the console.
    Character,
    /// Two sources disagree. Unset one of them.
    Conflict,
}

impl CredentialsError {
    /// Which part: `SecretId`, `SecretKey` or `token`; `credentials` for all of them.
    #[must_use]
    pub fn what(&self) -> &'static str {
        self.what
    }

    /// Where it came from: the environment variable, or the function that took it.
    #[must_use]
    pub fn source_name(&self) -> &'static str {
        self.source
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problem(&self) -> CredentialsProblem {
        self.problem
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            source,
            problem,
        } = self;
        match problem {
            CredentialsProblem::Missing => write!(f, "no {what}: {source} is not set"),
            CredentialsProblem::Empty => write!(f, "the {what} of {source} is empty"),
            CredentialsProblem::WhiteSpace => {
                write!(
                    f,
                    "the {what} of {source} has white space or a line break in it"
                )
            }
            CredentialsProblem::Character => {
                write!(f, "the {what} of {source} has a character that no key has")
            }
            CredentialsProblem::Conflict => write!(f, "two values of the {what}: {source} differ"),
        }
    }
}

impl std::error::Error for CredentialsError {}

/// What is wrong with `text` as a key, if anything is.
pub(super) fn find_problem(text: &str) -> Option<CredentialsProblem> {
    if text.is_empty() {
        Some(CredentialsProblem::Empty)
    } else if text.contains(char::is_whitespace) {
        Some(CredentialsProblem::WhiteSpace)
    } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Some(CredentialsProblem::Character)
    } else {
        None
    }
}
