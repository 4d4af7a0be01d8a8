//! Signed requests for unit tests.

use bytes::Bytes;
use http::Request;

use crate::protocol::{Incoming, Payload};
use crate::signature::Signing;

pub(crate) const NOW: u64 = 1_700_000_000;
pub(crate) const ID: &str = "AKIDtest";
pub(crate) const KEY: &str = "key-for-tests";
pub(crate) const SIGNING: Signing<'_> = Signing {
    id: ID,
    key: KEY,
    service: "iai",
    timestamp: NOW,
    signed: &["content-type", "host"],
};

/// A request under construction.
#[derive(Debug, Clone)]
pub(crate) struct TestRequest {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl TestRequest {
    fn new(method: &str, target: &str, content_type: &str) -> Self {
        let request = Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
        };
        request
            .header("Host", "iai.tencentcloudapi.com")
            .header("Content-Type", content_type)
            .header("X-TC-Version", "2020-03-03")
            .header("X-TC-Timestamp", &NOW.to_string())
    }

    pub(crate) fn post(action: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut request = Self::new("POST", "/", "application/json").header("X-TC-Action", action);
        request.body = body.into();
        request
    }

    pub(crate) fn get(action: &str, query: &str) -> Self {
        Self::new(
            "GET",
            &format!("/?{query}"),
            "application/x-www-form-urlencoded",
        )
        .header("X-TC-Action", action)
    }

    /// A request without any header but the host, as of the older generation.
    pub(crate) fn plain_get(query: &str) -> Self {
        let request = Self::get("", query);
        let names = [
            "Content-Type",
            "X-TC-Version",
            "X-TC-Timestamp",
            "X-TC-Action",
        ];
        names
            .into_iter()
            .fold(request, |request, name| request.without(name))
    }

    /// The same by POST.
    pub(crate) fn plain_post(form: &str) -> Self {
        Self::plain_get("")
            .method("POST")
            .target("/")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(form)
    }

    pub(crate) fn method(mut self, method: &str) -> Self {
        self.method = method.to_owned();
        self
    }

    pub(crate) fn target(mut self, target: &str) -> Self {
        self.target = target.to_owned();
        self
    }

    /// Sets a header, in place of one of the same name.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers
            .retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers
            .retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self
    }

    pub(crate) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub(crate) fn sign(self, signing: &Signing<'_>) -> Self {
        let signed = signing.sign(&self.clone().incoming()).unwrap();
        self.header("Authorization", &signed.authorization)
    }

    pub(crate) fn signed(self) -> Self {
        self.sign(&SIGNING)
    }

    pub(crate) fn incoming(self) -> Incoming {
        let mut request = Request::builder()
            .method(self.method.as_str())
            .uri(self.target);
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        Incoming::new(parts, Payload::Whole(Bytes::from(self.body)))
    }

    /// The request as bytes on a connection that closes after it.
    pub(crate) fn wire(&self) -> Vec<u8> {
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.target);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!(
            "Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.body.len()
        ));
        [head.into_bytes(), self.body.clone()].concat()
    }
}
