//! What can be set about connections.

use std::time::Duration;

use super::proxy::Proxy;
#[cfg(feature = "rustls-no-provider")]
use super::trust::RootCertificates;

/// How a client makes and keeps its connections. Give it to
/// [`ClientBuilder::transport`](crate::ClientBuilder::transport); clones of the client share them.
///
/// ```
/// use std::time::Duration;
/// use tc3_runtime::transport::{Proxy, TransportConfig};
///
/// let behind_a_proxy = TransportConfig::new()
///     .proxy(Proxy::url("http://proxy.example.com:3128")?.credentials("door", "secret")?)
///     .idle_timeout(Duration::from_secs(5))
///     .max_idle_connections(8);
/// # Ok::<(), tc3_runtime::error::ConfigurationError>(())
/// ```
///
/// The longest that making a connection may take is
/// [`ClientBuilder::connect_timeout`](crate::ClientBuilder::connect_timeout).
#[derive(Clone, Debug)]
#[must_use]
pub struct TransportConfig {
    pub(super) idle_timeout: Duration,
    pub(super) max_idle: usize,
    pub(super) fresh_for_creates: bool,
    pub(super) nodelay: bool,
    pub(super) keepalive: Option<Duration>,
    #[cfg(feature = "http2")]
    pub(super) http1_only: bool,
    #[cfg(feature = "http2")]
    pub(crate) ping: Ping,
    pub(super) proxy: Proxy,
    #[cfg(feature = "rustls-no-provider")]
    pub(super) trust: RootCertificates,
    #[cfg(feature = "gzip")]
    pub(super) gzip: bool,
}

/// How a connection of HTTP/2 is asked whether it is still there.
#[cfg(feature = "http2")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ping {
    pub(crate) interval: Duration,
    /// How long a response may take.
    pub(crate) patience: Duration,
}

impl TransportConfig {
    /// The defaults, which each setting names.
    pub fn new() -> Self {
        Self {
            idle_timeout: Duration::from_secs(20),
            max_idle: 64,
            fresh_for_creates: false,
            nodelay: true,
            keepalive: Some(Duration::from_secs(15)),
            #[cfg(feature = "http2")]
            http1_only: false,
            #[cfg(feature = "http2")]
            ping: Ping {
                interval: Duration::from_secs(15),
                patience: Duration::from_secs(10),
            },
            proxy: Proxy::environment(),
            #[cfg(feature = "rustls-no-provider")]
            trust: RootCertificates::system(),
            #[cfg(feature = "gzip")]
            gzip: false,
        }
    }

    /// How long an unused connection is kept for the next request. Default: 20 seconds, well below the 60 and more
    /// after which usual servers and load balancers close one. Zero: none is kept.
    ///
    /// A server may close a connection at the moment when a request is on its way. The client repeats a read then, on a
    /// new connection; a create ends with an [outcome that is unknown](crate::Error::is_outcome_unknown). Behind a
    /// gateway that closes sooner, set less than the gateway does.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = timeout;
        self
    }

    /// Most unused connections that are kept for each host; more are closed once they are idle. Default: 64. 0: each
    /// request makes a connection of its own. This limits no concurrency.
    pub fn max_idle_connections(mut self, connections: usize) -> Self {
        self.max_idle = connections;
        self
    }

    /// Whether each create makes a connection of its own, which no server can have closed for idleness. Default: off,
    /// that is only for five minutes after a connection of the client broke before its response began.
    ///
    /// On costs a handshake for each create, some tens of milliseconds with TLS over a long way. It spares the first
    /// unknown outcome, too, where something between closes idle connections at will. Reads and idempotent actions go
    /// on sharing connections.
    pub fn fresh_connections_for_creates(mut self, fresh: bool) -> Self {
        self.fresh_for_creates = fresh;
        self
    }

    /// `TCP_NODELAY`: whether small packets leave at once. Default: on. Off saves packets and may delay each request by
    /// some 40 milliseconds.
    pub fn tcp_nodelay(mut self, nodelay: bool) -> Self {
        self.nodelay = nodelay;
        self
    }

    /// After how much silence the operating system asks whether the other side is still there, and how often it asks
    /// again; three questions without a response end the connection. Default: 15 seconds. `None`: it does not ask.
    /// Fractions of a second are dropped.
    pub fn tcp_keepalive(mut self, silence: Option<Duration>) -> Self {
        self.keepalive = silence;
        self
    }

    /// Whether HTTP/2 is never offered. Default: off, the server chooses. On an endpoint with a signing host it is on
    /// whatever is set here, since HTTP/2 has no `Host` header of its own. Without the crate's feature `http2` nothing
    /// else is spoken than HTTP/1.1.
    ///
    /// A connection of HTTP/2 carries all calls. It is asked every 15 seconds whether it is still there, and ends when
    /// there is no response for 10 seconds.
    #[cfg(feature = "http2")]
    pub fn http1_only(mut self, only: bool) -> Self {
        self.http1_only = only;
        self
    }

    /// The proxy. Default: [`Proxy::environment`]. A loopback endpoint is never reached through one.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxy = proxy;
        self
    }

    /// Which certificate authorities may vouch for the endpoint. Default: [`RootCertificates::system`].
    #[cfg(feature = "rustls-no-provider")]
    pub fn root_certificates(mut self, trust: RootCertificates) -> Self {
        self.trust = trust;
        self
    }

    /// Whether responses may come packed with gzip. Default: off, also where the crate's feature `gzip` is on.
    ///
    /// [`ClientBuilder::max_response_bytes`](crate::ClientBuilder::max_response_bytes) counts unpacked bytes, so that a small
    /// response cannot unpack to a large one. Requests are never packed.
    #[cfg(feature = "gzip")]
    pub fn gzip(mut self, gzip: bool) -> Self {
        self.gzip = gzip;
        self
    }
}

impl Default for TransportConfig {
    fn default() -> Self {
        Self::new()
    }
}
