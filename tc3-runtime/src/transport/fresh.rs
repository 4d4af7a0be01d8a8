//! Connections that no request has used before, and when they are worth their handshake.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::config::TransportConfig;
use super::connect;
use super::connector::AttemptContext;
use crate::endpoint::Endpoint;
use crate::error::ConfigurationError;
use crate::service::Effect;

/// For so long after a connection broke, creates trust none that was used before.
const WARY: Duration = Duration::from_secs(5 * 60);

/// A second client, without a pool, which is made when it is first needed.
pub(super) struct Fresh {
    client: OnceLock<Option<reqwest::Client>>,
    recipe: Recipe,
    /// In milliseconds of the client's timer.
    wary_until: AtomicU64,
}

struct Recipe {
    endpoint: Endpoint,
    connect_timeout: Duration,
    config: TransportConfig,
}

impl Fresh {
    pub(super) fn new(
        endpoint: &Endpoint,
        connect_timeout: Duration,
        config: &TransportConfig,
    ) -> Result<Self, ConfigurationError> {
        let recipe = Recipe {
            endpoint: endpoint.clone(),
            connect_timeout,
            config: config.clone().max_idle_connections(0),
        };
        // What every create depends on should fail early.
        let client = match config.fresh_for_creates {
            true => OnceLock::from(Some(recipe.follow()?)),
            false => OnceLock::new(),
        };
        Ok(Self {
            client,
            recipe,
            wary_until: AtomicU64::new(0),
        })
    }

    /// The client without a pool, if the attempt should take it.
    pub(super) fn client_for(&self, attempt: &AttemptContext) -> Option<&reqwest::Client> {
        let create = attempt.effect == Effect::Create;
        let wary = millis(attempt.now) < self.wary_until.load(Ordering::Relaxed);
        let careful = create && (wary || self.recipe.config.fresh_for_creates);
        if !careful && !attempt.got_no_answer {
            return None;
        }
        // It was made from the same settings once before; if that fails now, the pool is still better than nothing.
        let made = self.client.get_or_init(|| self.recipe.follow().ok());
        made.as_ref()
    }

    /// A connection broke before its answer began.
    pub(super) fn note_break(&self, now: Duration) {
        let until = millis(now.saturating_add(WARY));
        self.wary_until.fetch_max(until, Ordering::Relaxed);
    }
}

impl Recipe {
    fn follow(&self) -> Result<reqwest::Client, ConfigurationError> {
        connect::client(&self.endpoint, self.connect_timeout, &self.config)
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
