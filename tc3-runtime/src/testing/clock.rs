//! Time that only sleeps move on.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::time::{AsyncSleep, Sleep};

/// Sleeps take no real time: each moves this clock on by its length. Clones are one clock.
#[derive(Clone, Debug, Default)]
pub(super) struct VirtualSleep(Arc<Mutex<Duration>>);

impl AsyncSleep for VirtualSleep {
    fn elapsed(&self) -> Duration {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.saturating_add(duration);
        Box::pin(std::future::ready(()))
    }
}
