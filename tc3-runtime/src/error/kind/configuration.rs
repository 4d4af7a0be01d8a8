//! Settings that the client cannot work with.

use std::borrow::Cow;
use std::fmt;

use super::routes::{CertificateError, ProxyError};
use crate::endpoint::EndpointError;
use crate::explain::explain_or_name;
use crate::method::Method;

/// A setting, or a property of the machine, that keeps the client from working.
///
/// `Debug` is the text, and in a second line the [`remedy`](Self::remedy).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigurationError {
    /// No credentials were given to the builder. Call `credentials` or `credentials_provider`, or use
    /// `Client::from_env` or `Client::from_default_chain`.
    NoCredentials,
    /// The endpoint is `https://`, and the crate was built without TLS. Turn its feature `rustls` on, or use an
    /// `http://` endpoint on loopback.
    NoTls {
        /// The endpoint: a URL, or a preset in words.
        endpoint: String,
        /// Whether it is on this machine.
        loopback: bool,
    },
    /// The crate was built with its feature `rustls-no-provider`, and the program has installed no provider of ciphers.
    /// Call `rustls::crypto::CryptoProvider::install_default` before the client is made, or turn the feature `rustls`
    /// on.
    NoTlsProvider,
    /// HTTPS could not be set up; usually the machine has no CA certificates. Install them (the package
    /// `ca-certificates` on most systems), or bring them along with `RootCertificates::bundled` (feature
    /// `bundled-roots`).
    Tls(String),
    /// The proxy's URL or login cannot be used. Correct what the error names.
    Proxy(ProxyError),
    /// Certificates given to `RootCertificates` cannot be used. Correct what the error names.
    Certificate(CertificateError),
    /// The setting holds characters that its header does not take, or is too long.
    Setting {
        /// The method that set it, the environment variable, or the file.
        name: Cow<'static, str>,
        /// What it takes.
        takes: &'static str,
    },
    /// An environment variable holds no endpoint that can be used. Correct it, or unset it for the default.
    Endpoint {
        /// The variable.
        variable: &'static str,
        /// What is wrong with its value.
        problem: EndpointError,
    },
    /// The rate limit, or its burst, is 0 and would let nothing through. Give at least 1.
    RateLimit,
    /// The mock (feature `test-util`) has no response: no rule takes the request, or the rule that does cannot be used.
    /// The text lists the rules and says why that for the action does not fit.
    Mock(String),
    /// A timeout of the client is 0, so that each call would fail. Give more, or leave it out.
    NoTime {
        /// The method of the builder that set it.
        name: &'static str,
    },
    /// The call was not made inside of a tokio runtime, or in one without timers or I/O. Await it in one that was built
    /// with `enable_all`, as `#[tokio::main]` does.
    ///
    /// Tokio tells what a runtime lacks by a panic alone. The client catches it, but where timers or I/O are missing the
    /// program's panic hook has printed it before, and a program with `panic = "abort"` ends there.
    NoRuntime,
    /// The background thread of a blocking client could not be started, or has ended; what the system says. Look at the
    /// limits of threads and open files.
    ThreadSpawn(String),
    /// A blocking client was called from its own background thread, for instance by a credentials provider, and would
    /// have waited for itself. Use an asynchronous client there, or another blocking one.
    ReentrantCall,
}

impl ConfigurationError {
    /// What to change, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NoCredentials => {
                "Call ClientBuilder::credentials or credentials_provider, or use Client::from_env."
            }
            Self::NoTls { loopback: true, .. } => {
                "Write the address with http://, as for an emulator, or turn the crate's feature `rustls` on."
            }
            Self::NoTls { .. } => {
                "For an emulator, set TENCENTCLOUD_ENDPOINT, which from_env and from_default_chain read, or \
                 ClientBuilder::endpoint to http://127.0.0.1:PORT. Otherwise turn the crate's feature `rustls` on."
            }
            Self::NoTlsProvider => {
                "Call install_default of a rustls::crypto::CryptoProvider first, or turn the crate's feature `rustls` on."
            }
            Self::Tls(_) => {
                "Install the system's CA certificates (the package ca-certificates on most systems), or \
                 use RootCertificates::bundled (feature `bundled-roots`)."
            }
            Self::Proxy(problem) => problem.remedy(),
            Self::Certificate(problem) => problem.remedy(),
            Self::Setting { .. } => "Correct the setting that is named, or leave it out.",
            Self::Endpoint { .. } => {
                "Write the variable as https://host or https://host:port, for an emulator as http://127.0.0.1:PORT, \
                 or unset it."
            }
            Self::RateLimit => {
                "Give a rate of at least 1 per second and a burst of at least 1, or set no rate limit."
            }
            Self::Mock(_) => {
                "Add a rule for this request to the mock, or correct the one that is named."
            }
            Self::NoTime { .. } => {
                "Give each timeout more than 0, or leave it out for its default."
            }
            Self::NoRuntime => {
                "Await the call in a tokio runtime that was built with enable_all, as #[tokio::main] does."
            }
            Self::ThreadSpawn(_) => {
                "Raise the limits of threads and open files of the process, or use the asynchronous client."
            }
            Self::ReentrantCall => {
                "Use an asynchronous client in code that runs in the course of a call."
            }
        }
    }
}

impl fmt::Debug for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        explain_or_name(f, "ConfigurationError", self, self.remedy())
    }
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCredentials => f.write_str("no credentials were given to the client"),
            Self::NoTls { endpoint, .. } => {
                write!(
                    f,
                    "the endpoint is {endpoint}, and https:// needs the crate's feature `rustls`, which is turned off"
                )
            }
            Self::NoTlsProvider => {
                f.write_str("TLS has no provider of ciphers: none is installed in this program")
            }
            Self::Tls(problem) => write!(f, "https cannot be set up on this machine: {problem}"),
            Self::Proxy(problem) => problem.fmt(f),
            Self::Certificate(problem) => problem.fmt(f),
            Self::Setting { name, takes } => {
                write!(f, "the setting {name} cannot be sent: it takes {takes}")
            }
            Self::Endpoint { variable, problem } => write!(f, "{variable}: {problem}"),
            Self::RateLimit => f.write_str("a rate limit of 0 lets nothing through"),
            Self::Mock(problem) => f.write_str(problem),
            Self::NoTime { name } => write!(f, "the setting {name} is 0: no call could succeed"),
            Self::NoRuntime => {
                f.write_str("the call was not awaited in a tokio runtime that has time and I/O on")
            }
            Self::ThreadSpawn(problem) => {
                write!(f, "the blocking client has no background thread: {problem}")
            }
            Self::ReentrantCall => {
                f.write_str("the blocking client was called from its own background thread")
            }
        }
    }
}

impl std::error::Error for ConfigurationError {}

impl From<ProxyError> for ConfigurationError {
    fn from(problem: ProxyError) -> Self {
        Self::Proxy(problem)
    }
}

impl From<CertificateError> for ConfigurationError {
    fn from(problem: CertificateError) -> Self {
        Self::Certificate(problem)
    }
}

/// A request that is larger than the service takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLargeError {
    pub(crate) method: Method,
    pub(crate) size: usize,
    pub(crate) limit: usize,
}

impl TooLargeError {
    /// How the request would have been sent.
    #[must_use]
    pub fn method(&self) -> Method {
        self.method
    }

    /// Encoded size in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Most bytes that the service takes.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit
    }
}

impl fmt::Display for TooLargeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            method,
            size,
            limit,
        } = self;
        write!(
            f,
            "{size} encoded bytes are too many for {method}, which takes at most {limit}"
        )
    }
}
