//! What can be wrong with a source of credentials.

use std::borrow::Cow;
use std::time::Duration;

use crate::code::RetryClass;

/// What kind of thing is wrong with a source of credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialsErrorKind {
    /// A variable, a file, a profile or a key is not there. Set it, or correct the path.
    Missing,
    /// The file cannot be read as text: its permissions, its size, or it is no file.
    Unreadable,
    /// What was read cannot be credentials, or is not of the form that the source has.
    Malformed,
    /// The service said no. Look its code up; the request id is for the vendor's support.
    Refused {
        /// The service's code.
        code: String,
        /// The id of the call, if it was told.
        request_id: Option<String>,
    },
    /// The source answered with an HTTP status that is no success. From 500 on try later.
    Status(u16),
    /// They had run out when they came. Renew them at the source, and check the machine's clock.
    Expired,
    /// The source did not answer in time. Try later, or allow more time.
    Timeout,
    /// No connection to the source: name look-up, TCP or TLS. Check the network.
    Unreachable,
    /// The connection to the source broke before its response was whole. Try later.
    Broken,
    /// A setting of the source does not work, or the source is not part of this build. Correct it.
    Configuration,
    /// A provider of the program's own said this.
    Other,
}

/// Text, kind and remedy of what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(super) kind: CredentialsErrorKind,
    /// With `$source` for the source, and `$what` for the part of the credentials.
    pub(super) text: Cow<'static, str>,
    pub(super) remedy: &'static str,
}

const SET: &str = "Set it to a key of the console's page \"API keys\".";
const CREATE: &str = "Create the file, or correct its path.";
const CHECK: &str = "Check that the path or address is that of the source; nothing else fits.";
const PAGE: &str = "Look at who answers: a proxy or captive portal, as a rule.";

impl Problem {
    pub(crate) fn new(
        kind: CredentialsErrorKind,
        text: impl Into<Cow<'static, str>>,
        remedy: &'static str,
    ) -> Self {
        let text = text.into();
        Self { kind, text, remedy }
    }

    fn malformed(text: impl Into<Cow<'static, str>>, remedy: &'static str) -> Self {
        Self::new(CredentialsErrorKind::Malformed, text, remedy)
    }

    pub(crate) fn missing() -> Self {
        let text = "no $what: $source is not set";
        Self::new(CredentialsErrorKind::Missing, text, SET)
    }

    /// Neither variable of the key pair is set.
    pub(super) fn no_pair() -> Self {
        Self::new(
            CredentialsErrorKind::Missing,
            "no SecretId and no SecretKey: $source are not set",
            "Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY to a key of the console's page \"API keys\".",
        )
    }

    /// The profile at that line lacks a key.
    pub(super) fn no_key(line: usize) -> Self {
        let text = format!("$source: the profile of line {line} has no $what");
        Self::new(CredentialsErrorKind::Missing, text, SET)
    }

    pub(super) fn empty() -> Self {
        Self::malformed("the $what of $source is empty", SET)
    }

    /// A key that cannot be one.
    pub(super) fn unfit_key(text: &'static str) -> Self {
        let remedy = "Copy the key anew and remove line breaks, spaces and quotes around it.";
        Self::malformed(text, remedy)
    }

    pub(super) fn no_file() -> Self {
        Self::new(
            CredentialsErrorKind::Missing,
            "$source does not exist",
            CREATE,
        )
    }

    pub(super) fn not_a_file() -> Self {
        let text = "$source is a folder, or something else that is no file";
        Self::new(CredentialsErrorKind::Unreadable, text, CREATE)
    }

    pub(super) fn not_read(why: std::io::ErrorKind) -> Self {
        let remedy = "Let the program's user read the file, and nobody else.";
        let text = format!("$source cannot be read: {why}");
        Self::new(CredentialsErrorKind::Unreadable, text, remedy)
    }

    pub(super) fn not_utf8() -> Self {
        Self::new(
            CredentialsErrorKind::Unreadable,
            "$source is not UTF-8 text",
            CHECK,
        )
    }

    /// Nobody can tell which of the two lines is meant.
    pub(super) fn duplicate(line: usize, first: usize) -> Self {
        let remedy = "Remove one of the two, so that it is clear which one is meant.";
        let text = format!("$source, line {line}: $what stands there twice, first in line {first}");
        Self::malformed(text, remedy)
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        let text = format!("$source: longer than {limit} bytes");
        Self::new(CredentialsErrorKind::Unreadable, text, CHECK)
    }

    pub(crate) fn not_json() -> Self {
        Self::malformed("$source: not JSON", CHECK)
    }

    /// A field of a response or file.
    pub(crate) fn shape(field: &str) -> Self {
        let text = format!("$source: {field} is missing or of the wrong type");
        Self::malformed(text, CHECK)
    }

    pub(crate) fn html() -> Self {
        Self::malformed("$source: an HTML page in place of a response", PAGE)
    }

    /// They ended at `since`, and it was `now`.
    pub(super) fn expired(since: u64, now: u64) -> Self {
        let ago = now.saturating_sub(since);
        Self::new(
            CredentialsErrorKind::Expired,
            format!("the credentials of $source ran out {ago} s ago"),
            "Renew the credentials at their source, and check the clock of the machine.",
        )
    }

    pub(crate) fn timeout(after: Duration) -> Self {
        let remedy = "Try later, or set a longer ClientBuilder::credentials_timeout.";
        let text = format!("no credentials from $source within {after:?}");
        Self::new(CredentialsErrorKind::Timeout, text, remedy)
    }

    pub(crate) fn setting(reason: &str) -> Self {
        let text = format!("$source: {reason}");
        Self::new(
            CredentialsErrorKind::Configuration,
            text,
            "Correct the setting that is named.",
        )
    }

    /// What asking again may hope for.
    pub(super) fn retry_class(&self) -> RetryClass {
        match self.kind {
            CredentialsErrorKind::Status(429) => RetryClass::Throttled,
            CredentialsErrorKind::Unreachable
            | CredentialsErrorKind::Broken
            | CredentialsErrorKind::Timeout
            | CredentialsErrorKind::Status(408 | 500..=599) => RetryClass::Transient,
            _ => RetryClass::Never,
        }
    }
}

/// What sources on the network tell.
#[cfg(any(test, feature = "role-credentials"))]
impl Problem {
    pub(crate) fn refused(code: String, request_id: Option<String>) -> Self {
        let id = request_id.as_ref();
        let id = id.map_or_else(String::new, |id| format!(" [request id {id}]"));
        Self::new(
            CredentialsErrorKind::Refused {
                code: code.clone(),
                request_id,
            },
            format!("$source refused with {code}{id}"),
            "Look the code up on the page of the service's error codes; check role, trust and policy.",
        )
    }

    pub(crate) fn status(status: u16) -> Self {
        let remedy = match status {
            500..=599 | 408 | 429 => "Try later; the source failed inside.",
            _ => "Check the role's name, and that a role is bound to this machine.",
        };
        let text = format!("$source answered with HTTP status {status}");
        Self::new(CredentialsErrorKind::Status(status), text, remedy)
    }

    /// There was no connection.
    pub(crate) fn unreachable(why: &str) -> Self {
        let remedy = "Check the network; a CVM role is to be had on a CVM alone.";
        let text = format!("no connection to $source: {why}");
        Self::new(CredentialsErrorKind::Unreachable, text, remedy)
    }

    /// Somebody is there and failed.
    pub(crate) fn broken(why: &str) -> Self {
        let remedy = "Try later; the source went away in the middle.";
        let text = format!("the connection to $source broke: {why}");
        Self::new(CredentialsErrorKind::Broken, text, remedy)
    }
}
