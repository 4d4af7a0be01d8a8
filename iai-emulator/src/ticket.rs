//! Tells those who wait for a change whether it is on disk.

use std::fmt;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use tokio::sync::Notify;

use crate::sync::lock;

/// Why a change could not be written.
pub(crate) type Reason = Arc<str>;

/// One change, and whether it is on disk. All copies are of the same change.
#[derive(Clone, Default)]
pub(crate) struct Ticket(Arc<Inner>);

#[derive(Default)]
struct Inner {
    outcome: Mutex<Option<Result<(), Reason>>>,
    settled: Condvar,
    notify: Notify,
}

impl Ticket {
    /// That of a change which is on disk, or of none.
    pub(crate) fn written() -> Self {
        let ticket = Self::default();
        ticket.settle(Ok(()));
        ticket
    }

    pub(crate) fn settle(&self, outcome: Result<(), Reason>) {
        *lock(&self.0.outcome) = Some(outcome);
        self.0.settled.notify_all();
        self.0.notify.notify_waiters();
    }

    /// Waits until the change is on disk.
    ///
    /// # Errors
    /// It could not be written.
    pub(crate) async fn settled(&self) -> Result<(), Reason> {
        loop {
            // Made before the look, so that no word is missed between the two.
            let notified = self.0.notify.notified();
            if let Some(outcome) = self.outcome() {
                return outcome;
            }
            notified.await;
        }
    }

    /// The same for threads that may wait.
    ///
    /// # Errors
    /// It could not be written.
    pub(crate) fn wait(&self) -> Result<(), Reason> {
        let mut outcome = lock(&self.0.outcome);
        loop {
            if let Some(outcome) = &*outcome {
                return outcome.clone();
            }
            let waited = self.0.settled.wait(outcome);
            outcome = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn outcome(&self) -> Option<Result<(), Reason>> {
        lock(&self.0.outcome).clone()
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ticket").field(&self.outcome()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn all_who_wait_are_told() {
        let ticket = Ticket::default();
        let copy = ticket.clone();
        let thread = std::thread::spawn(move || copy.wait());
        let copy = ticket.clone();
        let task = tokio::spawn(async move { copy.settled().await });
        tokio::task::yield_now().await;
        ticket.settle(Err("full".into()));
        assert_eq!(thread.join().unwrap(), Err("full".into()));
        assert_eq!(task.await.unwrap(), Err("full".into()));
        assert_eq!(Ticket::written().settled().await, Ok(()));
    }
}
