//! A request as it came over the wire.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, request::Parts};

/// Bytes that the query of a GET request may have.
pub(super) const GET_BYTES: usize = 32 * 1024;
/// Bytes that the body of a POST request may have.
pub(crate) const POST_BYTES: usize = 10 * 1024 * 1024;
/// Bytes that the form of a POST request with an older signature may have.
pub(super) const FORM_BYTES: usize = 1024 * 1024;

/// Bytes beyond which a body takes a while to read.
const LARGE: usize = 64 * 1024;

/// The body of a request.
pub(crate) enum Payload {
    Whole(Bytes),
    /// More than any request may have; not kept. With the number of bytes that came.
    TooLarge(usize),
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
            Payload::TooLarge(_) => &[],
        }
    }

    pub(crate) fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.parts.headers.insert(name, value);
        self
    }

    pub(crate) fn without_body(mut self) -> Self {
        self.payload = Payload::Whole(Bytes::new());
        self
    }

    /// Whether reading it may take long, so that it needs a thread of its own.
    pub(crate) fn is_large(&self) -> bool {
        self.body().len() > LARGE
    }

    /// Bytes of the parameters that came: of the query by GET, of the body otherwise.
    pub(crate) fn size(&self) -> usize {
        match &self.payload {
            Payload::TooLarge(bytes) => *bytes,
            Payload::Whole(_) if self.is_get() => self.query().len(),
            Payload::Whole(bytes) => bytes.len(),
        }
    }
}
