//! How long to wait before the next attempt.

use std::time::Duration;

use super::RetryConfig;

/// Longer than anybody waits, and short enough that sums of it do not overflow.
const DAY: Duration = Duration::from_secs(86_400);

/// Delays that grow, with random parts (jitter), so that callers who failed together do not send again together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backoff {
    base: Duration,
    longest: Duration,
}

impl Backoff {
    pub(crate) fn new(config: &RetryConfig) -> Self {
        Self {
            base: config.base_delay,
            longest: config.max_delay,
        }
    }

    /// Full jitter: the delay after `before` others, between nothing and its ceiling; `jitter` is from 0 to 1.
    pub(crate) fn full_jitter_delay(&self, before: u32, jitter: f64) -> Duration {
        self.ceiling(before).mul_f64(within(jitter))
    }

    /// Equal jitter: between half of the ceiling and all of it, for conflicts, where another operation must end first.
    pub(crate) fn equal_jitter_delay(&self, before: u32, jitter: f64) -> Duration {
        self.ceiling(before).mul_f64(within(jitter).midpoint(1.0))
    }

    fn ceiling(&self, before: u32) -> Duration {
        let factor = 1_u32.checked_shl(before).unwrap_or(u32::MAX);
        let ceiling = self.base.saturating_mul(factor).min(self.longest);
        ceiling.min(DAY)
    }
}

/// A [`RandomSource`](crate::random::RandomSource) of the user's may give any number.
fn within(jitter: f64) -> f64 {
    if jitter.is_nan() {
        0.0
    } else {
        jitter.clamp(0.0, 1.0)
    }
}
