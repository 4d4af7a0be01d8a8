//! Credentials that are not to be had, or cannot be right.

use std::borrow::Cow;
use std::fmt;

use super::problem::{CredentialsErrorKind, Problem};
use crate::code::RetryClass;
use crate::explain::explain;

/// Why a source gave no credentials. Names the source and never a value.
///
/// `Display` is one line, and `Debug` adds the [`remedy`](Self::remedy) in a second one. [`kind`](Self::kind) is for a
/// `match`.
#[derive(Clone, PartialEq, Eq)]
pub struct CredentialsError {
    inner: Box<Inner>,
}

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    what: Cow<'static, str>,
    source: Cow<'static, str>,
    problem: Problem,
    class: RetryClass,
    absent: bool,
    tried: Vec<CredentialsError>,
}

impl CredentialsError {
    pub(crate) fn new(
        what: impl Into<Cow<'static, str>>,
        source: impl Into<Cow<'static, str>>,
        problem: Problem,
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
    pub(crate) fn of(source: impl Into<Cow<'static, str>>, problem: Problem) -> Self {
        Self::new("credentials", source, problem)
    }

    /// For a provider of your own: it should have credentials and cannot give them. A chain ends with this error. Keep
    /// secrets out of `reason`, since it is shown.
    #[must_use]
    pub fn unavailable(source: impl Into<String>, reason: impl Into<String>) -> Self {
        let text = format!("no credentials from $source: {}", reason.into());
        let remedy = "See what the provider says.";
        Self::of(
            source.into(),
            Problem::new(CredentialsErrorKind::Other, text, remedy),
        )
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

    pub(crate) fn count_absent(self) -> Self {
        self.absent_if(true)
    }

    pub(crate) fn absent_if(mut self, absent: bool) -> Self {
        self.inner.absent = absent;
        self
    }

    /// The error of a source that was asked after others.
    pub(crate) fn after(mut self, tried: Vec<Self>) -> Self {
        self.inner.tried = tried;
        self
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

    /// What kind of thing is wrong with it.
    #[must_use]
    pub fn kind(&self) -> &CredentialsErrorKind {
        &self.inner.problem.kind
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
        self.inner.problem.remedy
    }
}

impl fmt::Debug for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return explain(f, self, &mut std::iter::empty(), self.remedy());
        }
        let Inner {
            what,
            source,
            problem,
            class,
            absent,
            tried,
        } = &*self.inner;
        f.debug_struct("CredentialsError")
            .field("what", what)
            .field("source", source)
            .field("problem", problem)
            .field("retry_class", class)
            .field("absent", absent)
            .field("tried", tried)
            .finish()
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            what,
            source,
            problem,
            tried,
            ..
        } = &*self.inner;
        let text = problem.text.replace("$what", what);
        f.write_str(&in_a_line(&text.replace("$source", source)))?;
        // A chain that found nothing says so by itself.
        let mut joint = if self.is_absent() {
            " ("
        } else {
            " (asked before: "
        };
        for error in tried {
            write!(f, "{joint}{error}")?;
            joint = "; ";
        }
        f.write_str(if tried.is_empty() { "" } else { ")" })
    }
}

/// Paths and names of profiles may have line breaks in them.
pub(super) fn in_a_line(text: &str) -> String {
    let shown = text.chars().map(|c| {
        if c.is_control() {
            c.escape_default().to_string()
        } else {
            c.to_string()
        }
    });
    shown.collect()
}

impl std::error::Error for CredentialsError {}
