//! The headers of a request.

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue};

use super::call::Call;
use crate::credentials::Credentials;
use crate::endpoint::Target;
use crate::error::ConfigurationError;
use crate::signing::Scope;

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
pub(super) struct FixedHeaders(HeaderMap);

/// What signing an attempt adds.
pub(super) struct Signed {
    pub(super) authorization: String,
    pub(super) content_type: &'static str,
    /// Tells that the body is not covered.
    pub(super) marker: Option<&'static str>,
}

impl FixedHeaders {
    /// Refuses settings that no header can carry.
    pub(super) fn new(
        region: Option<&str>,
        language: Option<&'static str>,
        app: Option<&str>,
    ) -> Result<Self, ConfigurationError> {
        let mut headers = HeaderMap::new();
        headers.insert(REQUEST_CLIENT, request_client(app)?);
        if let Some(region) = region {
            headers.insert(REGION, region_value(region)?);
        }
        if let Some(language) = language {
            headers.insert(LANGUAGE, HeaderValue::from_static(language));
        }
        Ok(Self(headers))
    }
}

/// All headers of one attempt; `None` when a spec's action or version is no text for a header.
pub(super) fn attempt_headers(
    call: &Call,
    target: &Target,
    scope: &Scope,
    credentials: &Credentials,
) -> Option<HeaderMap> {
    let signed = call.sign(target, scope, credentials);
    let mut headers = call.client.shared.headers.0.clone();
    headers.insert(ACTION, HeaderValue::from_str(call.info.action).ok()?);
    headers.insert(
        VERSION,
        HeaderValue::from_str(call.info.service.version).ok()?,
    );
    headers.insert(TIMESTAMP, HeaderValue::from(scope.timestamp()));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(signed.content_type));
    headers.insert(AUTHORIZATION, secret(&signed.authorization)?);
    if let Some(token) = credentials.token() {
        headers.insert(TOKEN, secret(token)?);
    }
    if let Some(marker) = signed.marker {
        headers.insert(CONTENT_SHA256, HeaderValue::from_static(marker));
    }
    // The HTTP library writes the host of the address by itself, and HTTP/2 has no such header.
    if call.client.shared.endpoint.has_signing_host() {
        headers.insert(HOST, HeaderValue::from_str(&target.host).ok()?);
    }
    Some(headers)
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

fn region_value(region: &str) -> Result<HeaderValue, ConfigurationError> {
    let problem = ConfigurationError::Setting("region");
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if region.is_empty() || region.len() > LONGEST_CLIENT || !region.bytes().all(fits) {
        return Err(problem);
    }
    HeaderValue::from_str(region).map_err(|_| problem)
}
