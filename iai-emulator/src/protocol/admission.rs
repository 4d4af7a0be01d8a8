//! What every request must have, whatever its action: method, content type, size, common parameters.
//!
//! Two generations of the protocol come over the same wire. The newer one has its common parameters and its
//! signature in headers; the older one (v1) has them among the parameters, by query or form.

use http::Method;

use super::incoming::{FORM_BYTES, GET_BYTES, POST_BYTES};
use super::{Form, Incoming, content_type};
use crate::refusal::Refusal;

/// The common parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Common {
    pub(crate) action: String,
    pub(crate) version: String,
    /// Seconds since 1970-01-01 UTC.
    pub(crate) timestamp: u64,
}

/// The generation of the protocol that a request speaks.
#[derive(Debug)]
pub(crate) enum Dialect {
    /// TC3-HMAC-SHA256, in headers.
    V3,
    /// HmacSHA1 or HmacSHA256, among the parameters.
    V1(Form),
}

/// A request that keeps the protocol.
#[derive(Debug)]
pub(crate) struct Admitted {
    pub(crate) common: Common,
    pub(crate) dialect: Dialect,
}

/// Checks the protocol and reads the common parameters.
pub(crate) fn admit(incoming: &Incoming) -> Result<Admitted, Refusal> {
    if !matches!(*incoming.method(), Method::GET | Method::POST) {
        return Err(unsupported("Only GET and POST are supported."));
    }
    if is_legacy(incoming) {
        legacy(incoming)
    } else {
        modern(incoming)
    }
}

/// Whether the common parameters can only be among the others. A form by POST with a header of the newer generation
/// is meant to be of that one, which has no forms.
pub(crate) fn is_legacy(incoming: &Incoming) -> bool {
    let modern = ["authorization", "x-tc-action"]
        .iter()
        .any(|name| incoming.header(name).is_some());
    !modern && (incoming.is_get() || content_type::is(declared(incoming), content_type::FORM))
}

fn declared(incoming: &Incoming) -> &str {
    incoming.header("content-type").unwrap_or_default()
}

fn modern(incoming: &Incoming) -> Result<Admitted, Refusal> {
    let (expected, limit) = if incoming.is_get() {
        (content_type::FORM, GET_BYTES)
    } else {
        (content_type::JSON, POST_BYTES)
    };
    if !content_type::is(declared(incoming), expected) {
        let method = incoming.method();
        return Err(unsupported(format!(
            "Content-Type of a {method} must be {expected}."
        )));
    }
    within(incoming, limit)?;
    let common = Common {
        action: header(incoming, "X-TC-Action")?.to_owned(),
        version: header(incoming, "X-TC-Version")?.to_owned(),
        timestamp: timestamp(header(incoming, "X-TC-Timestamp")?)?,
    };
    Ok(Admitted {
        common,
        dialect: Dialect::V3,
    })
}

/// One of the vendor's SDKs sends no content type with a query of this generation.
fn legacy(incoming: &Incoming) -> Result<Admitted, Refusal> {
    let declared = declared(incoming);
    if !declared.is_empty() && !content_type::is(declared, content_type::FORM) {
        let expected = content_type::FORM;
        return Err(unsupported(format!(
            "Content-Type of a GET must be {expected}."
        )));
    }
    let limit = if incoming.is_get() {
        GET_BYTES
    } else {
        FORM_BYTES
    };
    within(incoming, limit)?;
    let form = Form::read(incoming)?;
    let common = Common {
        action: form.needed("Action")?.to_owned(),
        version: form.needed("Version")?.to_owned(),
        timestamp: timestamp(form.needed("Timestamp")?)?,
    };
    form.check()?;
    Ok(Admitted {
        common,
        dialect: Dialect::V1(form),
    })
}

fn unsupported(message: impl Into<String>) -> Refusal {
    Refusal::new("UnsupportedProtocol", message)
}

fn within(incoming: &Incoming, limit: usize) -> Result<(), Refusal> {
    if incoming.size() <= limit {
        return Ok(());
    }
    let message = "The request is over its limit: 32 KB of query by GET; by POST 10 MB of JSON, or 1 MB of form, \
                   whose older signature method is not for pictures: use TC3-HMAC-SHA256.";
    Err(Refusal::new("RequestSizeLimitExceeded", message))
}

fn header<'a>(incoming: &'a Incoming, header: &str) -> Result<&'a str, Refusal> {
    let value = incoming.header(header).unwrap_or_default();
    if value.is_empty() {
        let message = format!("The request lacks the header {header}.");
        return Err(Refusal::new("MissingParameter", message));
    }
    Ok(value)
}

fn timestamp(text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| {
        let message = "The timestamp is not a whole number of seconds since 1970.";
        Refusal::new("InvalidParameter", message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_is_a_whole_number() {
        assert_eq!(timestamp("1551113065"), Ok(1_551_113_065));
        for text in [
            "-1",
            "1551113065.5",
            "2019-02-25",
            " 1",
            "99999999999999999999",
        ] {
            assert_eq!(
                timestamp(text).unwrap_err().code(),
                "InvalidParameter",
                "{text}"
            );
        }
    }
}
