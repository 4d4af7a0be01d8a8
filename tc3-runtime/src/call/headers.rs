//! The headers of a request.

use std::borrow::Cow;

use bytes::Bytes;
use reqwest::header::{
    AUTHORIZATION, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, InvalidHeaderValue,
    USER_AGENT,
};

use super::options::{FixedSettings, Region};
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

/// The longest region. No region has half as many characters.
const LONGEST_REGION: usize = 128;

/// The longest name of a program. With this crate's own name it fits into the 128 characters of `X-TC-RequestClient`
/// that the vendor's SDKs let pass.
const LONGEST_APP: usize = 100;

/// Room for the headers of an attempt and for those that the HTTP library adds.
const ROOM: usize = 12;

/// Headers that are the same for every request of a client.
pub(crate) struct FixedHeaders(Vec<(HeaderName, HeaderValue)>);

/// What each attempt adds to the fixed headers.
pub(super) struct AttemptHeaders<'a> {
    pub(super) info: CallInfo,
    pub(super) timestamp: u64,
    pub(super) content_type: &'static str,
    pub(super) authorization: String,
    pub(super) token: Option<&'a str>,
    pub(super) payload_hash: &'a PayloadHash,
    /// Only where it is not the host of the address. Otherwise the HTTP library writes it, and for HTTP/2, which has no
    /// such header, leaves it out.
    pub(super) host: Option<&'a str>,
}

impl FixedHeaders {
    /// Refuses settings that no header can carry.
    pub(crate) fn new(settings: &FixedSettings) -> Result<Self, ConfigurationError> {
        let mut headers = Vec::new();
        match &settings.app_name {
            None => headers.push((REQUEST_CLIENT, HeaderValue::from_static(OWN))),
            Some(app) => {
                let (user_agent, request_client) = app_values(app)?;
                headers.push((USER_AGENT, user_agent));
                headers.push((REQUEST_CLIENT, request_client));
            }
        }
        if let Some(region) = &settings.region {
            headers.push((REGION, region_value(region)?));
        }
        if let Some(language) = settings.language {
            headers.push((LANGUAGE, HeaderValue::from_static(language.tag())));
        }
        Ok(Self(headers))
    }

    /// All headers of one attempt; `None` when a spec's action or version cannot be sent in a header.
    pub(super) fn of_attempt(&self, attempt: AttemptHeaders<'_>) -> Option<HeaderMap> {
        let mut headers = HeaderMap::with_capacity(ROOM);
        headers.extend(self.0.iter().cloned());
        headers.insert(ACTION, spec_value(attempt.info.action)?);
        headers.insert(VERSION, spec_value(attempt.info.service.version)?);
        headers.insert(TIMESTAMP, HeaderValue::from(attempt.timestamp));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(attempt.content_type));
        headers.insert(
            AUTHORIZATION,
            secret(HeaderValue::try_from(attempt.authorization))?,
        );
        if let Some(token) = attempt.token {
            headers.insert(TOKEN, secret(HeaderValue::from_str(token))?);
        }
        if attempt.payload_hash.is_unsigned() {
            let marker = HeaderValue::from_static(PayloadHash::UNSIGNED);
            headers.insert(CONTENT_SHA256, marker);
        }
        if let Some(host) = attempt.host {
            headers.insert(HOST, HeaderValue::from_str(host).ok()?);
        }
        Some(headers)
    }
}

/// A value from a spec, which is not copied.
fn spec_value(text: &'static str) -> Option<HeaderValue> {
    HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())).ok()
}

/// A value that the HTTP library keeps out of its own logs and compression tables.
fn secret(value: Result<HeaderValue, InvalidHeaderValue>) -> Option<HeaderValue> {
    let mut value = value.ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// This crate in `X-TC-RequestClient`, which takes no slash.
const OWN: &str = concat!(env!("CARGO_PKG_NAME"), "_", env!("CARGO_PKG_VERSION"));

/// `User-Agent`, which takes the name of a program as it is, and `X-TC-RequestClient`, which takes letters, digits and
/// `-_ ,;.`: other characters become `_` there.
fn app_values(app: &str) -> Result<(HeaderValue, HeaderValue), ConfigurationError> {
    let problem = || ConfigurationError::Setting {
        name: Cow::Borrowed("app_name"),
        takes: "1 to 100 visible ASCII characters, with spaces between them",
    };
    let visible = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    let fits = (1..=LONGEST_APP).contains(&app.len()) && app.bytes().all(visible);
    if !fits || app.trim() != app {
        return Err(problem());
    }
    let tamed = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | ' ' | ',' | ';' | '.' => c,
        _ => '_',
    };
    let tame: String = app.chars().map(tamed).collect();
    let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    let value = |text: String| HeaderValue::try_from(text).map_err(|_| problem());
    Ok((
        value(format!("{app} {agent}"))?,
        value(format!("{OWN};{tame}"))?,
    ))
}

fn region_value(region: &Region) -> Result<HeaderValue, ConfigurationError> {
    let problem = || ConfigurationError::Setting {
        name: region.setting.clone(),
        takes: "letters, digits, `-` and `_`, as in ap-guangzhou",
    };
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let name = &*region.name;
    if !(1..=LONGEST_REGION).contains(&name.len()) || !name.bytes().all(fits) {
        return Err(problem());
    }
    HeaderValue::from_str(name).map_err(|_| problem())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::options::Language;
    use super::*;
    use crate::wire::test_types::Request;

    #[test]
    fn the_name_of_a_program_stands_in_two_headers() {
        let longest = "x".repeat(100);
        let table = [
            ("photo-enrol/0.1", "photo-enrol_0.1"),
            ("shop_1.2", "shop_1.2"),
            ("a b,c;d (x=1; \"y\")", "a b,c;d _x_1; _y__"),
            (&longest, &longest),
        ];
        for (app, tame) in table {
            let (user_agent, request_client) = app_values(app).unwrap();
            let version = env!("CARGO_PKG_VERSION");
            assert_eq!(user_agent, format!("{app} tc3-runtime/{version}"));
            assert_eq!(request_client, format!("tc3-runtime_{version};{tame}"));
            assert!(request_client.len() <= 128, "{request_client:?}");
        }
    }

    #[test]
    fn signature_and_token_alone_are_sensitive() {
        let fixed = FixedHeaders::new(&FixedSettings {
            region: Some(Region {
                name: "ap-guangzhou".to_owned(),
                setting: Cow::Borrowed("region"),
            }),
            language: Some(Language::English),
            app_name: None,
            connect_timeout: Duration::ZERO,
        })
        .unwrap();
        let attempt = AttemptHeaders {
            info: CallInfo::of::<Request>(),
            timestamp: 1_551_113_065,
            content_type: "application/json",
            authorization: "TC3-HMAC-SHA256 Credential=AKID".to_owned(),
            token: Some("TOKEN"),
            payload_hash: &PayloadHash::unsigned(),
            host: Some("iai.tencentcloudapi.com"),
        };
        let headers = fixed.of_attempt(attempt).unwrap();
        let sensitive = headers.iter().filter(|(_, value)| value.is_sensitive());
        let mut names: Vec<_> = sensitive.map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["authorization", "x-tc-token"]);
    }
}
