//! Attempts for which the rate limit has no turn in time.

use std::fmt;
use std::time::Duration;

/// The client's own rate limit would have made the call wait for longer than its timeout allows.
///
/// The call fails at once, without waiting and without sending anything, so that the caller can do something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimitError {
    pub(crate) wait: Duration,
    pub(crate) left: Duration,
    pub(crate) per_second: u32,
    pub(crate) group: &'static str,
}

impl RateLimitError {
    /// How long the call would have waited for its turn, if no call ahead of it had been dropped.
    #[must_use]
    pub fn wait(&self) -> Duration {
        self.wait
    }

    /// What was left of the call's timeout.
    #[must_use]
    pub fn left(&self) -> Duration {
        self.left
    }

    /// The limit, in requests per second.
    #[must_use]
    pub fn per_second(&self) -> u32 {
        self.per_second
    }

    /// The group of actions that the limit is for; `None` if it is for the whole client.
    #[must_use]
    pub fn group(&self) -> Option<&'static str> {
        Some(self.group).filter(|group| !group.is_empty())
    }
}

impl fmt::Display for RateLimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wait, left) = (rounded(self.wait), rounded(self.left));
        write!(
            f,
            "not sent: the client's rate limit of {} per second",
            self.per_second
        )?;
        if let Some(group) = self.group() {
            write!(f, " (group {group})")?;
        }
        write!(
            f,
            " would delay the attempt by {wait:?}, and {left:?} of the call's timeout are left"
        )
    }
}

/// To the nearest millisecond.
fn rounded(duration: Duration) -> Duration {
    let half = Duration::from_micros(500);
    let sum = duration.saturating_add(half);
    let below = Duration::from_nanos(u64::from(sum.subsec_nanos() % 1_000_000));
    sum.saturating_sub(below)
}

impl std::error::Error for RateLimitError {}
