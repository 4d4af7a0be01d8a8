//! Checks signatures, by an implementation that shares no code with the client, so that mistakes of the client show.
//!
//! Order of checks: form of the signature (with its service and date), clock, secret id, signature, token.

mod authorization;
mod canonical;
mod hex;
mod hosts;
mod key;
mod legacy;
mod refusals;
mod secrets;
mod signer;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_v1;

pub(crate) use secrets::Secrets;
pub(crate) use signer::{Signed, Signing};

use crate::calendar::utc_date;
use crate::protocol::{Admitted, Common, Dialect, Incoming};
use crate::refusal::Refusal;
use authorization::Authorization;
use canonical::Canonical;
use hex::hex_sha256;
use refusals::{invalid, wrong};
use secrets::Secret;

/// Seconds that a request's clock and ours may differ.
const WINDOW: u64 = 300;
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

/// What a request is checked against.
#[derive(Debug)]
pub(crate) struct Authenticator {
    pub(crate) secrets: Secrets,
    /// Service names that a credential may be for.
    pub(crate) services: Vec<String>,
}

impl Authenticator {
    /// Checks the signature of a request.
    pub(crate) fn admit(
        &self,
        incoming: &Incoming,
        admitted: &Admitted,
        now: u64,
    ) -> Result<(), Refusal> {
        match &admitted.dialect {
            Dialect::V3 => self.admit_v3(incoming, &admitted.common, now),
            Dialect::V1(form) => {
                let method = legacy::method(form)?;
                in_time(admitted.common.timestamp, now)?;
                let secret = self.secret(form.needed("SecretId")?)?;
                legacy::verify(method, form, incoming, secret)?;
                token_fits(form.get("Token"), "Token", secret)
            }
        }
    }

    fn admit_v3(&self, incoming: &Incoming, common: &Common, now: u64) -> Result<(), Refusal> {
        let authorization = self.authorization(incoming, common)?;
        in_time(common.timestamp, now)?;
        let secret = self.secret(authorization.secret_id)?;
        verify(&authorization, incoming, common, secret)?;
        token_fits(incoming.header("x-tc-token"), "X-TC-Token", secret)
    }

    fn authorization<'a>(
        &self,
        incoming: &'a Incoming,
        common: &Common,
    ) -> Result<Authorization<'a>, Refusal> {
        let header = incoming.header("authorization").unwrap_or_default();
        let authorization = authorization::parse(header).map_err(invalid)?;
        if !self
            .services
            .iter()
            .any(|name| name == authorization.service)
        {
            return Err(invalid(&format!(
                "the service in Credential is not {}; accept_service (--accept-service NAME) admits others",
                self.services.join(" or ")
            )));
        }
        if authorization.date != utc_date(common.timestamp) {
            return Err(invalid(
                "the date in Credential is not the UTC date of X-TC-Timestamp",
            ));
        }
        Ok(authorization)
    }

    fn secret(&self, id: &str) -> Result<&Secret, Refusal> {
        self.secrets.find(id).ok_or_else(|| {
            let message = "The SecretId is not known here: check it for typos and stray spaces.";
            Refusal::new("AuthFailure.SecretIdNotFound", message)
        })
    }
}

/// The message ends in the server's time: clients read it from there when a response has no `Date`.
fn in_time(timestamp: u64, now: u64) -> Result<(), Refusal> {
    if timestamp.abs_diff(now) <= WINDOW {
        return Ok(());
    }
    Err(Refusal::new(
        "AuthFailure.SignatureExpire",
        format!("`Timestamp` is more than {WINDOW} seconds away from the server time {now}"),
    ))
}

fn verify(
    authorization: &Authorization<'_>,
    incoming: &Incoming,
    common: &Common,
    secret: &Secret,
) -> Result<(), Refusal> {
    let payload = payload_hash(incoming);
    let fits = hosts::signable(incoming).any(|host| {
        let canonical = Canonical {
            incoming,
            host,
            signed: &authorization.signed_headers,
            payload: &payload,
        };
        canonical.request().is_some_and(|request| {
            let text = canonical::string_to_sign(
                common.timestamp,
                authorization.date,
                authorization.service,
                &request,
            );
            let (date, service) = (authorization.date, authorization.service);
            key::matches(&secret.key, date, service, &text, &authorization.signature)
        })
    });
    fits.then_some(()).ok_or_else(wrong)
}

fn payload_hash(incoming: &Incoming) -> String {
    let unsigned = incoming.header("x-tc-content-sha256") == Some(UNSIGNED);
    if unsigned {
        hex_sha256(UNSIGNED.as_bytes())
    } else if incoming.is_get() {
        hex_sha256(b"")
    } else {
        hex_sha256(incoming.body())
    }
}

fn token_fits(token: Option<&str>, name: &str, secret: &Secret) -> Result<(), Refusal> {
    if token == secret.token.as_deref() {
        return Ok(());
    }
    let message = match secret.token {
        Some(_) => format!("{name} is absent or not the token of this SecretId."),
        None => format!("{name} is given, but this SecretId has no token."),
    };
    Err(Refusal::new("AuthFailure.TokenFailure", message))
}
