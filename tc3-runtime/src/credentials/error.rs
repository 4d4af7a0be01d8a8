//! Credentials that are not to be had, or cannot be right.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::time::Duration;

use super::problem::CredentialsProblem;
use crate::code::RetryClass;

/// Why a source gave no credentials. Names the source and never a value.
///
/// `Display` is one line; [`problem`](Self::problem) is for a `match`, [`remedy`](Self::remedy) says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialsError {
    inner: Box<Inner>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    what: Cow<'static, str>,
    source: Cow<'static, str>,
    problem: CredentialsProblem,
    class: RetryClass,
    absent: bool,
    tried: Vec<CredentialsError>,
}

impl CredentialsError {
    pub(crate) fn new(
        what: impl Into<Cow<'static, str>>,
        source: impl Into<Cow<'static, str>>,
        problem: CredentialsProblem,
    ) -> Self {
        let class = problem.retry_class();
        Self {
            inner: Box::new(Inner {
                what: what.into(),
                source: source.into(),
                problem,
                class,
                absent: false,
                tried: Vec::new(),
            }),
        }
    }

    /// An error about all of the credentials of a source.
    pub(crate) fn of(source: impl Into<Cow<'static, str>>, problem: CredentialsProblem) -> Self {
        Self::new("credentials", source, problem)
    }

    /// For a provider of your own: it should have credentials and cannot give them. A chain ends with this error. Keep
    /// secrets out of `reason`, since it is shown.
    #[must_use]
    pub fn unavailable(source: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::of(source.into(), CredentialsProblem::Other(reason.into()))
    }

    /// For a provider of your own: nothing is set up there. A chain goes on to its next source.
    #[must_use]
    pub fn absent(source: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::unavailable(source, reason).count_absent()
    }

    /// The same error, marked as one that passes by itself, such as a timeout.
    #[must_use]
    pub fn transient(self) -> Self {
        self.classed(RetryClass::Transient)
    }

    pub(crate) fn classed(mut self, class: RetryClass) -> Self {
        self.inner.class = class;
        self
    }

    pub(crate) fn count_absent(mut self) -> Self {
        self.inner.absent = true;
        self
    }

    /// The error of a source that was asked after others.
    pub(crate) fn after(mut self, tried: Vec<Self>) -> Self {
        self.inner.tried = tried;
        self
    }

    /// A source that took too long.
    pub(crate) fn timed_out(source: &str, after: Duration) -> Self {
        Self::of(source.to_owned(), CredentialsProblem::Timeout { after })
    }

    /// Which part: `SecretId`, `SecretKey`, `token` or another one; `credentials` for all of them.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.inner.what
    }

    /// Where it was looked for: an environment variable, a file with its line, a host, a provider's name, or the
    /// function that took it.
    #[must_use]
    pub fn source_name(&self) -> &str {
        &self.inner.source
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problem(&self) -> &CredentialsProblem {
        &self.inner.problem
    }

    /// Whether nothing is set up at this source, so that a chain asks the next one. What is set up and broken ends
    /// the chain, since going on would act under another identity than the one that was meant.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.inner.absent
    }

    /// Sources that a chain asked before, in order, and why each had nothing.
    #[must_use]
    pub fn tried(&self) -> &[CredentialsError] {
        &self.inner.tried
    }

    /// What asking again may hope for: a source that took too long or failed inside may answer later, a file that is
    /// not there will not.
    #[must_use]
    pub fn retry_class(&self) -> RetryClass {
        self.inner.class
    }

    /// What to change, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        self.inner.problem.remedy()
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Paths and names of profiles may have line breaks in them.
        for c in Told(self).to_string().chars() {
            match c.is_control() {
                true => write!(f, "{}", c.escape_default())?,
                false => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// What an error says, whatever stands in it.
struct Told<'e>(&'e CredentialsError);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            what,
            source,
            problem,
            tried,
            ..
        } = &*self.0.inner;
        problem.describe(what, source, f)?;
        let mut joint = " (asked before: ";
        if matches!(problem, CredentialsProblem::NoneFound) {
            joint = " (";
        }
        for error in tried {
            write!(f, "{joint}{}", Told(error))?;
            joint = "; ";
        }
        if tried.is_empty() {
            Ok(())
        } else {
            f.write_str(")")
        }
    }
}

impl std::error::Error for CredentialsError {}
