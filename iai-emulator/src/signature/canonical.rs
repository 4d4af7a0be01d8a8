//! The canonical request and the string to sign.

use super::hex::hex_sha256;
use crate::protocol::Incoming;

/// A request with what its signature says about it.
pub(super) struct Canonical<'a> {
    pub(super) incoming: &'a Incoming,
    /// The host that was signed; not always the one that was sent.
    pub(super) host: &'a str,
    pub(super) signed: &'a [String],
    /// Hex digest of the payload.
    pub(super) payload: &'a str,
}

impl Canonical<'_> {
    /// The canonical request, or `None` when a signed header was not sent.
    pub(super) fn request(&self) -> Option<String> {
        let query = if self.incoming.is_get() {
            self.incoming.query()
        } else {
            ""
        };
        let mut headers = String::new();
        for name in self.signed {
            headers.push_str(&format!("{name}:{}\n", self.value(name)?));
        }
        Some(format!(
            "{}\n/\n{query}\n{headers}\n{}\n{}",
            self.incoming.method(),
            self.signed.join(";"),
            self.payload,
        ))
    }

    fn value(&self, name: &str) -> Option<String> {
        let sent = self.incoming.joined_header(name)?;
        let value = if name == "host" { self.host } else { &sent };
        Some(value.trim().to_ascii_lowercase())
    }
}

pub(super) fn string_to_sign(timestamp: u64, date: &str, service: &str, request: &str) -> String {
    let digest = hex_sha256(request.as_bytes());
    format!("TC3-HMAC-SHA256\n{timestamp}\n{date}/{service}/tc3_request\n{digest}")
}
