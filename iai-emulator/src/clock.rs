//! The clock of the emulator. It is injected, so that tests can set the time.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Where the emulator takes the time from, and how far it is off on purpose.
#[derive(Clone)]
pub(crate) struct Clock {
    source: Arc<dyn Fn() -> Duration + Send + Sync>,
    skew: i64,
}

impl Clock {
    /// A clock of whole seconds.
    pub(crate) fn new(seconds: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        Self::precise(move || Duration::from_secs(seconds()))
    }

    /// A clock with parts of seconds.
    pub(crate) fn precise(since_1970: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self {
            source: Arc::new(since_1970),
            skew: 0,
        }
    }

    /// The machine's own clock.
    pub(crate) fn system() -> Self {
        Self::precise(system_time)
    }

    /// The same clock, off by so many seconds.
    pub(crate) fn skewed(mut self, seconds: i64) -> Self {
        self.skew = self.skew.saturating_add(seconds);
        self
    }

    /// Seconds since 1970-01-01 UTC.
    pub(crate) fn now(&self) -> u64 {
        self.exact().as_secs().saturating_add_signed(self.skew)
    }

    /// The time since 1970-01-01 UTC to the nanosecond, without the skew: good for measuring what has passed.
    pub(crate) fn exact(&self) -> Duration {
        (self.source)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the machine's clock"
)]
fn system_time() -> Duration {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skew_moves_the_seconds_and_stops_at_the_ends() {
        for (skew, expected) in [(0, 1000), (400, 1400), (-400, 600), (-2000, 0)] {
            assert_eq!(Clock::new(|| 1000).skewed(skew).now(), expected, "{skew}");
        }
        assert_eq!(Clock::new(|| u64::MAX).skewed(1).now(), u64::MAX);
        assert_eq!(Clock::new(|| 7).skewed(9).exact(), Duration::from_secs(7));
    }
}
