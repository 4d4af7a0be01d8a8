//! Settings of connections.

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
    pub(super) roots: RootCertificates,
    #[cfg(feature = "gzip")]
    pub(super) gzip: bool,
}

/// The pings that find out whether a connection of HTTP/2 still works.
#[cfg(feature = "http2")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ping {
    pub(crate) interval: Duration,
    /// How long the response to a ping may take.
    pub(crate) timeout: Duration,
}

impl TransportConfig {
    /// The defaults, which are named at each setting.
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
                timeout: Duration::from_secs(10),
            },
            proxy: Proxy::environment(),
            #[cfg(feature = "rustls-no-provider")]
            roots: RootCertificates::system(),
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

    /// Whether each create makes a connection of its own, which no server can have closed as idle. Default: off; then
    /// creates do so only for five minutes after a connection of the client broke before its response began.
    ///
    /// When on, each create costs a handshake, some tens of milliseconds with TLS to a distant server. In return not
    /// even the first create is lost where something between client and service closes idle connections. Reads and
    /// idempotent actions still share connections.
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

    /// TCP keep-alive: after how much silence the operating system sends a probe to the other side, and the interval of
    /// further probes. Three probes without a response end the connection. Default: 15 seconds. `None`: no probes.
    /// Fractions of a second are dropped.
    pub fn tcp_keepalive(mut self, silence: Option<Duration>) -> Self {
        self.keepalive = silence;
        self
    }

    /// Whether only HTTP/1.1 is used. Default: off, the server chooses between HTTP/1.1 and HTTP/2. For an endpoint
    /// with a signing host it is always on, since HTTP/2 has no `Host` header of its own. Without the crate's feature
    /// `http2` the client knows HTTP/1.1 alone.
    ///
    /// One connection of HTTP/2 carries all calls. It is pinged every 15 seconds, and ends when there is no response
    /// for 10 seconds.
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
    pub fn root_certificates(mut self, roots: RootCertificates) -> Self {
        self.roots = roots;
        self
    }

    /// Whether responses may be compressed with gzip. Default: off, also where the crate's feature `gzip` is on.
    ///
    /// [`ClientBuilder::max_response_bytes`](crate::ClientBuilder::max_response_bytes) counts bytes after
    /// decompression, so that a small response cannot become a large one. Requests are never compressed.
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
