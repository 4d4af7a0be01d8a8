//! Credentials that are kept, and how long they last.
//!
//! No clock is safe. The wall clock can be wrong or be set; the monotonic clock stops on some systems while the machine
//! sleeps. So their age is taken by both. Whether others should be loaded is decided by the larger age, since to ask
//! too early costs little. Whether these are expired is decided by the smaller age: if a clock is wrong they may still
//! be good, and the service decides.

use std::time::Duration;

use crate::credentials::Credentials;
use crate::credentials::problem::Problem;

/// Credentials are renewed this long before they expire, or when four fifths of their life are over if that is later.
const AHEAD: Duration = Duration::from_secs(300);

/// The time by the client's clocks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timestamps {
    /// Unix seconds by the machine's clock, right or wrong.
    pub(crate) wall: u64,
    /// The same, corrected by the service's time.
    pub(crate) corrected: u64,
    /// The monotonic clock, which never goes back.
    pub(crate) elapsed: Duration,
}

/// Reads the client's clocks.
pub(crate) trait ReadClocks: Send + Sync {
    fn timestamps(&self) -> Timestamps;
}

/// Credentials, and when they expire.
pub(super) struct Cached {
    pub(super) credentials: Credentials,
    /// `None` for permanent ones.
    life: Option<Life>,
    since: Timestamps,
}

/// How long credentials last from when they were loaded: the shortest and the longest that it can be, since the clocks
/// may disagree about when that was.
#[derive(Clone, Copy)]
struct Life {
    shortest: Duration,
    longest: Duration,
}

/// The credentials that a caller finds.
pub(super) enum Freshness {
    /// Good.
    Fresh(Credentials),
    /// Still good, at least by one clock, but others should be loaded.
    Expiring(Credentials),
    /// None, or expired by all clocks.
    Expired,
}

impl Cached {
    /// Life counts from the time at which the service issued the credentials by its own clock, if it told that, so that
    /// a wrong clock of this machine does not matter. Else it counts from this machine's time, of which both the raw
    /// and the corrected value may be right.
    pub(super) fn new(credentials: &Credentials, now: Timestamps) -> Result<Self, Problem> {
        let issued = credentials.issued_at;
        let early = issued.unwrap_or(now.wall.min(now.corrected));
        let late = issued.unwrap_or(now.wall.max(now.corrected));
        let life = match credentials.expires_at {
            None => None,
            Some(end) if end > early => Some(Life {
                shortest: Duration::from_secs(end.saturating_sub(late)),
                longest: Duration::from_secs(end - early),
            }),
            Some(since) => return Err(Problem::expired(since, early)),
        };
        Ok(Self {
            credentials: credentials.clone(),
            life,
            since: now,
        })
    }

    /// Takes the age by both clocks: one stops while the machine sleeps, the other can be set. Until
    /// `refresh_not_before` expiring credentials count as fresh, since a refresh has just failed.
    pub(super) fn freshness(&self, now: Timestamps, refresh_not_before: Duration) -> Freshness {
        let credentials = self.credentials.clone();
        let Some(life) = self.life else {
            return Freshness::Fresh(credentials);
        };
        let wall = Duration::from_secs(now.wall.saturating_sub(self.since.wall));
        let elapsed = now.elapsed.saturating_sub(self.since.elapsed);
        let left = life.shortest.saturating_sub(wall.max(elapsed));
        if life.longest <= wall.min(elapsed) {
            Freshness::Expired
        } else if left > AHEAD.min(life.shortest / 5) || now.elapsed < refresh_not_before {
            Freshness::Fresh(credentials)
        } else {
            Freshness::Expiring(credentials)
        }
    }
}
