//! Calls that the emulator makes of itself, for people who want to try an action without a client: it signs them with its
//! first key, and takes them like any other call.

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderValue, Request};

use super::Service;
use crate::protocol::{Incoming, Payload};
use crate::signature::{Signed, Signing};

/// The headers that the vendor's documentation signs.
const SIGNED: &[&str] = &["content-type", "host", "x-tc-action"];
const TOKEN: &str = "X-TC-Token";

/// A call that is ready to be taken.
pub(crate) struct OwnCall {
    pub(crate) incoming: Incoming,
    pub(crate) shown: ShownCall,
}

/// What may be shown of it: everything but the key and its token.
pub(crate) struct ShownCall {
    pub(crate) signed: Signed,
    /// Names and values, the signature among them.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// Whether it carries a token beside them.
    pub(crate) has_token: bool,
}

impl Service {
    /// Signs a call with the first key, at the emulator's time. The body holds the parameters as they are sent. `None`
    /// when the action or the host cannot stand in a header, or there is no key.
    pub(crate) fn own_call(&self, action: &str, host: &str, body: Bytes) -> Option<OwnCall> {
        let secret = self.authenticator.secrets.first()?;
        let timestamp = self.clock.now();
        let mut headers = self.own_headers(action, host, timestamp)?;
        let unsigned = request(&headers, secret.token.as_deref(), body)?;
        let signing = Signing {
            id: &secret.id,
            key: &secret.key,
            service: self.authenticator.services.first()?,
            timestamp,
            signed: SIGNED,
        };
        let signed = signing.sign(&unsigned)?;
        let authorization = HeaderValue::from_str(&signed.authorization).ok()?;
        headers.push(("Authorization", signed.authorization.clone()));
        Some(OwnCall {
            incoming: unsigned.with_header(AUTHORIZATION, authorization),
            shown: ShownCall {
                signed,
                headers,
                has_token: secret.token.is_some(),
            },
        })
    }

    fn own_headers(
        &self,
        action: &str,
        host: &str,
        timestamp: u64,
    ) -> Option<Vec<(&'static str, String)>> {
        let version = self.api.tables().first()?.version;
        Some(vec![
            ("Host", host.to_owned()),
            ("Content-Type", "application/json".to_owned()),
            ("X-TC-Action", action.to_owned()),
            ("X-TC-Version", version.to_owned()),
            ("X-TC-Timestamp", timestamp.to_string()),
        ])
    }
}

fn request(
    headers: &[(&'static str, String)],
    token: Option<&str>,
    body: Bytes,
) -> Option<Incoming> {
    let pairs = headers.iter().map(|(name, value)| (*name, value.as_str()));
    let pairs = pairs.chain(token.map(|token| (TOKEN, token)));
    let request = pairs.fold(Request::post("/"), |request, (name, value)| {
        request.header(name, value)
    });
    let (parts, ()) = request.body(()).ok()?.into_parts();
    Some(Incoming::new(parts, Payload::Whole(body)))
}
