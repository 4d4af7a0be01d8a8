//! The headers of a request.

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue};

use crate::action::CallInfo;
use crate::error::ConfigurationError;
use crate::signing::PayloadHash;

const ACTION: HeaderName = HeaderName::from_static("x-tc-action");
const VERSION: HeaderName = HeaderName::from_static("x-tc-version");
const TIMESTAMP: HeaderName = HeaderName::from_static("x-tc-timestamp");
const REGION: HeaderName = HeaderName::from_static("x-tc-region");
const TOKEN: HeaderName = HeaderName::from_static("x-tc-token");
const LANGUAGE: HeaderName = HeaderName::from_static("x-tc-language");
const REQUEST_CLIENT: HeaderName = HeaderName::from_static("x-tc-requestclient");
const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-tc-content-sha256");

/// The longest `X-TC-RequestClient` that the vendor's SDKs let pass.
const LONGEST_CLIENT: usize = 128;

/// Headers that are the same for every request of a client.
pub(crate) struct FixedHeaders(HeaderMap);

/// What each attempt adds to the fixed headers.
pub(super) struct AttemptHeaders<'a> {
    pub(super) info: CallInfo,
    pub(super) timestamp: u64,
    pub(super) content_type: &'static str,
    pub(super) authorization: &'a str,
    pub(super) token: Option<&'a str>,
    pub(super) payload_hash: &'a PayloadHash,
    /// Only where it is not the host of the address. Otherwise the HTTP library writes it, and for HTTP/2, which has no
    /// such header, leaves it out.
    pub(super) host: Option<&'a str>,
}

impl FixedHeaders {
    /// Refuses settings that no header can carry.
    pub(crate) fn new(
        region: Option<&(String, &'static str)>,
        language: Option<&'static str>,
        app: Option<&str>,
    ) -> Result<Self, ConfigurationError> {
        let mut headers = HeaderMap::new();
        headers.insert(REQUEST_CLIENT, request_client(app)?);
        if let Some((region, setting)) = region {
            headers.insert(REGION, region_value(region, setting)?);
        }
        if let Some(language) = language {
            headers.insert(LANGUAGE, HeaderValue::from_static(language));
        }
        Ok(Self(headers))
    }

    /// All headers of one attempt; `None` when a spec's action or version cannot be sent in a header.
    pub(super) fn of_attempt(&self, attempt: &AttemptHeaders<'_>) -> Option<HeaderMap> {
        let text = |text: &str| HeaderValue::from_str(text).ok();
        let mut headers = self.0.clone();
        headers.insert(ACTION, text(attempt.info.action)?);
        headers.insert(VERSION, text(attempt.info.service.version)?);
        headers.insert(TIMESTAMP, HeaderValue::from(attempt.timestamp));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(attempt.content_type));
        headers.insert(AUTHORIZATION, secret(attempt.authorization)?);
        if let Some(token) = attempt.token {
            headers.insert(TOKEN, secret(token)?);
        }
        if attempt.payload_hash.is_unsigned() {
            let marker = HeaderValue::from_static(PayloadHash::UNSIGNED);
            headers.insert(CONTENT_SHA256, marker);
        }
        if let Some(host) = attempt.host {
            headers.insert(HOST, text(host)?);
        }
        Some(headers)
    }
}

/// A value that the HTTP library keeps out of its own logs and compression tables.
fn secret(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

fn request_client(app: Option<&str>) -> Result<HeaderValue, ConfigurationError> {
    let own = concat!(env!("CARGO_PKG_NAME"), "_", env!("CARGO_PKG_VERSION"));
    let text = app.map_or_else(|| own.to_owned(), |app| format!("{own};{app}"));
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_ ,;.".contains(&byte);
    let problem = ConfigurationError::Setting("app_name");
    if text.len() > LONGEST_CLIENT || !text.bytes().all(fits) {
        return Err(problem);
    }
    HeaderValue::from_str(&text).map_err(|_| problem)
}

fn region_value(region: &str, setting: &'static str) -> Result<HeaderValue, ConfigurationError> {
    let problem = ConfigurationError::Setting(setting);
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if region.is_empty() || region.len() > LONGEST_CLIENT || !region.bytes().all(fits) {
        return Err(problem);
    }
    HeaderValue::from_str(region).map_err(|_| problem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::Effect;
    use crate::wire::test_types::SERVICE;

    #[test]
    fn signature_and_token_alone_are_sensitive() {
        let fixed = FixedHeaders::new(
            Some(&("ap-guangzhou".to_owned(), "region")),
            Some("en-US"),
            None,
        )
        .unwrap();
        let attempt = AttemptHeaders {
            info: CallInfo {
                action: "CreatePerson",
                effect: Effect::Create,
                gone: &[],
                service: &SERVICE,
            },
            timestamp: 1_551_113_065,
            content_type: "application/json",
            authorization: "TC3-HMAC-SHA256 Credential=AKID",
            token: Some("TOKEN"),
            payload_hash: &PayloadHash::unsigned(),
            host: Some("iai.tencentcloudapi.com"),
        };
        let headers = fixed.of_attempt(&attempt).unwrap();
        let sensitive = headers.iter().filter(|(_, value)| value.is_sensitive());
        let mut names: Vec<_> = sensitive.map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["authorization", "x-tc-token"]);
    }
}
