//! Asking the provider, in a task that no caller takes along when it ends.

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

/// How long a refresh that failed is not tried again while the old credentials still do.
const PAUSE: Duration = Duration::from_secs(30);
/// How long a source that had no others is not asked again for keys in place of those that the service refuses. Short,
/// since nothing can be signed meanwhile.
const REST: Duration = Duration::from_secs(5);
/// A load ends by its timeout; one that has not ended so much later never will.
const GRACE: Duration = Duration::from_secs(1);

/// What all clones of a client sign with.
pub(crate) struct CredentialsCache(Arc<Inner>);

struct Inner {
    provider: Arc<dyn ProvideCredentials>,
    load_timeout: Duration,
    clocks: Arc<dyn ReadClocks>,
    /// Never held while anything is awaited.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What the program gave to begin with.
    first: Option<Credentials>,
    cached: Option<Cached>,
    /// Loads that came to an end, whichever.
    loads: u64,
    /// Why the last one failed.
    failure: Option<CredentialsError>,
    loading: Option<Loading>,
    /// When refreshing ahead of time makes sense again.
    pause_until: Duration,
    /// When asking for others than those that were refused does.
    rest_until: Duration,
}

/// The load under way.
struct Loading {
    /// Closed when it has ended.
    ended: watch::Receiver<()>,
    begun: Duration,
}

impl Loading {
    /// Whether it is worth waiting for. A channel without a sender is that of a load that has ended; a panic of the
    /// provider leaves one behind. One that ends neither by itself nor by its timeout belongs to a runtime that nobody
    /// drives any more.
    fn is_alive(&self, now: Duration, limit: Duration) -> bool {
        self.ended.has_changed().is_ok() && now.saturating_sub(self.begun) <= limit
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
    /// `None` without any source.
    pub(crate) fn new(
        credentials: Option<Credentials>,
        provider: Option<Arc<dyn ProvideCredentials>>,
        load_timeout: Duration,
        clocks: Arc<dyn ReadClocks>,
    ) -> Option<Self> {
        let provider = match (&credentials, provider) {
            (Some(credentials), None) => Arc::new(credentials.clone()),
            (_, provider) => provider?,
        };
        let state = State {
            first: credentials,
            ..State::default()
        };
        Some(Self(Arc::new(Inner {
            provider,
            load_timeout,
            clocks,
            state: Mutex::new(state),
        })))
    }

    /// Credentials for one request, for which the caller waits no longer than `left`.
    pub(crate) async fn credentials(&self, left: Duration) -> Result<Credentials, Unavailable> {
        let (view, seen) = self.0.look();
        match view {
            Freshness::Fresh(credentials) => Ok(credentials),
            Freshness::Expiring(old) => Ok(self.refresh_ahead(old, left).await),
            Freshness::Expired => timeout(left, self.load_since(seen))
                .await
                .map_err(|_| Unavailable::OutOfTime)?
                .map_err(Unavailable::Failed),
        }
    }

    /// Whether others than `stale`, which the service has refused, are at hand now.
    pub(crate) async fn renew(&self, stale: &Credentials, left: Duration) -> bool {
        let is_other = || match self.0.look().0 {
            Freshness::Fresh(now) | Freshness::Expiring(now) => !now.is_same(stale),
            Freshness::Expired => false,
        };
        // Whoever was first has asked for all of us.
        if is_other() {
            return true;
        }
        if self.0.rests() {
            return false;
        }
        let (loading, _) = self.begin_or_join();
        timeout(left, ended(loading)).await.is_ok() && is_other()
    }

    /// Others if this caller is the one to ask and gets them in time; the old ones otherwise.
    async fn refresh_ahead(&self, old: Credentials, left: Duration) -> Credentials {
        let (loading, is_first) = self.begin_or_join();
        // Half of the caller's time stays for the call, since the old ones still do.
        if !is_first || timeout(left / 2, ended(loading)).await.is_err() {
            return old;
        }
        match self.0.look().0 {
            Freshness::Fresh(fresh) | Freshness::Expiring(fresh) => fresh,
            Freshness::Expired => old,
        }
    }

    /// Single flight: waits for the load under way or begins one. `seen` is how many loads had ended when the caller
    /// found nothing; if one more has ended since, its failure is shared in place of asking again.
    async fn load_since(&self, seen: u64) -> Result<Credentials, CredentialsError> {
        match self.0.found(seen) {
            Some(found) => found,
            None => {
                let load = ended(self.begin_or_join().0);
                if timeout(self.0.load_limit(), load).await.is_err() {
                    ended(self.begin_or_join().0).await;
                }
                let nothing = "the source ended without a response";
                let name = self.0.provider.name();
                let unanswered = || Err(CredentialsError::unavailable(name, nothing));
                self.0.found(seen).unwrap_or_else(unanswered)
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
        // A provider that panics notes nothing afterwards.
        state.rest(now);
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
    // Nothing is ever sent; the channel closes.
    let _ = loading.changed().await;
}

impl Inner {
    /// Asks the provider, and notes how it ended.
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
        state.rest(now.elapsed);
        match cached {
            Ok(cached) => {
                if !matches!(
                    cached.freshness(now, Duration::ZERO),
                    Freshness::Expiring(_)
                ) {
                    state.pause_until = Duration::ZERO;
                }
                if !state.holds_same(&cached) {
                    state.rest_until = Duration::ZERO;
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

    /// Whether asking for others is of no use now. A load under way is worth waiting for.
    fn rests(&self) -> bool {
        let now = self.clocks.timestamps().elapsed;
        let state = lock(&self.state);
        let mut under_way = state.loading.iter();
        now < state.rest_until && !under_way.any(|loading| loading.is_alive(now, self.load_limit()))
    }

    /// What there is now, and how many loads have ended.
    fn look(&self) -> (Freshness, u64) {
        let now = self.clocks.timestamps();
        let mut state = lock(&self.state);
        (state.freshness(now), state.loads)
    }

    /// Credentials that are good, or why a load that has ended since `seen` brought none.
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
            Some(cached) => cached.freshness(now, self.pause_until),
            None => Freshness::Expired,
        }
    }

    /// Of a source that has nothing better nothing better comes by asking at once.
    fn rest(&mut self, now: Duration) {
        self.pause_until = now.saturating_add(PAUSE);
        self.rest_until = now.saturating_add(REST);
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
