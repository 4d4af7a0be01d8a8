//! Signs, for calls that the emulator makes of itself, and for tests. The published vectors, and not this code, say whether
//! the check is right.

use super::canonical::{self, Canonical};
use super::hex::hex;
use super::{key, payload_hash};
use crate::calendar::utc_date;
use crate::protocol::Incoming;

/// How to sign.
#[derive(Clone)]
pub(crate) struct Signing<'a> {
    pub(crate) id: &'a str,
    pub(crate) key: &'a str,
    pub(crate) service: &'a str,
    pub(crate) timestamp: u64,
    pub(crate) signed: &'a [&'a str],
}

/// A signature, with the steps to it.
pub(crate) struct Signed {
    pub(crate) canonical_request: String,
    pub(crate) string_to_sign: String,
    /// The value of the header.
    pub(crate) authorization: String,
}

impl Signing<'_> {
    /// Signs a request that has all its other headers. With a signed header that it lacks, the signature is one that nobody
    /// accepts. Never `None`; see [`key::signature`].
    pub(crate) fn sign(&self, incoming: &Incoming) -> Option<Signed> {
        let signed: Vec<String> = self.signed.iter().map(ToString::to_string).collect();
        let canonical = Canonical {
            incoming,
            host: incoming.header("host").unwrap_or_default(),
            signed: &signed,
            payload: &payload_hash(incoming),
        };
        let date = utc_date(self.timestamp);
        let request = canonical.request().unwrap_or_default();
        let text = canonical::string_to_sign(self.timestamp, &date, self.service, &request);
        let signature = hex(&key::signature(self.key, &date, self.service, &text)?);
        let (id, service, names) = (self.id, self.service, self.signed.join(";"));
        Some(Signed {
            canonical_request: request,
            string_to_sign: text,
            authorization: format!(
                "TC3-HMAC-SHA256 Credential={id}/{date}/{service}/tc3_request, SignedHeaders={names}, Signature={signature}"
            ),
        })
    }
}
