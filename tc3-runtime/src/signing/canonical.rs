//! The canonical form of a request, which client and service hash.

use std::borrow::Cow;
use std::fmt;

use super::hash::PayloadHash;
use crate::method::Method;
use crate::wire::sort_by_name;

/// The parts of a request that the signature covers.
#[derive(Clone)]
pub struct Unsigned<'a> {
    /// The HTTP method.
    pub method: Method,
    /// The text after the question mark, exactly as sent; empty for POST.
    pub query: &'a str,
    /// The headers to sign, in any order. The service insists on `content-type` and `host`.
    pub headers: &'a [(&'a str, &'a str)],
    /// The hash of the body.
    pub payload: PayloadHash,
}

/// Without query and headers, which hold parameters and the token.
impl fmt::Debug for Unsigned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsigned")
            .field("method", &self.method)
            .field("signed_headers", &self.signed_headers())
            .field("payload", &self.payload)
            .finish_non_exhaustive()
    }
}

impl Unsigned<'_> {
    /// The names of the signed headers: `content-type;host`.
    #[must_use]
    pub fn signed_headers(&self) -> String {
        names(&self.sorted_headers())
    }

    /// The canonical request. The path is always `/` in this API.
    #[must_use]
    pub fn canonical_request(&self) -> String {
        self.canonical().request
    }

    /// Both in one, since both need the headers in order.
    pub(crate) fn canonical(&self) -> Canonical {
        let headers = self.sorted_headers();
        let signed_headers = names(&headers);
        let mut request = String::with_capacity(USUAL_LENGTH + self.query.len());
        request.extend([self.method.name(), "\n/\n", self.query, "\n"]);
        for (name, value) in &headers {
            request.extend([name, ":", value, "\n"]);
        }
        request.extend(["\n", &*signed_headers, "\n", self.payload.as_str()]);
        Canonical {
            request,
            signed_headers,
        }
    }

    /// Names and values in lower case without outer white space, sorted by name.
    fn sorted_headers(&self) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        let headers = self.headers.iter();
        let mut headers: Vec<_> = headers
            .map(|(name, value)| (tidy(name), tidy(value)))
            .collect();
        sort_by_name(&mut headers);
        headers
    }
}

/// What is signed of a request.
pub(crate) struct Canonical {
    pub(crate) request: String,
    pub(crate) signed_headers: String,
}

/// Room for the canonical request of a client, without the query.
const USUAL_LENGTH: usize = 256;

/// Room for the names that a client signs.
const USUAL_NAMES: usize = 32;

fn names(headers: &[(Cow<'_, str>, Cow<'_, str>)]) -> String {
    let mut names = String::with_capacity(USUAL_NAMES);
    for (name, _) in headers {
        let gap = if names.is_empty() { "" } else { ";" };
        names.extend([gap, name]);
    }
    names
}

/// In lower case and without outer white space. What a client signs is so already.
fn tidy(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.to_lowercase())
}
