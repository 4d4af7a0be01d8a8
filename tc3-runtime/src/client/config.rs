//! The settings of a client, to be read.

use std::fmt;
use std::time::Duration;

use crate::call::{Language, Settings, Shared};
use crate::endpoint::Endpoint;
use crate::method::Method;
use crate::rate::RateLimit;
use crate::retry::RetryConfig;
use crate::validate::ValidationLevel;

/// The settings that a client's calls have, with the defaults filled in. It holds no keys and may be logged.
///
/// A client that [`with_config`](crate::Client::with_config) made can have other values in what
/// [`RequestConfig`](crate::RequestConfig) sets, such as timeouts. All else it shares with the client that it came from.
///
/// ```
/// use std::time::Duration;
/// use tc3_runtime::{Client, Credentials, RequestConfig};
///
/// # fn main() -> Result<(), tc3_runtime::Error> {
/// let client = Client::builder()
///     .credentials(Credentials::new("AKIDEXAMPLE", "example-key")?)
///     .region("ap-guangzhou")
/// #   .endpoint(tc3_runtime::Endpoint::custom("http://127.0.0.1:9")?)
///     .build()?;
/// assert_eq!(client.config().region(), Some("ap-guangzhou"));
/// assert_eq!(client.config().timeout(), Duration::from_secs(120));
///
/// let quick = client.with_config(RequestConfig::new().timeout(Duration::from_secs(20)));
/// assert_eq!(quick.config().timeout(), Duration::from_secs(20));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct ClientConfig<'a> {
    shared: &'a Shared,
    settings: &'a Settings,
}

impl<'a> ClientConfig<'a> {
    pub(super) fn new(shared: &'a Shared, settings: &'a Settings) -> Self {
        Self { shared, settings }
    }

    /// The longest that a whole call may take, with all attempts and the delays between them.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        self.settings.timeout
    }

    /// The longest that one attempt may take.
    #[must_use]
    pub fn attempt_timeout(&self) -> Duration {
        self.settings.attempt_timeout
    }

    /// The longest that making a connection may take. It has no effect on an HTTP client of your own.
    #[must_use]
    pub fn connect_timeout(&self) -> Duration {
        self.shared.fixed.connect_timeout
    }

    /// Whether and how calls are sent again.
    pub fn retry(&self) -> RetryConfig {
        self.settings.retry
    }

    /// How much is checked before sending.
    #[must_use]
    pub fn validation(&self) -> ValidationLevel {
        self.settings.validation
    }

    /// POST or GET.
    #[must_use]
    pub fn method(&self) -> Method {
        self.settings.method
    }

    /// Whether bodies are left out of the signature.
    #[must_use]
    pub fn unsigned_payload(&self) -> bool {
        self.settings.unsigned_payload
    }

    /// Whether the header `X-TC-Action` is signed.
    #[must_use]
    pub fn sign_action(&self) -> bool {
        self.settings.sign_action
    }

    /// Where requests go. Its `Display` is one line: the URL, or the name of a preset, such as `mainland`, whose host
    /// depends on the service. Each attempt tells its host as an event of `tracing` at the level `DEBUG`.
    #[must_use]
    pub fn endpoint(&self) -> &'a Endpoint {
        self.shared.targets.endpoint()
    }

    /// The `Region` parameter, if one is sent.
    #[must_use]
    pub fn region(&self) -> Option<&'a str> {
        let region = self.shared.fixed.region.as_ref();
        region.map(|region| &*region.name)
    }

    /// The language of the service's messages, if one is asked for.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.shared.fixed.language
    }

    /// The program's name, if it was given.
    #[must_use]
    pub fn app_name(&self) -> Option<&'a str> {
        self.shared.fixed.app_name.as_deref()
    }

    /// The longest response that is read, in bytes.
    #[must_use]
    pub fn max_response_bytes(&self) -> usize {
        self.shared.max_response_bytes
    }

    /// The rate limit, if there is one. All clones share it.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        let limiter = self.shared.limiter.as_ref();
        limiter.map(crate::rate::Limiter::limit)
    }

    /// The name of the provider that gives the credentials, such as `environment`.
    #[must_use]
    pub fn credentials_provider(&self) -> &'a str {
        self.shared.credentials_cache.provider_name()
    }
}

impl fmt::Debug for ClientConfig<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientConfig")
            .field("timeout", &self.timeout())
            .field("attempt_timeout", &self.attempt_timeout())
            .field("connect_timeout", &self.connect_timeout())
            .field("retry", &self.retry())
            .field("validation", &self.validation())
            .field("method", &self.method())
            .field("unsigned_payload", &self.unsigned_payload())
            .field("sign_action", &self.sign_action())
            .field("endpoint", &format_args!("{}", self.endpoint()))
            .field("region", &self.region())
            .field("language", &self.language())
            .field("app_name", &self.app_name())
            .field("max_response_bytes", &self.max_response_bytes())
            .field("rate_limit", &self.rate_limit())
            .field("credentials_provider", &self.credentials_provider())
            .finish()
    }
}
