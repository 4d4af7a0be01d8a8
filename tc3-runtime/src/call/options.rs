//! What can be set per client, and what can be changed per call.

use std::borrow::Cow;
use std::time::Duration;

use crate::method::Method;
use crate::retry::RetryConfig;
use crate::signing::PayloadHash;
use crate::validate::ValidationLevel;
use crate::wire::Payload;

/// Settings of a call: timeouts, retries, validation, method. What is not set stays as the client has it.
///
/// ```
/// use std::time::Duration;
/// use tc3_runtime::{RequestConfig, validate::ValidationLevel};
///
/// let patient = RequestConfig::new()
///     .timeout(Duration::from_secs(300))
///     .validation(ValidationLevel::Strict);
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct RequestConfig {
    validation: Option<ValidationLevel>,
    method: Option<Method>,
    attempt_timeout: Option<Duration>,
    timeout: Option<Duration>,
    retry: Option<RetryConfig>,
    unsigned_payload: Option<bool>,
    sign_action: Option<bool>,
}

impl RequestConfig {
    /// No settings, so that all stay as the client has them.
    pub fn new() -> Self {
        Self::default()
    }

    /// How much is checked before sending. Default: [`ValidationLevel::Default`].
    pub fn validation(mut self, level: ValidationLevel) -> Self {
        self.validation = Some(level);
        self
    }

    /// POST or GET. Default: POST. A GET request is limited to 32 KB, which most pictures exceed.
    pub fn method(mut self, method: Method) -> Self {
        self.method = Some(method);
        self
    }

    /// The longest that one attempt may take, from connecting to the end of the response. Default: 60 seconds.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// The longest that the whole call may take, with all attempts and the delays between them. Default: 120 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Whether and how the call is sent again when it fails. Default: [`RetryConfig::new`].
    pub fn retry(mut self, retry: RetryConfig) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Leaves the body out of the signature. Default: off. Saves the time to hash a large picture, which TLS protects
    /// anyway.
    pub fn unsigned_payload(mut self, unsigned: bool) -> Self {
        self.unsigned_payload = Some(unsigned);
        self
    }

    /// Signs the header `X-TC-Action` beside `Content-Type` and `Host`. Default: off, as in the
    /// vendor's own SDKs.
    pub fn sign_action(mut self, sign: bool) -> Self {
        self.sign_action = Some(sign);
        self
    }
}

/// All settings of a call, with the defaults filled in.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) validation: ValidationLevel,
    pub(crate) method: Method,
    pub(crate) attempt_timeout: Duration,
    pub(crate) timeout: Duration,
    pub(crate) retry: RetryConfig,
    pub(crate) unsigned_payload: bool,
    pub(crate) sign_action: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            validation: ValidationLevel::Default,
            method: Method::Post,
            attempt_timeout: Duration::from_secs(60),
            timeout: Duration::from_secs(120),
            retry: RetryConfig::new(),
            unsigned_payload: false,
            sign_action: false,
        }
    }
}

impl Settings {
    /// These settings with `options` over them: what `options` does not set stays.
    pub(crate) fn overridden(&self, options: RequestConfig) -> Self {
        Self {
            validation: options.validation.unwrap_or(self.validation),
            method: options.method.unwrap_or(self.method),
            attempt_timeout: options.attempt_timeout.unwrap_or(self.attempt_timeout),
            timeout: options.timeout.unwrap_or(self.timeout),
            retry: options.retry.unwrap_or(self.retry),
            unsigned_payload: options.unsigned_payload.unwrap_or(self.unsigned_payload),
            sign_action: options.sign_action.unwrap_or(self.sign_action),
        }
    }

    /// What is signed of a body.
    pub(crate) fn hash(&self, payload: &Payload) -> PayloadHash {
        if self.unsigned_payload {
            PayloadHash::unsigned()
        } else {
            PayloadHash::of(&payload.body())
        }
    }
}

/// The language of the service's messages. Most of them come in one language whatever is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// `zh-CN`.
    Chinese,
    /// `en-US`.
    English,
}

impl Language {
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en-US",
        }
    }
}

/// What a client was made with, and does not change any more.
#[derive(Debug)]
pub(crate) struct FixedSettings {
    pub(crate) region: Option<Region>,
    pub(crate) language: Option<Language>,
    pub(crate) app_name: Option<String>,
    pub(crate) connect_timeout: Duration,
}

/// A region, and what its setting is called in messages.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    pub(crate) name: String,
    pub(crate) setting: Cow<'static, str>,
}
