//! The table of a service's error codes, with the retry class of each.

use serde::Serialize;
use std::fmt;

/// Whether sending the same request again may succeed, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RetryClass {
    /// The same request will fail again.
    Never,
    /// Throttled before anything was done: safe to repeat after a delay, writes too.
    Throttled,
    /// Trouble inside the service: reads may be repeated, the outcome of a write is unknown.
    Transient,
    /// It may succeed when a job has finished or a resource is back: in minutes rather than seconds.
    Later,
    /// Another operation on the same thing is running: repeat when it is done.
    Conflict,
    /// The service could not fetch the picture's URL: repeat a few times, then check the URL.
    PictureFetch,
    /// The clocks disagree: repeat once, with the service's time.
    Clock,
    /// The temporary credentials have expired: repeat once, with new ones.
    Credentials,
}

/// One error code of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeInfo {
    /// The code as the service sends it, with its misspellings.
    pub code: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
    /// What to do about it, in a sentence.
    pub remedy: &'static str,
    /// Its retry class.
    pub retry: RetryClass,
}

/// A table of error codes, sorted by code.
#[derive(Debug)]
pub struct CodeTable {
    rows: &'static [CodeInfo],
}

impl CodeTable {
    /// A table of these rows. They must be sorted by code (by bytes), or rows will not be found.
    #[must_use]
    pub const fn new(rows: &'static [CodeInfo]) -> Self {
        Self { rows }
    }

    /// All rows.
    #[must_use]
    pub const fn rows(&self) -> &'static [CodeInfo] {
        self.rows
    }

    /// The row of `code`.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&'static CodeInfo> {
        let index = self.rows.binary_search_by(|row| row.code.cmp(code)).ok()?;
        self.rows.get(index)
    }

    /// The retry class of `code`. A code without a row takes that of its family, the text before
    /// the dot, since the service adds detail codes at any time.
    #[must_use]
    pub fn classify(&self, code: &str) -> RetryClass {
        let row = self.find(code).or_else(|| self.find(family(code)));
        row.map_or(RetryClass::Never, |row| row.retry)
    }
}

/// The family of a code: what stands before the dot.
#[must_use]
pub fn family(code: &str) -> &str {
    code.split_once('.').map_or(code, |(family, _)| family)
}

/// A spec's enumeration of error codes.
pub trait KnownCode: Sized {
    /// The code, kept as it is when it has no name.
    fn from_code(code: &str) -> Self;

    /// The code as the service sends it.
    fn as_str(&self) -> &str;
}

/// A code that the spec does not name.
///
/// It can only be made by converting a text, which gives the named code where there is one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownCode(Box<str>);

impl UnknownCode {
    #[doc(hidden)]
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.into())
    }

    /// The code as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::test_types::CODES;

    #[test]
    fn codes_are_classified_by_row_then_by_family() {
        let table = [
            ("FailedOperation.ServerError", RetryClass::Transient),
            ("FailedOperation.SomethingNew", RetryClass::Never),
            ("RequestLimitExceeded", RetryClass::Throttled),
            (
                "RequestLimitExceeded.UinLimitExceeded",
                RetryClass::Throttled,
            ),
            ("", RetryClass::Never),
            (".", RetryClass::Never),
        ];
        for (code, class) in table {
            assert_eq!(CODES.classify(code), class, "{code}");
        }
    }

    #[test]
    fn every_row_is_found_and_nothing_else() {
        for row in CODES.rows() {
            assert_eq!(CODES.find(row.code), Some(row));
        }
        assert_eq!(CODES.find("requestlimitexceeded"), None);
    }
}
