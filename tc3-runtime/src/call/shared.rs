//! What all clones of a client share.

use std::sync::Arc;

use super::headers::FixedHeaders;
use crate::credentials::{Keyring, Moment, Watch};
use crate::endpoint::Endpoint;
use crate::intercept::Intercept;
use crate::random::RandomSource;
use crate::rate::Limiter;
use crate::retry::{Budget, Skew};
use crate::time::TimeSource;
use crate::timer::Timer;
use crate::transport::Connector;

/// What all clones of a client share.
pub(crate) struct Shared {
    pub(crate) connector: Box<dyn Connector>,
    pub(crate) keyring: Keyring,
    pub(crate) endpoint: Endpoint,
    pub(crate) clock: Arc<dyn TimeSource>,
    pub(crate) skew: Skew,
    pub(crate) timer: Arc<dyn Timer>,
    pub(crate) random: Arc<dyn RandomSource>,
    pub(crate) budget: Budget,
    pub(crate) headers: FixedHeaders,
    pub(crate) answer_limit: usize,
    pub(crate) limiter: Option<Limiter>,
    pub(crate) interceptors: Arc<[Box<dyn Intercept>]>,
}

impl Shared {
    /// The time to sign: the clock's, corrected if the service has found it wrong.
    pub(crate) fn signing_time(&self) -> u64 {
        self.skew.correct(self.clock.unix_seconds())
    }
}

/// Lets the cache of credentials read the client's clocks.
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
