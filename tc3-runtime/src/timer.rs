//! Waiting, and telling how long something took.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::time::Instant;

/// A pause under way.
pub type Pause = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Waits between attempts, and measures calls. A test brings one whose pauses take no time.
pub trait Timer: Send + Sync {
    /// The time since some moment that stays the same; it never goes back.
    fn elapsed(&self) -> Duration;

    /// Ends after `duration`.
    fn pause(&self, duration: Duration) -> Pause;
}

/// The timer of the tokio runtime, which a test can stop.
pub struct TokioTimer {
    begun: Instant,
}

impl TokioTimer {
    /// A timer that begins now.
    #[must_use]
    pub fn new() -> Self {
        Self {
            begun: Instant::now(),
        }
    }
}

impl Default for TokioTimer {
    fn default() -> Self {
        Self::new()
    }
}

impl Timer for TokioTimer {
    fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that waits on the runtime's clock"
    )]
    fn pause(&self, duration: Duration) -> Pause {
        Box::pin(tokio::time::sleep(duration))
    }
}

impl fmt::Debug for TokioTimer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokioTimer")
    }
}
