//! A signer for tests. The published vectors, and not this code, say whether the check is right.

use super::canonical::{self, Canonical};
use super::hex::hex;
use super::{key, payload_hash};
use crate::calendar::utc_date;
use crate::protocol::Incoming;

/// How to sign.
#[derive(Debug, Clone)]
pub(crate) struct Signing<'a> {
    pub(crate) id: &'a str,
    pub(crate) key: &'a str,
    pub(crate) service: &'a str,
    pub(crate) timestamp: u64,
    pub(crate) signed: &'a [&'a str],
}

impl Signing<'_> {
    /// The Authorization header for a request that has all its other headers.
    pub(crate) fn sign(&self, incoming: &Incoming) -> String {
        let signed: Vec<String> = self.signed.iter().map(ToString::to_string).collect();
        let payload = payload_hash(incoming);
        let host = incoming.header("host").unwrap_or_default();
        let canonical = Canonical {
            incoming,
            host,
            signed: &signed,
            payload: &payload,
        };
        let date = utc_date(self.timestamp);
        let request = canonical.request().unwrap_or_default();
        let text = canonical::string_to_sign(self.timestamp, &date, self.service, &request);
        let signature = hex(&key::signature(self.key, &date, self.service, &text).unwrap());
        let (id, service, names) = (self.id, self.service, self.signed.join(";"));
        format!(
            "TC3-HMAC-SHA256 Credential={id}/{date}/{service}/tc3_request, SignedHeaders={names}, Signature={signature}"
        )
    }
}
