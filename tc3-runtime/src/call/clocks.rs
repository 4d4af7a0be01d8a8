//! The clocks of a client.

use std::sync::Arc;
use std::time::Duration;

use crate::credentials::{Moment, Watch};
use crate::retry::Skew;
use crate::time::TimeSource;
use crate::timer::Timer;

/// The machine's clock, what the service has told about it, and a timer that never goes back.
pub(crate) struct Clocks {
    pub(crate) clock: Arc<dyn TimeSource>,
    pub(crate) skew: Skew,
    pub(crate) timer: Arc<dyn Timer>,
}

impl Clocks {
    /// The time to sign: the clock's, corrected if the service has found it wrong.
    pub(crate) fn signing_time(&self) -> u64 {
        self.moment().corrected
    }

    /// Takes note of the service's time in an answer to an attempt that took so long and has just ended. The service
    /// wrote it about half-way.
    pub(crate) fn learn(&self, theirs: u64, took: Duration) {
        let since = took / 2;
        let wall = self.clock.unix_seconds().saturating_sub(since.as_secs());
        let elapsed = self.timer.elapsed().saturating_sub(since);
        self.skew.learn(wall, theirs, elapsed);
    }
}

/// Lets the cache of credentials read the client's clocks.
impl Watch for Clocks {
    fn moment(&self) -> Moment {
        let (wall, elapsed) = (self.clock.unix_seconds(), self.timer.elapsed());
        Moment {
            wall,
            corrected: self.skew.correct(wall, elapsed),
            elapsed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timer::Pause;

    struct Still(Duration);

    impl Timer for Still {
        fn elapsed(&self) -> Duration {
            self.0
        }

        fn pause(&self, _: Duration) -> Pause {
            Box::pin(async {})
        }
    }

    #[test]
    fn what_a_slow_attempt_has_taught_is_kept() {
        let clocks = Clocks {
            clock: Arc::new(|| 10_000),
            skew: Skew::default(),
            timer: Arc::new(Still(Duration::from_secs(500))),
        };
        clocks.learn(13_600, Duration::from_secs(300));
        assert_eq!(clocks.signing_time(), 13_750);
    }
}
