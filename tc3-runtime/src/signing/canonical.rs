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
        let names: Vec<_> = self
            .sorted_headers()
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        names.join(";")
    }

    /// The canonical request. The path is always `/` in this API.
    #[must_use]
    pub fn canonical_request(&self) -> String {
        let lines: String = self
            .sorted_headers()
            .into_iter()
            .map(|(name, value)| format!("{name}:{value}\n"))
            .collect();
        let Self {
            method,
            query,
            payload,
            ..
        } = self;
        format!(
            "{method}\n/\n{query}\n{lines}\n{}\n{payload}",
            self.signed_headers()
        )
    }

    /// Names and values in lower case without outer white space, sorted by name.
    fn sorted_headers(&self) -> Vec<(String, Cow<'_, str>)> {
        let tidy = |text: &str| text.trim().to_lowercase();
        let headers = self.headers.iter();
        let mut headers: Vec<_> = headers
            .map(|(name, value)| (tidy(name), tidy(value).into()))
            .collect();
        sort_by_name(&mut headers);
        headers
    }
}
