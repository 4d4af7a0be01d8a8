//! Signing one attempt.

use super::headers::{AttemptHeaders, FixedHeaders};
use crate::action::CallInfo;
use crate::credentials::Credentials;
use crate::endpoint::{Target, Targets};
use crate::error::{ConfigurationError, ErrorKind};
use crate::signing::{PayloadHash, Unsigned};
use crate::transport::SignedRequest;
use crate::wire::Payload;

/// The value of `Authorization` in calls that are not signed, since their parameters hold a token that proves who
/// calls.
const UNSIGNED: &str = "SKIP";

/// What an attempt is signed with.
pub(crate) struct Signing {
    pub(crate) timestamp: u64,
    pub(crate) credentials: Credentials,
}

/// A request before it is signed; each attempt signs it anew.
pub(crate) struct Unsent<'a> {
    pub(crate) targets: &'a Targets,
    pub(crate) headers: &'a FixedHeaders,
    pub(crate) sign_action: bool,
    pub(crate) info: CallInfo,
    pub(crate) payload: &'a Payload,
    pub(crate) payload_hash: &'a PayloadHash,
}

impl Unsent<'_> {
    pub(crate) fn sign(&self, signing: &Signing) -> Result<SignedRequest, ErrorKind> {
        let target = self
            .targets
            .of(self.info.service)
            .map_err(ErrorKind::Endpoint)?;
        tracing::debug!(host = target.address.authority(), "sending");
        let headers = self.headers.of_attempt(AttemptHeaders {
            info: self.info,
            timestamp: signing.timestamp,
            content_type: self.payload.method().content_type(),
            authorization: self.authorization(&target, signing),
            token: signing.credentials.token(),
            payload_hash: self.payload_hash,
            host: (self.targets.endpoint().has_signing_host()).then_some(&*target.host),
        });
        let unfit = ConfigurationError::Setting {
            name: "action, version or token".into(),
            takes: "visible ASCII characters",
        };
        Ok(SignedRequest {
            target,
            headers: headers.ok_or(ErrorKind::Configuration(unfit))?,
            payload: self.payload.clone(),
        })
    }

    fn authorization(&self, target: &Target, signing: &Signing) -> String {
        let credentials = &signing.credentials;
        if credentials.is_anonymous() {
            return UNSIGNED.to_owned();
        }
        let headers = self.headers_to_sign(target);
        let unsigned = self.unsigned(&headers);
        credentials.authorization(signing.timestamp, &target.service, &unsigned.canonical())
    }

    pub(crate) fn headers_to_sign<'t>(&self, target: &'t Target) -> Vec<(&'static str, &'t str)> {
        let mut headers = vec![
            ("content-type", self.payload.method().content_type()),
            ("host", &*target.host),
        ];
        if self.sign_action {
            headers.push(("x-tc-action", self.info.action));
        }
        headers
    }

    /// The parts of the request that are signed, with these headers.
    pub(crate) fn unsigned<'h>(&'h self, headers: &'h [(&'h str, &'h str)]) -> Unsigned<'h> {
        Unsigned {
            method: self.payload.method(),
            query: self.payload.query_text(),
            headers,
            payload: self.payload_hash.clone(),
        }
    }
}
