//! The builder of clients.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::client::{Client, ServiceClient};
use super::mode::Mode;
use crate::call::{
    Clocks, FixedHeaders, FixedSettings, Language, Region, RequestConfig, Settings, Shared,
};
use crate::credentials::{Credentials, CredentialsCache, ProvideCredentials, Source};
use crate::endpoint::{Endpoint, IntoEndpoint, Targets};
use crate::error::{ConfigurationError, Error};
use crate::intercept::Intercept;
use crate::random::{RandomSource, SeededRandom};
use crate::rate::{Limiter, RateLimit};
use crate::retry::{Budget, RetryConfig, Skew};
use crate::time::{AsyncSleep, TokioSleep};
use crate::time::{SystemClock, TimeSource};
use crate::transport::{Connector, HttpConnector, TransportConfig};

/// The longest response that is read by default.
const MAX_RESPONSE_BYTES: usize = 2 * 1024 * 1024;

/// Builds a client: the runtime's [`Client`], or a generated client of a service (`C`) that wraps it.
#[must_use]
pub struct ClientBuilder<C = Client> {
    credentials: Option<Source>,
    credentials_timeout: Duration,
    /// Or why it cannot be used, for `build`.
    pub(super) endpoint: Result<Endpoint, Error>,
    pub(super) region: Option<Region>,
    language: Option<Language>,
    app_name: Option<String>,
    transport: TransportConfig,
    #[cfg(feature = "reqwest-client")]
    http_client: Option<reqwest::Client>,
    /// A connector in place of HTTP.
    connector: Option<Box<dyn Connector>>,
    connect_timeout: Duration,
    max_response_bytes: usize,
    clock: Arc<dyn TimeSource>,
    sleep_impl: Arc<dyn AsyncSleep>,
    random: Arc<dyn RandomSource>,
    retry_budget: u32,
    rate_limit: Option<RateLimit>,
    interceptors: Vec<Box<dyn Intercept>>,
    settings: Settings,
    client: PhantomData<fn() -> C>,
}

impl Client {
    /// A builder without any settings. Credentials, or a provider of them, are the only ones it needs.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }
}

impl<C> Default for ClientBuilder<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C> ClientBuilder<C> {
    /// A builder without any settings. Credentials, or a provider of them, are the only ones it needs.
    pub fn new() -> Self {
        Self {
            credentials: None,
            credentials_timeout: Duration::from_secs(5),
            endpoint: Ok(Endpoint::default()),
            region: None,
            language: None,
            app_name: None,
            transport: TransportConfig::new(),
            #[cfg(feature = "reqwest-client")]
            http_client: None,
            connector: None,
            connect_timeout: Duration::from_secs(10),
            max_response_bytes: MAX_RESPONSE_BYTES,
            clock: Arc::new(SystemClock),
            sleep_impl: Arc::new(TokioSleep::new()),
            random: Arc::new(SeededRandom::from_entropy()),
            retry_budget: Budget::DEFAULT,
            rate_limit: None,
            interceptors: Vec::new(),
            settings: Settings::default(),
            client: PhantomData,
        }
    }

    /// The credentials to sign with. A client needs these or a [provider](Self::credentials_provider); nothing else is
    /// required. They replace a provider that was set before.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(Source::Given(credentials));
        self
    }

    /// Where to send: an [`Endpoint`], or an address such as `"http://127.0.0.1:8080"`, as [`Endpoint::custom`] takes it.
    /// Default: [`Endpoint::mainland`].
    pub fn endpoint(mut self, endpoint: impl IntoEndpoint) -> Self {
        self.endpoint = endpoint.into_endpoint().map_err(Error::from);
        self
    }

    /// The `Region` parameter. Default: none is sent. The mainland site's pages call it required,
    /// the international ones do not.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(Region {
            name: region.into(),
            setting: "region".into(),
        });
        self
    }

    /// The language of the service's messages. Default: none is asked for.
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Your program's name, such as `photo-enrol/0.1`: 1 to 100 visible ASCII characters, with spaces between them.
    /// Default: none.
    ///
    /// `User-Agent` begins with it. It is also sent in `X-TC-RequestClient`, whose alphabet is letters, digits and
    /// `-_ ,;.`; all other characters become `_` there.
    pub fn app_name(mut self, name: impl Into<String>) -> Self {
        self.app_name = Some(name.into());
        self
    }

    /// The longest that a whole call may take, with all attempts and the delays between them. Default: 120 seconds.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.request_config(RequestConfig::new().timeout(timeout))
    }

    /// The longest that one attempt may take, from connecting to the end of the response. Default: 60 seconds.
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        self.request_config(RequestConfig::new().attempt_timeout(timeout))
    }

    /// The longest that making a connection may take, TLS included. Default: 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The longest response that is read, in bytes. Default: 2 MiB.
    ///
    /// While a response is read it takes far more memory than its text (16 MiB of tiny objects: 1.5 GB), and somebody
    /// who answers in the service's place could make use of that. The longest documented responses are shorter than the
    /// default: a page of 1,000 rows whose texts are all as long as allowed has 1.4 MB, with usual rows a quarter of
    /// it.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// The clock whose time is signed. Default: [`SystemClock`].
    pub fn time_source(mut self, clock: impl TimeSource + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Where credentials come from. Default: none. It replaces [`credentials`](Self::credentials) and a provider that
    /// were set before.
    ///
    /// The provider is asked at the first call, ahead of the expiry of credentials (5 minutes, or the last fifth of a
    /// shorter life), and once in a call whose token the service refuses. It is asked once at a time, for all clones of
    /// the client. Meanwhile calls go on with the old credentials while these are good; otherwise all calls wait for
    /// the same result, which may be an error.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Source::Provider(Arc::new(provider)));
        self
    }

    /// The longest that a provider may take, within the timeout of the call that waits for it. Default: 5 seconds.
    pub fn credentials_timeout(mut self, timeout: Duration) -> Self {
        self.credentials_timeout = timeout;
        self
    }

    /// How the client sleeps between attempts and measures how long calls take. Default: [`TokioSleep`].
    pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
        self.sleep_impl = Arc::new(sleep_impl);
        self
    }

    /// The randomness of the delays between attempts. Default: [`SeededRandom::from_entropy`].
    pub fn random_source(mut self, random: impl RandomSource + 'static) -> Self {
        self.random = Arc::new(random);
        self
    }

    /// Whether and how a call is sent again when it fails. Default: [`RetryConfig::new`].
    pub fn retry(self, retry: RetryConfig) -> Self {
        self.request_config(RequestConfig::new().retry(retry))
    }

    /// Tokens that pay for retries, for all clones of the client together. Default: 500. A retry costs 5, after a
    /// timeout 10; it gets them back when it succeeds, and a call that succeeds at once earns 1. An empty bucket means
    /// that calls are not repeated until others succeed.
    pub fn retry_budget(mut self, tokens: u32) -> Self {
        self.retry_budget = tokens;
        self
    }

    /// Most requests per second, of all clones of the client together. Default: none, requests are sent as they come.
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.rate_limit = Some(limit);
        self
    }

    /// Adds an interceptor: code of yours that is told of every call and attempt. Several are called in the order in
    /// which they were added, and in reverse order after an attempt or call. Default: none. See
    /// [`intercept`](crate::intercept).
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.interceptors.push(Box::new(interceptor));
        self
    }

    /// Settings of all calls: validation level, timeouts, retries, method. What `config` does not set stays as it is,
    /// so that the order of calls does not matter for different settings.
    pub fn request_config(mut self, config: RequestConfig) -> Self {
        self.settings = self.settings.overridden(config);
        self
    }

    /// How connections are made and kept: pool, proxy, trusted certificates. Default: [`TransportConfig::new`].
    pub fn transport(mut self, config: TransportConfig) -> Self {
        self.transport = config;
        self
    }

    /// Sends with an HTTP client of your own. [`transport`](Self::transport) and
    /// [`connect_timeout`](Self::connect_timeout) have no effect then, but set your client's connect
    /// timeout here as well: errors about a connection that was not made in time name it.
    ///
    /// You have to see to what this crate's own client guarantees:
    ///
    /// - It follows no redirect (`redirect(Policy::none())`), or pictures and signature go to where the redirect leads.
    /// - It repeats nothing by itself (`retry(reqwest::retry::never())`), so that no create runs twice.
    /// - It reaches loopback endpoints without a proxy (`no_proxy()`).
    /// - With [`Endpoint::signing_host`] it speaks HTTP/1 alone (`http1_only()`), or the wrong host is signed.
    /// - Its timeouts are longer than those of [`RequestConfig`](crate::RequestConfig), which go on counting.
    /// - It adds no headers that the service refuses or that must stay private, and logs no bodies.
    ///
    /// It gets all requests. Creates, and attempts after a broken connection, have no connection of their own then. The
    /// [limit of responses](Self::max_response_bytes) and all other settings stay as they are.
    ///
    /// ```no_run
    /// use tc3_runtime::reqwest;
    /// use tc3_runtime::{Client, Credentials};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let http = reqwest::Client::builder()
    ///     .redirect(reqwest::redirect::Policy::none())
    ///     .retry(reqwest::retry::never())
    ///     .connect_timeout(std::time::Duration::from_secs(10))
    ///     .build()?;
    /// let client = Client::builder()
    ///     .credentials(Credentials::from_env()?)
    ///     .http_client(http)
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "reqwest-client")]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }

    /// Sends with this connector in place of HTTP. No connection pool is made, so that nothing can be reached.
    #[cfg(feature = "test-util")]
    pub(crate) fn connector(mut self, connector: impl Connector + 'static) -> Self {
        self.connector = Some(Box::new(connector));
        self
    }

    fn check_timeouts(&self) -> Result<(), ConfigurationError> {
        let timeouts = [
            ("timeout", self.settings.timeout),
            ("attempt_timeout", self.settings.attempt_timeout),
            ("connect_timeout", self.connect_timeout),
            ("credentials_timeout", self.credentials_timeout),
        ];
        let mut none = timeouts.iter().filter(|(_, timeout)| timeout.is_zero());
        none.next().map_or(Ok(()), |&(name, _)| {
            Err(ConfigurationError::NoTime { name })
        })
    }

    fn open_connector(
        &mut self,
        endpoint: &Endpoint,
    ) -> Result<Box<dyn Connector>, ConfigurationError> {
        if let Some(connector) = self.connector.take() {
            return Ok(connector);
        }
        #[cfg(feature = "reqwest-client")]
        if let Some(client) = self.http_client.take() {
            return Ok(Box::new(HttpConnector::with(client, self.connect_timeout)));
        }
        let http = HttpConnector::new(endpoint, self.connect_timeout, &self.transport)?;
        Ok(Box::new(http))
    }

    /// Makes the client. It does not connect yet.
    ///
    /// # Errors
    ///
    /// No credentials, an endpoint or a setting that cannot be used, a timeout of 0, or https cannot be set up.
    pub fn build(mut self) -> Result<C, Error>
    where
        C: ServiceClient,
    {
        self.check_timeouts()?;
        let credentials = self.credentials.take();
        let credentials = credentials.ok_or(ConfigurationError::NoCredentials)?;
        let clocks = Arc::new(Clocks {
            clock: Arc::clone(&self.clock),
            skew: Skew::default(),
            sleep_impl: Arc::clone(&self.sleep_impl),
        });
        let credentials_cache =
            CredentialsCache::new(credentials, self.credentials_timeout, clocks.clone());
        let endpoint = std::mem::replace(&mut self.endpoint, Ok(Endpoint::default()))?;
        endpoint.check()?;
        let fixed = FixedSettings {
            region: self.region.take(),
            language: self.language,
            app_name: self.app_name.take(),
            connect_timeout: self.connect_timeout,
        };
        let shared = Shared {
            connector: self.open_connector(&endpoint)?,
            limiter: self.rate_limit.map(Limiter::new).transpose()?,
            interceptors: self.interceptors.into(),
            credentials_cache,
            targets: Targets::new(endpoint),
            clocks,
            random: self.random,
            budget: Budget::new(self.retry_budget),
            headers: FixedHeaders::new(&fixed)?,
            fixed,
            max_response_bytes: self.max_response_bytes,
        };
        Ok(Client::new(shared, self.settings, C::Mode::start()?).into())
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.credentials)
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
