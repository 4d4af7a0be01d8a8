//! The wish to stop.

use std::fmt;
use std::sync::Arc;

use tokio::sync::watch;

/// Tells a run to begin nothing new. Clones are the same signal.
#[derive(Clone)]
pub struct StopSignal {
    sender: Arc<watch::Sender<bool>>,
}

impl StopSignal {
    /// A signal that is not given yet.
    #[must_use]
    pub fn new() -> Self {
        let sender = Arc::new(watch::Sender::new(false));
        Self { sender }
    }

    /// Gives it.
    pub fn stop(&self) {
        self.sender.send_replace(true);
    }

    /// Whether it is given.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        *self.sender.borrow()
    }

    /// Ends when it is given.
    pub async fn stopped(&self) {
        let mut receiver = self.sender.subscribe();
        // The sender lives as long as `self`, so that there is no error.
        let _ = receiver.wait_for(|stopped| *stopped).await;
    }
}

impl Default for StopSignal {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for StopSignal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("StopSignal")
            .field(&self.is_stopped())
            .finish()
    }
}
