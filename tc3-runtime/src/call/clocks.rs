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
        let half_way = self.clock.unix_seconds().saturating_sub(took.as_secs() / 2);
        self.skew.learn(half_way, theirs, self.timer.elapsed());
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
