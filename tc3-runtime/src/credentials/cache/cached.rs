//! Credentials at hand, and how long they last.

use std::time::Duration;

use crate::credentials::Credentials;
use crate::credentials::problem::Problem;

/// Credentials are renewed this long before they end, or when four fifths of their life are over if that is later.
const AHEAD: Duration = Duration::from_secs(300);

/// The time by the client's clocks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timestamps {
    /// Unix seconds by the machine's clock, right or wrong.
    pub(crate) wall: u64,
    /// The same, corrected by what the service told.
    pub(crate) corrected: u64,
    /// Time that never goes back.
    pub(crate) elapsed: Duration,
}

/// Tells the time.
pub(crate) trait ReadClocks: Send + Sync {
    fn timestamps(&self) -> Timestamps;
}

/// Credentials, and what is known about their end.
pub(super) struct Cached {
    pub(super) credentials: Credentials,
    /// `None` for permanent ones.
    life: Option<Life>,
    since: Timestamps,
}

/// How long credentials last from when they were got. Clocks may disagree: others are asked for when the stricter one
/// says so, and these are given up when the milder one does. In between the service is the judge.
#[derive(Clone, Copy)]
struct Life {
    strict: Duration,
    mild: Duration,
}

/// What a caller finds.
pub(super) enum Freshness {
    /// Nothing to be done.
    Fresh(Credentials),
    /// Good still, as far as one clock knows, and time to ask for others.
    Expiring(Credentials),
    /// None, or none that are good by any clock.
    Expired,
}

impl Cached {
    /// Life counts from the time that the source told, so that a wrong clock of ours changes nothing; else from ours, and
    /// nobody knows whether it is right before or after the correction.
    pub(super) fn new(credentials: &Credentials, now: Timestamps) -> Result<Self, Problem> {
        let told = credentials.issued_at;
        let early = told.unwrap_or(now.wall.min(now.corrected));
        let late = told.unwrap_or(now.wall.max(now.corrected));
        let life = match credentials.expires_at {
            None => None,
            Some(end) if end > early => Some(Life {
                strict: Duration::from_secs(end.saturating_sub(late)),
                mild: Duration::from_secs(end - early),
            }),
            Some(since) => return Err(Problem::expired(since, early)),
        };
        Ok(Self {
            credentials: credentials.clone(),
            life,
            since: now,
        })
    }

    /// One clock stands still while the machine sleeps, the other can be set.
    pub(super) fn freshness(&self, now: Timestamps, pause_until: Duration) -> Freshness {
        let credentials = self.credentials.clone();
        let Some(life) = self.life else {
            return Freshness::Fresh(credentials);
        };
        let wall = Duration::from_secs(now.wall.saturating_sub(self.since.wall));
        let elapsed = now.elapsed.saturating_sub(self.since.elapsed);
        let left = life.strict.saturating_sub(wall.max(elapsed));
        if life.mild <= wall.min(elapsed) {
            Freshness::Expired
        } else if left > AHEAD.min(life.strict / 5) || now.elapsed < pause_until {
            Freshness::Fresh(credentials)
        } else {
            Freshness::Expiring(credentials)
        }
    }
}
