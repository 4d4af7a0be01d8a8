//! The clocks of a client.

use std::sync::Arc;
use std::time::Duration;

use crate::credentials::{ReadClocks, Timestamps};
use crate::retry::Skew;
use crate::time::AsyncSleep;
use crate::time::TimeSource;

/// The machine's clock, its correction by the service's time, and a clock that never goes back.
pub(crate) struct Clocks {
    pub(crate) clock: Arc<dyn TimeSource>,
    pub(crate) skew: Skew,
    pub(crate) sleep_impl: Arc<dyn AsyncSleep>,
}

impl Clocks {
    /// The time to sign: the clock's, corrected if the service's time was another.
    pub(crate) fn signing_time(&self) -> u64 {
        self.timestamps().corrected
    }

    /// Learns from the service's time in a response to an attempt that has just ended and took `took`. The service
    /// wrote that time about half-way through the attempt.
    pub(crate) fn learn(&self, theirs: u64, took: Duration) {
        let since = took / 2;
        let wall = self.clock.unix_seconds().saturating_sub(since.as_secs());
        let elapsed = self.sleep_impl.elapsed().saturating_sub(since);
        self.skew.learn(wall, theirs, elapsed);
    }
}

/// Lets the credentials cache read the client's clocks.
impl ReadClocks for Clocks {
    fn timestamps(&self) -> Timestamps {
        let (wall, elapsed) = (self.clock.unix_seconds(), self.sleep_impl.elapsed());
        Timestamps {
            wall,
            corrected: self.skew.correct(wall, elapsed),
            elapsed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Sleep;

    struct Still(Duration);

    impl AsyncSleep for Still {
        fn elapsed(&self) -> Duration {
            self.0
        }

        fn sleep(&self, _: Duration) -> Sleep {
            Box::pin(async {})
        }
    }

    #[test]
    fn what_a_slow_attempt_has_taught_is_kept() {
        let clocks = Clocks {
            clock: Arc::new(|| 10_000),
            skew: Skew::default(),
            sleep_impl: Arc::new(Still(Duration::from_secs(500))),
        };
        clocks.learn(13_600, Duration::from_secs(300));
        assert_eq!(clocks.signing_time(), 13_750);
    }
}
