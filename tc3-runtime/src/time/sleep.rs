//! Waiting, and telling how long something took.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::time::Instant;

/// A pause under way.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Waits between attempts, and measures calls. A test brings one whose pauses take no time.
pub trait AsyncSleep: Send + Sync {
    /// The time since some moment that stays the same; it never goes back.
    fn elapsed(&self) -> Duration;

    /// Ends after `duration`.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// The timer of the tokio runtime, which a test can stop.
pub struct TokioSleep {
    begun: Instant,
}

impl TokioSleep {
    /// A timer that begins now.
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
