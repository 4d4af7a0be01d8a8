//! What a builder knows about connections.

use std::time::Duration;

use super::{Transport, TransportConfig};
use crate::client::ClientBuilder;
use crate::endpoint::Endpoint;
use crate::error::ConfigurationError;

/// Settings, or a client of the user's in place of them.
#[derive(Default)]
pub(in crate::client) struct Setup {
    config: TransportConfig,
    #[cfg(feature = "reqwest-client")]
    own: Option<reqwest::Client>,
}

impl Setup {
    pub(in crate::client) fn open(
        &self,
        endpoint: &Endpoint,
        connect_timeout: Duration,
    ) -> Result<Transport, ConfigurationError> {
        #[cfg(feature = "reqwest-client")]
        if let Some(client) = self.own.clone() {
            return Ok(Transport {
                client,
                fresh: None,
                connect_timeout,
            });
        }
        Transport::new(endpoint, connect_timeout, &self.config)
    }
}

impl ClientBuilder {
    /// How connections are made and kept: pool, proxy, trusted certificates. Default: [`TransportConfig::new`].
    pub fn transport(mut self, config: TransportConfig) -> Self {
        self.connections.config = config;
        self
    }

    /// Sends with an HTTP client of your own. [`transport`](Self::transport) and
    /// [`connect_timeout`](Self::connect_timeout) have no effect then; the latter is still what an error about a
    /// connection that was not made in time tells.
    ///
    /// What this crate's own client guarantees is yours to see to:
    ///
    /// - It follows no redirect (`redirect(Policy::none())`). One that is followed takes pictures and signature along.
    /// - It repeats nothing by itself (`retry(reqwest::retry::never())`), so that no create runs twice.
    /// - It reaches loopback endpoints without a proxy (`no_proxy()`).
    /// - With [`Endpoint::signing_host`] it speaks HTTP/1 alone (`http1_only()`), or the wrong host is signed.
    /// - Its time-outs are longer than those of [`CallOptions`](crate::CallOptions), which go on counting.
    /// - It adds no headers that the service or your privacy minds, and logs no bodies.
    ///
    /// It gets all requests, with no connection of their own for creates and for attempts after a broken connection.
    /// The [limit of answers](Self::answer_limit) and all else stay as they are.
    ///
    /// ```no_run
    /// use iai_client::reqwest;
    /// use iai_client::{Client, Credentials};
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
        self.connections.own = Some(client);
        self
    }
}
