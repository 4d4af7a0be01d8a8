//! Sleeping, and measuring how long something took.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::time::Instant;

/// A sleep under way, made by [`AsyncSleep::sleep`].
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// How a client sleeps between attempts and measures how long calls take. A test brings one whose sleeps take no time.
pub trait AsyncSleep: Send + Sync {
    /// The time since a fixed moment. It never goes back.
    fn elapsed(&self) -> Duration;

    /// A future that ends after `duration`.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// Sleeps by the timer of the tokio runtime, which a test can stop (`tokio::time::pause`).
pub struct TokioSleep {
    begun: Instant,
}

impl TokioSleep {
    /// Measures from now on.
    #[must_use]
    pub fn new() -> Self {
        Self {
            begun: Instant::now(),
        }
    }
}

impl Default for TokioSleep {
    fn default() -> Self {
        Self::new()
    }
}

impl AsyncSleep for TokioSleep {
    fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that waits on the runtime's clock"
    )]
    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(duration))
    }
}

impl fmt::Debug for TokioSleep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokioSleep")
    }
}
