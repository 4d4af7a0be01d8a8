//! Loading credentials from the provider: single flight.
//!
//! A provider may be slow, and a client may have a thousand calls when its credentials expire. So there is at most one
//! load at a time, and all callers share its result, an error too. The load is a task of its own: if it ran inside of
//! the call that began it, dropping that call would end the load for all others.
//!
//! A caller does not get the result from the task. The task writes it into the state and closes a channel; the caller
//! waits for that and reads the state again. So a load that panics, or whose runtime is gone, leaves nobody waiting for
//! ever.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;
use tracing::Instrument;
use tracing::instrument::WithSubscriber;

use super::cached::{Cached, Freshness, ReadClocks, Timestamps};
use crate::credentials::problem::Problem;
use crate::credentials::{Credentials, CredentialsError, ProvideCredentials};
use crate::sync::lock;

/// How long after a load expiring credentials are not refreshed again, while they are still good.
const REFRESH_COOLDOWN: Duration = Duration::from_secs(30);
/// How long after a load the provider is not asked for others in place of those that the service refuses. Short, since
/// no call can succeed meanwhile.
const RENEW_COOLDOWN: Duration = Duration::from_secs(5);
/// A load ends by its timeout. One that is so much older belongs to a runtime that does not run any more.
const GRACE: Duration = Duration::from_secs(1);

/// What all clones of a client sign with.
pub(crate) struct CredentialsCache(Arc<Inner>);

struct Inner {
    provider: Arc<dyn ProvideCredentials>,
    load_timeout: Duration,
    clocks: Arc<dyn ReadClocks>,
    /// Never locked while anything is awaited.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The credentials that the program gave, until they are first looked at.
    first: Option<Credentials>,
    cached: Option<Cached>,
    /// How many loads have ended, with or without credentials.
    loads: u64,
    /// Why the last one failed.
    failure: Option<CredentialsError>,
    loading: Option<Loading>,
    /// Until when expiring credentials are not refreshed.
    refresh_not_before: Duration,
    /// Until when others than those that the service refused are not asked for.
    renew_not_before: Duration,
}

/// The load under way.
struct Loading {
    /// Closed when it has ended.
    ended: watch::Receiver<()>,
    begun: Duration,
}

impl Loading {
    /// Whether it is worth waiting for. The channel is closed when the load has ended, also by a panic of the provider.
    /// A load that is older than `limit` belongs to a runtime that does not run any more.
    fn is_alive(&self, now: Duration, limit: Duration) -> bool {
        self.ended.has_changed().is_ok() && now.saturating_sub(self.begun) <= limit
    }
}

/// Where the credentials of a client come from.
pub(crate) enum Source {
    /// The program gave them.
    Given(Credentials),
    Provider(Arc<dyn ProvideCredentials>),
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(credentials) => credentials.fmt(f),
            Self::Provider(provider) => write!(f, "<from {}>", provider.name()),
        }
    }
}

/// Why there are no credentials to sign with.
#[derive(Debug)]
pub(crate) enum Unavailable {
    /// The provider has none.
    Failed(CredentialsError),
    /// The caller's own time ran out first.
    OutOfTime,
}

impl CredentialsCache {
    pub(crate) fn new(source: Source, load_timeout: Duration, clocks: Arc<dyn ReadClocks>) -> Self {
        let mut state = State::default();
        let provider = match source {
            Source::Given(credentials) => {
                state.first = Some(credentials.clone());
                Arc::new(credentials)
            }
            Source::Provider(provider) => provider,
        };
        Self(Arc::new(Inner {
            provider,
            load_timeout,
            clocks,
            state: Mutex::new(state),
        }))
    }

    /// The name of the provider.
    pub(crate) fn provider_name(&self) -> &str {
        self.0.provider.name()
    }

    /// Credentials for one request, for which the caller waits no longer than `left`.
    pub(crate) async fn credentials(&self, left: Duration) -> Result<Credentials, Unavailable> {
        let (freshness, seen) = self.0.look();
        match freshness {
            Freshness::Fresh(credentials) => Ok(credentials),
            Freshness::Expiring(old) => Ok(self.refresh_ahead(old, left).await),
            Freshness::Expired => timeout(left, self.load_since(seen))
                .await
                .map_err(|_| Unavailable::OutOfTime)?
                .map_err(Unavailable::Failed),
        }
    }

    /// Whether there are now others than `stale`, which the service has refused. Asks the provider if need be.
    pub(crate) async fn renew(&self, stale: &Credentials, left: Duration) -> bool {
        let is_other = || match self.0.look().0 {
            Freshness::Fresh(now) | Freshness::Expiring(now) => !now.is_same(stale),
            Freshness::Expired => false,
        };
        // Another caller, whose request was refused as well, has got others already.
        if is_other() {
            return true;
        }
        if self.0.in_cooldown() {
            return false;
        }
        let (loading, _) = self.begin_or_join();
        timeout(left, ended(loading)).await.is_ok() && is_other()
    }

    /// Begins a load, and waits for it for a while; other callers, and this one if it takes too long, go on with the
    /// old credentials, which are still good.
    async fn refresh_ahead(&self, old: Credentials, left: Duration) -> Credentials {
        let (loading, is_first) = self.begin_or_join();
        // Half of the caller's time is left for the call itself.
        if !is_first || timeout(left / 2, ended(loading)).await.is_err() {
            return old;
        }
        match self.0.look().0 {
            Freshness::Fresh(fresh) | Freshness::Expiring(fresh) => fresh,
            Freshness::Expired => old,
        }
    }

    /// Waits for the load under way, or begins one. `seen` is how many loads had ended when the caller found nothing.
    /// If one more has ended since, the caller shares its failure and does not ask again: otherwise a hundred callers
    /// of a broken provider would ask it a hundred times, one after the other.
    async fn load_since(&self, seen: u64) -> Result<Credentials, CredentialsError> {
        match self.0.found(seen) {
            Some(found) => found,
            None => {
                let load = ended(self.begin_or_join().0);
                // The runtime of that load may be gone; then this caller begins another.
                if timeout(self.0.load_limit(), load).await.is_err() {
                    ended(self.begin_or_join().0).await;
                }
                // A provider that panicked has left neither credentials nor a failure.
                let reason = "the provider ended without a result";
                let name = self.0.provider.name();
                let nothing = || Err(CredentialsError::unavailable(name, reason));
                self.0.found(seen).unwrap_or_else(nothing)
            }
        }
    }

    /// The load under way, and whether this caller has begun it.
    fn begin_or_join(&self) -> (watch::Receiver<()>, bool) {
        let now = self.0.clocks.timestamps().elapsed;
        let limit = self.0.load_limit();
        let mut state = lock(&self.0.state);
        let under_way = state.loading.as_ref();
        if let Some(loading) = under_way.filter(|loading| loading.is_alive(now, limit)) {
            return (loading.ended.clone(), false);
        }
        let (ended, loading) = watch::channel(());
        state.loading = Some(Loading {
            ended: loading.clone(),
            begun: now,
        });
        // Set here as well as at the end of the load, which a provider that panics does not reach.
        state.start_cooldown(now);
        let inner = Arc::clone(&self.0);
        let load = async move {
            inner.load().await;
            drop(ended);
        };
        tokio::spawn(load.in_current_span().with_current_subscriber());
        (loading, true)
    }
}

/// Waits until a load has ended.
async fn ended(mut loading: watch::Receiver<()>) {
    // Nothing is ever sent: the channel is closed when the load ends.
    let _ = loading.changed().await;
}

impl Inner {
    /// Asks the provider, and writes the result into the state.
    async fn load(&self) {
        let name = self.provider.name();
        let result = timeout(self.load_timeout, self.provider.provide())
            .await
            .unwrap_or_else(|_| {
                Err(CredentialsError::of(
                    name.to_owned(),
                    Problem::timeout(self.load_timeout),
                ))
            });
        let now = self.clocks.timestamps();
        let cached = result.and_then(|credentials| {
            let expired = |problem| CredentialsError::of(name.to_owned(), problem);
            Cached::new(&credentials, now).map_err(expired)
        });
        let mut state = lock(&self.state);
        state.loads += 1;
        state.start_cooldown(now.elapsed);
        match cached {
            Ok(cached) => {
                if !matches!(
                    cached.freshness(now, Duration::ZERO),
                    Freshness::Expiring(_)
                ) {
                    state.refresh_not_before = Duration::ZERO;
                }
                if !state.holds_same(&cached) {
                    state.renew_not_before = Duration::ZERO;
                }
                state.cached = Some(cached);
                state.failure = None;
            }
            Err(error) => {
                state.failure = Some(error.clone());
                drop(state);
                tracing::warn!(provider = name, %error, "no fresh credentials");
            }
        }
    }

    /// Whether the provider was asked so recently that it will not have others. A load under way is worth waiting for.
    fn in_cooldown(&self) -> bool {
        let now = self.clocks.timestamps().elapsed;
        let state = lock(&self.state);
        let mut under_way = state.loading.iter();
        now < state.renew_not_before
            && !under_way.any(|loading| loading.is_alive(now, self.load_limit()))
    }

    /// The credentials that there are now, and how many loads have ended.
    fn look(&self) -> (Freshness, u64) {
        let now = self.clocks.timestamps();
        let mut state = lock(&self.state);
        (state.freshness(now), state.loads)
    }

    /// Credentials that are good, or the failure of a load that has ended since `seen`.
    fn found(&self, seen: u64) -> Option<Result<Credentials, CredentialsError>> {
        let now = self.clocks.timestamps();
        let mut state = lock(&self.state);
        match state.freshness(now) {
            Freshness::Fresh(found) | Freshness::Expiring(found) => Some(Ok(found)),
            Freshness::Expired if state.loads > seen => state.failure.clone().map(Err),
            Freshness::Expired => None,
        }
    }

    /// How long a load may take.
    fn load_limit(&self) -> Duration {
        self.load_timeout.saturating_add(GRACE)
    }
}

impl State {
    fn freshness(&mut self, now: Timestamps) -> Freshness {
        if let Some(first) = self.first.take() {
            self.cached = Cached::new(&first, now).ok();
        }
        match &self.cached {
            Some(cached) => cached.freshness(now, self.refresh_not_before),
            None => Freshness::Expired,
        }
    }

    /// A provider that had no better credentials will have none if it is asked again at once.
    fn start_cooldown(&mut self, now: Duration) {
        self.refresh_not_before = now.saturating_add(REFRESH_COOLDOWN);
        self.renew_not_before = now.saturating_add(RENEW_COOLDOWN);
    }

    fn holds_same(&self, other: &Cached) -> bool {
        let cached = self.cached.as_ref();
        cached.is_some_and(|cached| cached.credentials.is_same(&other.credentials))
    }
}

impl fmt::Debug for CredentialsCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = lock(&self.0.state);
        match (&state.cached, &state.first) {
            (Some(cached), _) => cached.credentials.fmt(f),
            (None, Some(first)) => first.fmt(f),
            (None, None) => write!(f, "<none yet, from {}>", self.0.provider.name()),
        }
    }
}
