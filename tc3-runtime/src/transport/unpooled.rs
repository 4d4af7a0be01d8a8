//! Connections that no request has used before, and when they are worth their handshake.

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

/// For so long after a connection broke, creates trust none that was used before.
const COOLDOWN_AFTER_BREAK: Duration = Duration::from_secs(5 * 60);

/// A second client, without a pool, which is made when it is first needed.
pub(super) struct UnpooledClient {
    client: Arc<OnceCell<reqwest::Client>>,
    recipe: Arc<ConnectorConfig>,
    /// In milliseconds of the client's timer.
    wary_until: AtomicU64,
}

struct ConnectorConfig {
    endpoint: Endpoint,
    connect_timeout: Duration,
    config: TransportConfig,
}

impl UnpooledClient {
    pub(super) fn new(
        endpoint: &Endpoint,
        connect_timeout: Duration,
        config: &TransportConfig,
    ) -> Result<Self, ConfigurationError> {
        let recipe = ConnectorConfig {
            endpoint: endpoint.clone(),
            connect_timeout,
            config: config.clone().max_idle_connections(0),
        };
        // What every create depends on should fail early.
        let client = if config.fresh_for_creates {
            OnceCell::from(recipe.follow()?)
        } else {
            OnceCell::new()
        };
        Ok(Self {
            client: Arc::new(client),
            recipe: Arc::new(recipe),
            wary_until: AtomicU64::new(0),
        })
    }

    /// The client without a pool, if the attempt should take it.
    pub(super) async fn client_for(&self, attempt: &AttemptContext) -> Option<&reqwest::Client> {
        let create = attempt.effect == Effect::Create;
        let wary = millis(attempt.now) < self.wary_until.load(Ordering::Relaxed);
        let careful = create && (wary || self.recipe.config.fresh_for_creates);
        if !careful && !attempt.got_no_response {
            return None;
        }
        if !self.client.initialized() {
            self.make().await;
        }
        self.client.get()
    }

    /// In a task, since others wait for the same client, and the attempt that was first may be left alone. The client
    /// was made from the same settings once before; if that fails now, the pool is still better than nothing, and the
    /// next attempt tries again.
    async fn make(&self) {
        let (client, recipe) = (Arc::clone(&self.client), Arc::clone(&self.recipe));
        let making = async move { client.get_or_try_init(|| follow(recipe)).await.map(drop) };
        let _ = tokio::spawn(making).await;
    }

    /// A connection broke before its response began.
    pub(super) fn note_break(&self, now: Duration) {
        let until = millis(now.saturating_add(COOLDOWN_AFTER_BREAK));
        self.wary_until.fetch_max(until, Ordering::Relaxed);
    }
}

impl ConnectorConfig {
    fn follow(&self) -> Result<reqwest::Client, ConfigurationError> {
        connect::client(&self.endpoint, self.connect_timeout, &self.config)
    }
}

/// Off the runtime's thread, since to read the machine's certificates takes 10 milliseconds.
async fn follow(recipe: Arc<ConnectorConfig>) -> Result<reqwest::Client, ()> {
    let made = spawn_blocking(move || recipe.follow().map_err(drop)).await;
    made.unwrap_or(Err(()))
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
