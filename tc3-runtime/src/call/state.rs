//! What a call has tried so far.

use std::time::Duration;

use super::options::Settings;
use crate::error::Error;
use crate::retry::{Backoff, Charge, RetryConfig};

/// What a call has tried so far, and what it may still try.
pub(super) struct RetryState {
    begun: Duration,
    deadline: Duration,
    config: RetryConfig,
    pub(super) backoff: Backoff,
    pub(super) attempts: u32,
    /// Delays so far.
    pub(super) delays: u32,
    /// Retries so far because the service could not fetch a URL.
    pub(super) fetches: u32,
    /// What the last retry was charged.
    pub(super) charge: Option<Charge>,
    /// Whether the clock was corrected, and whether the credentials were renewed: each is done once.
    pub(super) corrected: bool,
    pub(super) renewed: bool,
    /// Whether a probe said "absent" and the create was sent again. The earlier attempt may still arrive, so that the
    /// thing that "exists already" can be what this call created.
    pub(super) probed: bool,
    /// Whether an earlier attempt may have run.
    pub(super) may_have_run: bool,
    /// Whether an earlier attempt may run even now, although a probe found nothing.
    pub(super) may_still_run: bool,
    /// The error of the attempt before the current one.
    pub(super) previous: Option<Error>,
}

impl RetryState {
    pub(super) fn new(now: Duration, settings: &Settings) -> Self {
        Self::until(now.saturating_add(settings.timeout), now, settings.retry)
    }

    /// The state of a call that begins now and must end with this one.
    pub(super) fn within(&self, now: Duration) -> Self {
        Self::until(self.deadline, now, self.config)
    }

    fn until(deadline: Duration, begun: Duration, config: RetryConfig) -> Self {
        Self {
            begun,
            deadline,
            config,
            backoff: Backoff::new(&config),
            attempts: 0,
            delays: 0,
            fetches: 0,
            charge: None,
            corrected: false,
            renewed: false,
            probed: false,
            may_have_run: false,
            may_still_run: false,
            previous: None,
        }
    }

    pub(super) fn elapsed(&self, now: Duration) -> Duration {
        now.saturating_sub(self.begun)
    }

    /// What is left of the total timeout.
    pub(super) fn left(&self, now: Duration) -> Duration {
        self.deadline.saturating_sub(now)
    }

    pub(super) fn has_attempts(&self) -> bool {
        self.attempts < self.config.max_attempts
    }

    /// Whether the attempt before ended without any response.
    pub(super) fn got_no_response(&self) -> bool {
        let previous = self.previous.as_ref();
        previous.is_some_and(|error| error.is_transport() || error.is_timeout())
    }
}
