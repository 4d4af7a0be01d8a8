//! The client's clocks, for what it keeps.

use super::Shared;
use crate::credentials::{Moment, Watch};

impl Watch for Shared {
    fn moment(&self) -> Moment {
        let wall = self.clock.unix_seconds();
        Moment {
            wall,
            corrected: self.skew.correct(wall),
            elapsed: self.timer.elapsed(),
        }
    }
}
