//! A sleep implementation that takes no time and records how long it should have slept.

use iai_client::time::{AsyncSleep, Sleep};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A clock that stands still but for pauses. Clones are one clock.
#[derive(Clone, Debug, Default)]
pub struct Stopwatch(Arc<Mutex<Vec<Duration>>>);

impl Stopwatch {
    /// The milliseconds of each pause since the last time this was asked.
    #[must_use]
    pub fn poll_interval(&self) -> Vec<u128> {
        let pauses = std::mem::take(&mut *self.lock());
        pauses.iter().map(Duration::as_millis).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Duration>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AsyncSleep for Stopwatch {
    fn elapsed(&self) -> Duration {
        self.lock().iter().sum()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.lock().push(duration);
        Box::pin(std::future::ready(()))
    }
}
