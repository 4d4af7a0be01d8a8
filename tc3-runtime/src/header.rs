//! Headers that an interceptor may add.

use std::fmt;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

/// Headers that the client sets itself, and headers that would change how the service reads the request.
const OURS: [&str; 7] = [
    "host",
    "content-type",
    "content-length",
    "content-encoding",
    "accept-encoding",
    "authorization",
    "expect",
];

/// Headers of one connection, which a proxy removes. The HTTP library sets them.
const HOP_BY_HOP: [&str; 9] = [
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// The one header of the service that has no effect on the request.
const TRACE_ID: &str = "x-tc-traceid";

/// A header that an interceptor may not set. Its value is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderError {
    name: String,
    problem: HeaderProblem,
}

/// Why a header cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeaderProblem {
    /// The client sets it itself: for the signature, for the API, or to say how the body is sent.
    Reserved,
    /// It belongs to the connection, not to the request.
    HopByHop,
    /// The name is no name of a header.
    Name,
    /// The value holds a character that is not visible ASCII, a space or a tab.
    Value,
}

impl HeaderError {
    /// The header's name, as it was given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Why it cannot be set.
    #[must_use]
    pub fn problem(&self) -> HeaderProblem {
        self.problem
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.escape_debug();
        let what = match self.problem {
            HeaderProblem::Reserved => "is the client's own and cannot be set",
            HeaderProblem::HopByHop => "belongs to the connection and cannot be set",
            HeaderProblem::Name => return write!(f, "`{name}` is no name of a header"),
            HeaderProblem::Value => {
                let what = "holds something else than visible ASCII, blanks and tabs";
                return write!(f, "the value for the header `{name}` {what}");
            }
        };
        write!(f, "the header `{name}` {what}")
    }
}

impl std::error::Error for HeaderError {}

/// Adds a header, or says why not.
pub(crate) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), HeaderError> {
    let problem = |problem| HeaderError {
        name: name.to_owned(),
        problem,
    };
    let known =
        HeaderName::from_bytes(name.as_bytes()).map_err(|_| problem(HeaderProblem::Name))?;
    check(known.as_str()).map_err(problem)?;
    let printable = |byte: u8| matches!(byte, b' '..=b'~' | b'\t');
    if !value.bytes().all(printable) {
        return Err(problem(HeaderProblem::Value));
    }
    let mut value = HeaderValue::from_str(value).map_err(|_| problem(HeaderProblem::Value))?;
    // It may be secret, so the HTTP library must not write it into its logs.
    value.set_sensitive(true);
    headers.insert(known, value);
    Ok(())
}

/// `name` is in lower case.
fn check(name: &str) -> Result<(), HeaderProblem> {
    if HOP_BY_HOP.contains(&name) {
        return Err(HeaderProblem::HopByHop);
    }
    let of_the_api = name.starts_with("x-tc-") && name != TRACE_ID;
    if of_the_api || OURS.contains(&name) {
        Err(HeaderProblem::Reserved)
    } else {
        Ok(())
    }
}
