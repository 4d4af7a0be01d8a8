//! Raw HTTP over a plain socket, signed by a third implementation of TC3 that shares no code with client or emulator.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{SystemTime, UNIX_EPOCH};

/// Keys that tests give to the emulator.
pub const SECRET_ID: &str = "AKIDtest0001";
/// The key that belongs to [`SECRET_ID`].
pub const SECRET_KEY: &str = "test-key-0001";

/// A request before it is signed. Fields are public so that a test can make any of them wrong.
#[derive(Clone, Debug)]
pub struct Request {
    /// `POST` or `GET`.
    pub method: String,
    /// The query without `?`.
    pub query: String,
    /// Headers that are sent and not signed.
    pub headers: Vec<(String, String)>,
    /// `Content-Type`, signed.
    pub content_type: String,
    /// `Host`, signed.
    pub host: String,
    /// Bytes of the body.
    pub body: Vec<u8>,
    /// Seconds since 1970.
    pub timestamp: u64,
    /// Service in the credential scope.
    pub service: String,
    /// Id in the credential.
    pub secret_id: String,
    /// Key that signs.
    pub secret_key: String,
    /// Hash of the payload instead of the body's, for unsigned payloads.
    pub payload_hash: Option<String>,
}

/// A response: status and body.
#[derive(Clone, Debug)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Head of the response, lower case.
    pub head: String,
    /// Body.
    pub body: String,
}

impl Response {
    /// The content of `Response`.
    ///
    /// # Panics
    ///
    /// When the body is no envelope.
    #[must_use]
    pub fn response(&self) -> Value {
        let value: Value = serde_json::from_str(&self.body).expect("JSON");
        value.get("Response").expect("an envelope").clone()
    }

    /// The code of the error, if the response is one.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        Some(self.response().pointer("/Error/Code")?.as_str()?.to_owned())
    }

    /// The message of the error.
    #[must_use]
    pub fn message(&self) -> String {
        self.response()
            .pointer("/Error/Message")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    }
}

impl Request {
    /// A POST of JSON to `action`, as a well-behaved client sends it now.
    #[must_use]
    pub fn post(action: &str, parameters: &Value) -> Self {
        Self {
            method: "POST".into(),
            content_type: "application/json".into(),
            body: parameters.to_string().into_bytes(),
            ..Self::get(action, "")
        }
    }

    /// A GET of a query that is encoded already.
    #[must_use]
    pub fn get(action: &str, query: &str) -> Self {
        let headers = [("X-TC-Action", action), ("X-TC-Version", "2020-03-03")];
        Self {
            method: "GET".into(),
            query: query.into(),
            headers: headers
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            content_type: "application/x-www-form-urlencoded".into(),
            host: "iai.tencentcloudapi.com".into(),
            body: Vec::new(),
            timestamp: now(),
            service: "iai".into(),
            secret_id: SECRET_ID.into(),
            secret_key: SECRET_KEY.into(),
            payload_hash: None,
        }
    }

    /// Adds a header, or replaces the one of that name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The value of the `Authorization` header.
    #[must_use]
    pub fn authorization(&self) -> String {
        let hash = self
            .payload_hash
            .clone()
            .unwrap_or_else(|| hex(&Sha256::digest(&self.body)));
        let canonical = format!(
            "{}\n/\n{}\ncontent-type:{}\nhost:{}\n\ncontent-type;host\n{hash}",
            self.method, self.query, self.content_type, self.host
        );
        let date = date(self.timestamp);
        let scope = format!("{date}/{}/tc3_request", self.service);
        let text = format!(
            "TC3-HMAC-SHA256\n{}\n{scope}\n{}",
            self.timestamp,
            hex(&Sha256::digest(canonical))
        );
        let key = mac(format!("TC3{}", self.secret_key).as_bytes(), &date);
        let key = mac(&mac(&key, &self.service), "tc3_request");
        let signature = hex(&mac(&key, &text));
        let id = &self.secret_id;
        format!(
            "TC3-HMAC-SHA256 Credential={id}/{scope}, SignedHeaders=content-type;host, Signature={signature}"
        )
    }

    /// Signs and sends.
    #[must_use]
    pub fn send(&self, address: SocketAddr) -> Response {
        let authorization = self.authorization();
        self.clone()
            .header("Authorization", &authorization)
            .send_unsigned(address)
    }

    /// Sends as it is.
    #[must_use]
    pub fn send_unsigned(&self, address: SocketAddr) -> Response {
        exchange(address, self.head().as_bytes(), &self.body)
    }

    /// Head and body as they go over the wire, signed.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let signed = self.clone().header("Authorization", &self.authorization());
        [signed.head().as_bytes(), &signed.body].concat()
    }

    fn head(&self) -> String {
        let question = if self.query.is_empty() { "" } else { "?" };
        let mut head = format!(
            "{} /{question}{} HTTP/1.1\r\nHost: {}\r\n",
            self.method, self.query, self.host
        );
        let timestamp = self.timestamp.to_string();
        let length = self.body.len().to_string();
        let fixed = [
            ("Content-Type", &self.content_type),
            ("X-TC-Timestamp", &timestamp),
            ("Content-Length", &length),
        ];
        for (name, value) in fixed {
            if !value.is_empty()
                && !self
                    .headers
                    .iter()
                    .any(|(known, _)| known.eq_ignore_ascii_case(name))
            {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("Connection: close\r\n\r\n");
        head
    }
}

/// Sends bytes and reads the response to its end.
///
/// # Panics
///
/// When the socket fails before anything was answered.
#[must_use]
pub fn exchange(address: SocketAddr, head: &[u8], body: &[u8]) -> Response {
    let mut socket = TcpStream::connect(address).expect("connect");
    socket.write_all(head).expect("write head");
    // A server may refuse a large body before it has read all of it.
    let _ = socket.write_all(body);
    let mut bytes = Vec::new();
    let _ = socket.read_to_end(&mut bytes);
    parse(&String::from_utf8_lossy(&bytes))
}

fn parse(text: &str) -> Response {
    let (head, body) = text.split_once("\r\n\r\n").expect("an HTTP response");
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .expect("a status");
    Response {
        status,
        head: head.to_lowercase(),
        body: body.to_owned(),
    }
}

/// Seconds since 1970.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "requests over real sockets are signed at the real time"
)]
pub fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The UTC day of a timestamp, counted year by year.
fn date(timestamp: u64) -> String {
    let leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let (mut days, mut year) = (timestamp / 86_400, 1970);
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [
        31,
        28 + u64::from(leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let mut month = 0;
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    format!("{year}-{:02}-{:02}", month + 1, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vendor's published example of a GET.
    #[test]
    fn the_published_get_signs_as_published() {
        let request = Request {
            host: "cvm.tencentcloudapi.com".into(),
            service: "cvm".into(),
            timestamp: 1_539_084_154,
            secret_id: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE".into(),
            secret_key: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE".into(),
            ..Request::get("DescribeInstances", "Limit=10&Offset=0")
        };
        let expected = "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2018-10-09/cvm/tc3_request, \
            SignedHeaders=content-type;host, Signature=5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474";
        assert_eq!(request.authorization(), expected);
    }
}
