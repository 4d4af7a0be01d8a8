//! A request as it came over the wire.

use axum::body::Bytes;
use axum::http::{Method, request::Parts};

/// Bytes that the query of a GET request may have.
const GET_BYTES: usize = 32 * 1024;
/// Bytes that the body of a POST request may have.
pub(crate) const POST_BYTES: usize = 10 * 1024 * 1024;

/// The body of a request.
pub(crate) enum Payload {
    Whole(Bytes),
    /// More than any request may have; not kept.
    TooLarge,
}

/// A request, body included.
pub(crate) struct Incoming {
    parts: Parts,
    payload: Payload,
}

impl Incoming {
    pub(crate) fn new(parts: Parts, payload: Payload) -> Self {
        Self { parts, payload }
    }

    pub(crate) fn method(&self) -> &Method {
        &self.parts.method
    }

    pub(crate) fn is_get(&self) -> bool {
        self.parts.method == Method::GET
    }

    /// The text after `?`, exactly as it was sent.
    pub(crate) fn query(&self) -> &str {
        self.parts.uri.query().unwrap_or_default()
    }

    /// The first header of that name, when it is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name)?.to_str().ok()
    }

    /// All headers of that name, joined with commas as HTTP allows.
    pub(crate) fn joined_header(&self, name: &str) -> Option<String> {
        let values: Vec<_> = self
            .parts
            .headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        (!values.is_empty()).then(|| values.join(","))
    }

    pub(crate) fn body(&self) -> &[u8] {
        match &self.payload {
            Payload::Whole(bytes) => bytes,
            Payload::TooLarge => &[],
        }
    }

    pub(crate) fn is_too_large(&self) -> bool {
        match &self.payload {
            Payload::TooLarge => true,
            Payload::Whole(_) if self.is_get() => self.query().len() > GET_BYTES,
            Payload::Whole(bytes) => bytes.len() > POST_BYTES,
        }
    }
}
