//! New connections in place of pooled ones, and when they are worth their handshake.
//!
//! A pooled connection may be dead without anybody knowing. Where a lost request is expensive or likely, the request
//! gets a connection that no other has used: the attempt after one without a response, since its pooled connection may
//! be dead, too; and for five minutes after a connection broke, every create, since a lost create has an unknown
//! outcome and servers that have closed one connection tend to close others.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::OnceCell;
use tokio::task::spawn_blocking;

use super::config::TransportConfig;
use super::connect;
use super::connector::AttemptContext;
use crate::endpoint::Endpoint;
use crate::error::ConfigurationError;
use crate::service::Effect;

/// How long after a connection broke creates use new connections.
const COOLDOWN_AFTER_BREAK: Duration = Duration::from_secs(5 * 60);

/// A second HTTP client, without a pool. Made when it is first needed, since most clients never need it.
pub(super) struct UnpooledClient {
    client: Arc<OnceCell<reqwest::Client>>,
    config: Arc<ConnectorConfig>,
    /// Until when creates use new connections, in milliseconds of the client's monotonic clock.
    cooldown_until: AtomicU64,
}

struct ConnectorConfig {
    endpoint: Endpoint,
    connect_timeout: Duration,
    transport: TransportConfig,
}

impl UnpooledClient {
    pub(super) fn new(
        endpoint: &Endpoint,
        connect_timeout: Duration,
        config: &TransportConfig,
    ) -> Result<Self, ConfigurationError> {
        let config = ConnectorConfig {
            endpoint: endpoint.clone(),
            connect_timeout,
            transport: config.clone().max_idle_connections(0),
        };
        // If every create needs this client, its mistakes are told when the client is made.
        let client = if config.transport.fresh_for_creates {
            OnceCell::from(config.build()?)
        } else {
            OnceCell::new()
        };
        Ok(Self {
            client: Arc::new(client),
            config: Arc::new(config),
            cooldown_until: AtomicU64::new(0),
        })
    }

    /// The client without a pool, if the attempt should take it.
    pub(super) async fn client_for(&self, attempt: &AttemptContext) -> Option<&reqwest::Client> {
        let create = attempt.effect == Effect::Create;
        let in_cooldown = millis(attempt.now) < self.cooldown_until.load(Ordering::Relaxed);
        let careful = create && (in_cooldown || self.config.transport.fresh_for_creates);
        if !careful && !attempt.got_no_response {
            return None;
        }
        if !self.client.initialized() {
            self.make().await;
        }
        self.client.get()
    }

    /// In a task of its own, since others wait for the same client, and the attempt that needed it first may be
    /// dropped. The pooled client was made with the same settings, so this seldom fails. If it does, the attempt uses
    /// the pool, and the next attempt tries again.
    async fn make(&self) {
        let (client, config) = (Arc::clone(&self.client), Arc::clone(&self.config));
        let making = async move { client.get_or_try_init(|| build(config)).await.map(drop) };
        let _ = tokio::spawn(making).await;
    }

    /// A connection broke before its response began.
    pub(super) fn note_break(&self, now: Duration) {
        let until = millis(now.saturating_add(COOLDOWN_AFTER_BREAK));
        self.cooldown_until.fetch_max(until, Ordering::Relaxed);
    }
}

impl ConnectorConfig {
    fn build(&self) -> Result<reqwest::Client, ConfigurationError> {
        connect::client(&self.endpoint, self.connect_timeout, &self.transport)
    }
}

/// On a thread that may block, since it takes 10 milliseconds to read the machine's certificates.
async fn build(config: Arc<ConnectorConfig>) -> Result<reqwest::Client, ()> {
    let made = spawn_blocking(move || config.build().map_err(drop)).await;
    made.unwrap_or(Err(()))
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
