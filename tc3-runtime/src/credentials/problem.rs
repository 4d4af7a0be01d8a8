//! What can be wrong with a source of credentials.

use std::fmt;
use std::io;
use std::time::Duration;

use crate::code::RetryClass;

/// What is wrong with a source of credentials, or with a part of them.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// It stands in quotation marks, which would be taken for a part of it. Remove them.
    Quoted,
    /// Two sources disagree. Unset one of them.
    Conflict,
    /// There is no such file. Create it, or correct its path.
    NotFound,
    /// The file cannot be read. Correct its permissions.
    Unreadable(io::ErrorKind),
    /// There is a folder, or something else that is no file. Correct the path.
    NotAFile,
    /// The file or response has more than `limit` bytes, which no credentials have. Correct the path or address.
    TooLarge {
        /// Most bytes that are read.
        limit: usize,
    },
    /// The file is not UTF-8 text. Save it as UTF-8.
    NotUtf8,
    /// A line of the file is neither a `[profile]`, a comment nor `key = value`. Correct the line.
    Syntax {
        /// The line, counted from 1.
        line: usize,
    },
    /// A profile or key stands twice, so that nobody can tell which one is meant. Remove one.
    Duplicate {
        /// The line of the second one, counted from 1.
        line: usize,
        /// The line of the first one.
        first: usize,
    },
    /// The file has no profile of that name. Add it, or name another one.
    NoProfile,
    /// The profile lacks a key. Add it below the line of the profile's name.
    NoKey {
        /// The line of the profile's name, counted from 1.
        line: usize,
    },
    /// The profile asks for a role, which these keys are not. Assume the role with `AssumeRoleCredentialsProvider`.
    NeedsRole,
    /// No connection to the source: name look-up, TCP or TLS, with the innermost cause. Check the network.
    Unreachable(String),
    /// The connection to the source broke before its response was whole, with the innermost cause. Try later.
    Broken(String),
    /// The source did not answer in time. Try later, or allow more time.
    Timeout {
        /// How long it was given.
        after: Duration,
    },
    /// The source answered with an HTTP status that is no success. From 500 on try later.
    Status(u16),
    /// An HTML page in place of a response. Look at who answers: a proxy or captive portal, as a rule.
    Html,
    /// Not JSON. Check that the path or address is the source's.
    NotJson,
    /// A field of the response or file is missing or of the wrong type. Check that it is the source's.
    Shape {
        /// The field.
        field: &'static str,
    },
    /// The service said no. Look its code up; the request id is for the vendor's support.
    Refused {
        /// The service's code.
        code: String,
        /// The id of the call, if it was told.
        request_id: Option<String>,
    },
    /// They had run out when they came. Renew them at the source, and check the machine's clock.
    Expired {
        /// When they ran out, in Unix seconds.
        since: u64,
        /// The time by which they were judged: the source's own if it told it.
        now: u64,
    },
    /// A setting of the source does not work, with the reason. Correct it.
    Setting(String),
    /// The source was left out of this build. Turn the feature `role-credentials` of this crate on.
    NotBuilt,
    /// No source of the chain has any. Set one of them up; each is listed with its reason.
    NoneFound,
    /// A provider of the program's own said this.
    Other(String),
}

impl CredentialsProblem {
    /// What asking again may hope for.
    pub(super) fn retry_class(&self) -> RetryClass {
        match self {
            Self::Unreachable(_) | Self::Broken(_) | Self::Timeout { .. } => RetryClass::Transient,
            Self::Status(429) => RetryClass::Throttled,
            Self::Status(408 | 500..=599) => RetryClass::Transient,
            _ => RetryClass::Never,
        }
    }

    /// The problem in one line.
    pub(super) fn describe(
        &self,
        what: &str,
        source: &str,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "no {what}: {source} is not set"),
            Self::Empty => write!(f, "the {what} of {source} is empty"),
            Self::WhiteSpace => {
                write!(
                    f,
                    "the {what} of {source} has white space or a line break in it"
                )
            }
            Self::Character => write!(f, "the {what} of {source} has a character that no key has"),
            Self::Quoted => write!(f, "the {what} of {source} stands in quotation marks"),
            Self::Conflict => write!(f, "two values of the {what}: {source} differ"),
            Self::Setting(reason) | Self::Other(reason) => write!(f, "{source}: {reason}"),
            Self::NotBuilt => write!(f, "{source}: left out of this build"),
            Self::NoneFound => write!(f, "no credentials in any source of {source}"),
            Self::Expired { since, now } => {
                let ago = now.saturating_sub(*since);
                write!(f, "the credentials of {source} ran out {ago} s ago")
            }
            _ if self.is_about_a_file() => self.describe_file(what, source, f),
            _ => self.describe_response(source, f),
        }
    }

    fn is_about_a_file(&self) -> bool {
        use CredentialsProblem as P;
        matches!(
            self,
            P::NotFound
                | P::Unreadable(_)
                | P::NotAFile
                | P::NotUtf8
                | P::Syntax { .. }
                | P::Duplicate { .. }
                | P::NoProfile
                | P::NoKey { .. }
                | P::NeedsRole
        )
    }

    fn describe_file(&self, what: &str, source: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => write!(f, "{source} does not exist"),
            Self::Unreadable(kind) => write!(f, "{source} cannot be read: {kind}"),
            Self::NotAFile => write!(f, "{source} is a folder, or something else that is no file"),
            Self::NotUtf8 => write!(f, "{source} is not UTF-8 text"),
            Self::Syntax { line } => write!(
                f,
                "{source}, line {line}: neither a [profile], a comment nor key = value"
            ),
            Self::Duplicate { line, first } => write!(
                f,
                "{source}, line {line}: {what} stands there twice, first in line {first}"
            ),
            Self::NoProfile => write!(f, "{source} has no {what}"),
            Self::NoKey { line } => write!(f, "{source}: the profile of line {line} has no {what}"),
            _ => write!(
                f,
                "{source} asks for a role, and holds the keys to assume it alone"
            ),
        }
    }

    fn describe_response(&self, source: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { limit } => write!(f, "{source}: longer than {limit} bytes"),
            Self::Unreachable(why) => write!(f, "no connection to {source}: {why}"),
            Self::Broken(why) => write!(f, "the connection to {source} broke: {why}"),
            Self::Timeout { after } => write!(f, "no credentials from {source} within {after:?}"),
            Self::Status(status) => write!(f, "{source} answered with HTTP status {status}"),
            Self::Html => write!(f, "{source}: an HTML page in place of a response"),
            Self::NotJson => write!(f, "{source}: not JSON"),
            Self::Shape { field } => {
                write!(f, "{source}: {field} is missing or of the wrong type")
            }
            Self::Refused { code, request_id } => {
                write!(f, "{source} refused with {code}")?;
                match request_id {
                    Some(id) => write!(f, " [request id {id}]"),
                    None => Ok(()),
                }
            }
            _ => write!(f, "no credentials from {source}"),
        }
    }

    /// What to change.
    pub(super) fn remedy(&self) -> &'static str {
        match self {
            Self::Missing | Self::Empty | Self::NoKey { .. } => {
                "Set the source that is named to a key of the console's page \"API keys\"."
            }
            Self::WhiteSpace | Self::Character | Self::Quoted => {
                "Copy the key anew and remove line breaks, spaces and quotes around it."
            }
            Self::Conflict => "Unset one of the two variables.",
            Self::NotFound | Self::NotAFile => "Create the file, or correct its path.",
            Self::Unreadable(_) => "Let the program's user read the file, and nobody else.",
            Self::TooLarge { .. } | Self::NotUtf8 | Self::NotJson | Self::Shape { .. } => {
                "Check that the path or address is that of the source; nothing else fits."
            }
            Self::Syntax { .. } => "Correct the line; comments stand on lines of their own.",
            Self::Duplicate { .. } => {
                "Remove one of the two, so that it is clear which one is meant."
            }
            Self::NoProfile => "Add the profile to the file, or name another one.",
            Self::NeedsRole => {
                "Give CliProfileCredentialsProvider::base_keys to a client for AssumeRoleCredentialsProvider."
            }
            Self::NotBuilt => "Turn the crate's feature `role-credentials` on.",
            Self::Setting(_) => "Correct the setting that is named.",
            _ => self.remedy_outside(),
        }
    }

    /// For what happens outside of this machine.
    fn remedy_outside(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "Check the network; a CVM role is to be had on a CVM alone.",
            Self::Timeout { .. } => {
                "Try later, or set a longer ClientBuilder::credentials_timeout."
            }
            Self::Broken(_) => "Try later; the source went away in the middle.",
            Self::Status(500..=599 | 408 | 429) => "Try later; the source failed inside.",
            Self::Status(_) => "Check the role's name, and that a role is bound to this machine.",
            Self::Html => "Look at who answers: a proxy or captive portal, as a rule.",
            Self::Refused { .. } => {
                "Look the code up on the page of the service's error codes; check role, trust and policy."
            }
            Self::Expired { .. } => {
                "Renew the credentials at their source, and check the clock of the machine."
            }
            Self::NoneFound => "Set up one of the sources that are listed.",
            _ => "See what the provider says.",
        }
    }
}
