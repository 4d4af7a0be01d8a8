//! Time that only sleeps move on.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::sync::lock;
use crate::time::{AsyncSleep, Sleep};

/// Sleeps take no real time: each moves this clock on by its length. Clones are one clock.
#[derive(Clone, Debug, Default)]
pub(super) struct VirtualSleep(Arc<Mutex<Duration>>);

impl AsyncSleep for VirtualSleep {
    fn elapsed(&self) -> Duration {
        *lock(&self.0)
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let mut now = lock(&self.0);
        *now = now.saturating_add(duration);
        Box::pin(std::future::ready(()))
    }
}
