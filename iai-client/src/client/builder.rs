//! Making a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::carrier::Carrier;
use super::headers::FixedHeaders;
use super::options::{CallOptions, Settings};
use super::transport::Setup;
use super::{Async, Client, Shared};
use crate::credentials::{
    Credentials, Keyring, ProvideCredentials, ProviderChain, process_environment,
};
use crate::endpoint::Endpoint;
use crate::error::{ConfigurationError, Error};
use crate::intercept::Intercept;
use crate::random::{RandomSource, SeededRandom};
use crate::rate::{Limiter, RateLimit};
use crate::retry::{Budget, RetryConfig, Skew};
use crate::time::{SystemClock, TimeSource};
use crate::timer::{Timer, TokioTimer};

/// The environment variable of the region.
const REGION: &str = "TENCENTCLOUD_REGION";

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
    fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en-US",
        }
    }
}

/// Settings of a client to be.
#[must_use]
pub struct ClientBuilder {
    credentials: Option<Credentials>,
    provider: Option<Arc<dyn ProvideCredentials>>,
    credentials_timeout: Duration,
    endpoint: Endpoint,
    region: Option<String>,
    language: Option<Language>,
    app_name: Option<String>,
    pub(super) connections: Setup,
    connect_timeout: Duration,
    answer_limit: usize,
    clock: Arc<dyn TimeSource>,
    timer: Arc<dyn Timer>,
    random: Arc<dyn RandomSource>,
    retry_budget: u32,
    rate_limit: Option<RateLimit>,
    interceptors: Vec<Box<dyn Intercept>>,
    #[cfg(feature = "test-util")]
    double: Option<Arc<crate::testing::Switchboard>>,
    options: CallOptions,
}

impl ClientBuilder {
    pub(super) fn new() -> Self {
        Self {
            credentials: None,
            provider: None,
            credentials_timeout: Duration::from_secs(5),
            endpoint: Endpoint::default(),
            region: None,
            language: None,
            app_name: None,
            connections: Setup::default(),
            connect_timeout: Duration::from_secs(10),
            answer_limit: 16 * 1024 * 1024,
            clock: Arc::new(SystemClock),
            timer: Arc::new(TokioTimer::new()),
            random: Arc::new(SeededRandom::from_entropy()),
            retry_budget: Budget::DEFAULT,
            rate_limit: None,
            interceptors: Vec::new(),
            #[cfg(feature = "test-util")]
            double: None,
            options: CallOptions::new(),
        }
    }

    /// A builder with the credentials and the region of the environment.
    ///
    /// # Errors
    ///
    /// As for [`Credentials::from_env`].
    pub fn from_env() -> Result<Self, Error> {
        Self::from_env_with(process_environment)
    }

    /// Like [`from_env`](Self::from_env), from an environment of your own. An empty region counts
    /// as none.
    ///
    /// # Errors
    ///
    /// As for [`Credentials::from_env`].
    pub fn from_env_with(read: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let mut builder = Self::new().credentials(Credentials::from_env_with(&read)?);
        builder.region = read(REGION).filter(|region| !region.is_empty());
        Ok(builder)
    }

    /// A builder with the [default chain](ProviderChain) of credentials and the region of the environment. An empty
    /// region counts as none.
    pub fn from_default_chain() -> Self {
        let mut builder = Self::new().credentials_provider(ProviderChain::default());
        builder.region = process_environment(REGION).filter(|region| !region.is_empty());
        builder
    }

    /// The credentials to sign with. They, or a provider, are the one setting without a default. With a provider,
    /// these are what the client begins with.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Where to send. Default: [`Endpoint::mainland`].
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = endpoint;
        self
    }

    /// The `Region` parameter. Default: none is sent. The mainland site's pages call it required,
    /// the international ones do not.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The language of the service's messages. Default: none is asked for.
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Your program's name, sent beside this crate's: letters, digits and `-_ ,;.`.
    pub fn app_name(mut self, name: impl Into<String>) -> Self {
        self.app_name = Some(name.into());
        self
    }

    /// The longest that making a connection may take, TLS included. Default: 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The longest answer that is read, in bytes. Default: 16 MiB.
    pub fn answer_limit(mut self, bytes: usize) -> Self {
        self.answer_limit = bytes;
        self
    }

    /// The clock whose time is signed. Default: [`SystemClock`].
    pub fn time_source(mut self, clock: impl TimeSource + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Where credentials come from: at the first call, ahead of their expiry (5 minutes, or the last fifth of a shorter
    /// life), and once in a call whose token the service refuses. One call asks at a time; while the old credentials
    /// are good the others go on with them, otherwise all wait and share what comes, an error too. Default: nowhere.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.provider = Some(Arc::new(provider));
        self
    }

    /// The longest that a provider may take, within the time-out of the call that waits for it. Default: 5 seconds.
    pub fn credentials_timeout(mut self, timeout: Duration) -> Self {
        self.credentials_timeout = timeout;
        self
    }

    /// What pauses between attempts wait on, and what measures calls. Default: [`TokioTimer`].
    pub fn timer(mut self, timer: impl Timer + 'static) -> Self {
        self.timer = Arc::new(timer);
        self
    }

    /// What decides how long pauses are. Default: [`SeededRandom::from_entropy`].
    pub fn random_source(mut self, random: impl RandomSource + 'static) -> Self {
        self.random = Arc::new(random);
        self
    }

    /// How calls are repeated that do not set it for themselves. Default: [`RetryConfig::new`].
    pub fn retry(mut self, retry: RetryConfig) -> Self {
        self.options = self.options.retry(retry);
        self
    }

    /// Tokens that pay for retries, for all clones of the client together. Default: 500. A retry costs 5, after a
    /// time-out 10; it gets them back when it succeeds, and a call that succeeds at once earns 1. An empty bucket means
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

    /// Adds an interceptor: code of yours that is told of every call and attempt. Several are asked in the order in
    /// which they were added, and in reverse after an attempt. Default: none. See [`intercept`](crate::intercept).
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.interceptors.push(Box::new(interceptor));
        self
    }

    /// What every call starts from: validation level, time-outs, retries, method. Replaces all options set before.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    #[cfg(feature = "test-util")]
    pub(crate) fn double(mut self, double: Arc<crate::testing::Switchboard>) -> Self {
        self.double = Some(double);
        self
    }

    /// A double gets no connection pool beside it, so that it can reach nothing.
    fn carrier(&self) -> Result<Carrier, ConfigurationError> {
        #[cfg(feature = "test-util")]
        if let Some(double) = &self.double {
            return Ok(Carrier::Double(Arc::clone(double)));
        }
        let opened = self.connections.open(&self.endpoint, self.connect_timeout);
        opened.map(|http| Carrier::Http(Box::new(http)))
    }

    /// Makes the client. Connects to nothing yet.
    ///
    /// # Errors
    ///
    /// No credentials, an endpoint or a setting that cannot be used, or https cannot be set up.
    pub fn build(mut self) -> Result<Client, Error> {
        let (credentials, provider) = (self.credentials.take(), self.provider.take());
        let keyring = Keyring::new(credentials, provider, self.credentials_timeout)
            .ok_or(ConfigurationError::NoCredentials)?;
        self.endpoint.check()?;
        let language = self.language.map(Language::tag);
        let headers =
            FixedHeaders::new(self.region.as_deref(), language, self.app_name.as_deref())?;
        let shared = Shared {
            carrier: self.carrier()?,
            limiter: self.rate_limit.map(Limiter::new).transpose()?,
            interceptors: self.interceptors,
            keyring,
            endpoint: self.endpoint,
            clock: self.clock,
            skew: Skew::default(),
            timer: self.timer,
            random: self.random,
            budget: Budget::new(self.retry_budget),
            headers,
            answer_limit: self.answer_limit,
        };
        let settings = Settings::default().overridden(self.options);
        Ok(Client {
            shared: Arc::new(shared),
            settings: Arc::new(settings),
            mode: Async,
        })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.credentials)
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
