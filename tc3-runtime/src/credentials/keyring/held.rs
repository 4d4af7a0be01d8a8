//! Credentials at hand, and how long they last.

use std::time::Duration;

use crate::credentials::{Credentials, CredentialsProblem};

/// Credentials are renewed this long before they end, or when four fifths of their life are over if that is later.
const AHEAD: Duration = Duration::from_secs(300);

/// The time by the client's clocks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    /// Unix seconds by the machine's clock, right or wrong.
    pub(crate) wall: u64,
    /// The same, corrected by what the service told.
    pub(crate) corrected: u64,
    /// Time that never goes back.
    pub(crate) elapsed: Duration,
}

/// Tells the time.
pub(crate) trait Watch: Sync {
    fn moment(&self) -> Moment;
}

/// Credentials, and what is known about their end.
pub(super) struct Held {
    pub(super) credentials: Credentials,
    /// How long they last from `since` on; `None` for permanent ones.
    life: Option<Duration>,
    since: Moment,
}

/// What a caller finds.
pub(super) enum View {
    /// Nothing to be done.
    Fresh(Credentials),
    /// Good still, and time to ask for others.
    Due(Credentials),
    /// None, or none that are good.
    Nothing,
}

impl Held {
    /// Life counts from the time that the source told, so that a wrong clock of ours changes nothing.
    pub(super) fn new(credentials: &Credentials, now: Moment) -> Result<Self, CredentialsProblem> {
        let begin = credentials.told_at.unwrap_or(now.corrected);
        let life = match credentials.expires_at {
            None => None,
            Some(end) if end > begin => Some(Duration::from_secs(end - begin)),
            Some(since) => return Err(CredentialsProblem::Expired { since, now: begin }),
        };
        Ok(Self {
            credentials: credentials.clone(),
            life,
            since: now,
        })
    }

    pub(super) fn view(&self, watch: &dyn Watch, pause_until: Duration) -> View {
        let credentials = self.credentials.clone();
        let Some(life) = self.life else {
            return View::Fresh(credentials);
        };
        let now = watch.moment();
        let left = life.saturating_sub(self.age(now));
        if left.is_zero() {
            View::Nothing
        } else if left > AHEAD.min(life / 5) || now.elapsed < pause_until {
            View::Fresh(credentials)
        } else {
            View::Due(credentials)
        }
    }

    /// By whichever clock has gone farther: one stands still while the machine sleeps, the other may be set back.
    fn age(&self, now: Moment) -> Duration {
        let wall = Duration::from_secs(now.wall.saturating_sub(self.since.wall));
        now.elapsed.saturating_sub(self.since.elapsed).max(wall)
    }
}
