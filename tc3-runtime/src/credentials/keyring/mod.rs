//! The credentials of a client: kept, renewed ahead of time, and asked for once by however many callers.

mod held;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::timeout;

use super::error::CredentialsError;
use super::{Credentials, ProvideCredentials};
use held::{Held, View};
pub(crate) use held::{Moment, Watch};

/// How long a refresh that failed is not tried again while the old credentials still do.
const PAUSE: Duration = Duration::from_secs(30);

/// What all clones of a client sign with.
pub(crate) struct Keyring {
    provider: Arc<dyn ProvideCredentials>,
    load_timeout: Duration,
    /// Never held while anything is awaited.
    state: Mutex<State>,
    /// Held by the one caller who asks the provider. A caller who is dropped meanwhile lets go of it.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    /// What the program gave to begin with, beside a provider.
    first: Option<Credentials>,
    held: Option<Held>,
    /// Loads that came to an end, whichever.
    loads: u64,
    /// Why the last one failed.
    failure: Option<CredentialsError>,
    /// When refreshing ahead of time makes sense again.
    pause_until: Duration,
}

/// Why there are no credentials to sign with.
#[derive(Debug)]
pub(crate) enum Unavailable {
    /// The provider has none.
    Failed(CredentialsError),
    /// The caller's own time ran out first.
    OutOfTime,
}

impl Keyring {
    /// `None` without any source.
    pub(crate) fn new(
        credentials: Option<Credentials>,
        provider: Option<Arc<dyn ProvideCredentials>>,
        load_timeout: Duration,
    ) -> Option<Self> {
        let mut state = State::default();
        let provider = match (credentials, provider) {
            (Some(credentials), None) => Arc::new(credentials),
            (first, provider) => {
                state.first = first;
                provider?
            }
        };
        Some(Self {
            provider,
            load_timeout,
            state: Mutex::new(state),
            turn: tokio::sync::Mutex::default(),
        })
    }

    /// Credentials for one request, for which the caller waits no longer than `left`.
    pub(crate) async fn credentials(
        &self,
        watch: &dyn Watch,
        left: Duration,
    ) -> Result<Credentials, Unavailable> {
        let (view, loads) = self.look(watch);
        match view {
            View::Fresh(credentials) => Ok(credentials),
            View::Due(credentials) => Ok(self.refresh_ahead(credentials, watch, left).await),
            View::Nothing => {
                let loaded = timeout(left, self.load_since(loads, watch)).await;
                loaded
                    .map_err(|_| Unavailable::OutOfTime)?
                    .map_err(Unavailable::Failed)
            }
        }
    }

    /// Whether others than `stale`, which the service has refused, are at hand now.
    pub(crate) async fn renew(
        &self,
        stale: &Credentials,
        watch: &dyn Watch,
        left: Duration,
    ) -> bool {
        let (_, loads) = self.look(watch);
        let renew = async {
            let _turn = self.turn.lock().await;
            match self.look(watch) {
                (View::Fresh(now) | View::Due(now), _) if !now.is_same(stale) => true,
                // Whoever was first has asked for all of us.
                (_, ended) if ended > loads => false,
                _ => self
                    .load(watch)
                    .await
                    .is_ok_and(|fresh| !fresh.is_same(stale)),
            }
        };
        timeout(left, renew).await.unwrap_or(false)
    }

    /// Others if this caller is the one to ask and gets them; the old ones otherwise.
    async fn refresh_ahead(
        &self,
        old: Credentials,
        watch: &dyn Watch,
        left: Duration,
    ) -> Credentials {
        let Ok(_turn) = self.turn.try_lock() else {
            return old;
        };
        if let (View::Fresh(fresh), _) = self.look(watch) {
            return fresh;
        }
        // Half of the caller's time stays for the call, since the old ones still do.
        match timeout(left / 2, self.load(watch)).await {
            Ok(Ok(fresh)) => fresh,
            _ => old,
        }
    }

    /// Waits for the load under way, or makes one. `seen` loads had ended when the caller found nothing.
    async fn load_since(
        &self,
        seen: u64,
        watch: &dyn Watch,
    ) -> Result<Credentials, CredentialsError> {
        let _turn = self.turn.lock().await;
        match self.look(watch) {
            (View::Fresh(fresh) | View::Due(fresh), _) => return Ok(fresh),
            (View::Nothing, ended) if ended > seen => {
                if let Some(failure) = &self.state().failure {
                    return Err(failure.clone());
                }
            }
            (View::Nothing, _) => {}
        }
        self.load(watch).await
    }

    /// Asks the provider. The caller has the turn.
    async fn load(&self, watch: &dyn Watch) -> Result<Credentials, CredentialsError> {
        let first = self.state().first.take();
        if let Some(first) = first.filter(|first| Held::new(first, watch.moment()).is_ok()) {
            return self.keep(Ok(first), watch.moment());
        }
        let name = self.provider.name();
        let result = timeout(self.load_timeout, self.provider.provide())
            .await
            .unwrap_or_else(|_| Err(CredentialsError::timed_out(name, self.load_timeout)));
        self.keep(result, watch.moment())
    }

    /// Notes how a load ended.
    fn keep(
        &self,
        result: Result<Credentials, CredentialsError>,
        now: Moment,
    ) -> Result<Credentials, CredentialsError> {
        let held = result.and_then(|credentials| {
            let expired = |problem| CredentialsError::of(self.provider.name().to_owned(), problem);
            Held::new(&credentials, now).map_err(expired)
        });
        let mut state = self.state();
        state.loads += 1;
        match held {
            Ok(held) => {
                let credentials = held.credentials.clone();
                state.held = Some(held);
                state.failure = None;
                Ok(credentials)
            }
            Err(error) => {
                state.failure = Some(error.clone());
                state.pause_until = now.elapsed.saturating_add(PAUSE);
                drop(state);
                tracing::warn!(provider = self.provider.name(), %error, "no fresh credentials");
                Err(error)
            }
        }
    }

    /// What there is now, and how many loads have ended.
    fn look(&self, watch: &dyn Watch) -> (View, u64) {
        let state = self.state();
        let view = match &state.held {
            Some(held) => held.view(watch, state.pause_until),
            None => View::Nothing,
        };
        (view, state.loads)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.state().held {
            Some(held) => held.credentials.fmt(f),
            None => write!(f, "<none yet, from {}>", self.provider.name()),
        }
    }
}
