//! What ends a run early: the user's wish, or an error that is about all rows.

use std::sync::{Mutex, PoisonError};

use super::error::EnrolError;
use super::stop::StopSignal;

/// Both kinds of end.
#[derive(Debug)]
pub(super) struct Brake {
    /// Nothing new is begun; what is under way goes on.
    stop: StopSignal,
    /// Nothing goes on.
    halt: StopSignal,
    error: Mutex<Option<EnrolError>>,
}

/// A call was given up because the run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stopped;

impl Brake {
    pub(super) fn new(stop: StopSignal) -> Self {
        Self {
            stop,
            halt: StopSignal::new(),
            error: Mutex::default(),
        }
    }

    /// Ends the run with this error, if no other one came first.
    pub(super) fn halt(&self, error: EnrolError) {
        let mut first = self.error.lock().unwrap_or_else(PoisonError::into_inner);
        first.get_or_insert(error);
        self.halt.stop();
    }

    /// Whether nothing new may begin.
    pub(super) fn is_stopping(&self) -> bool {
        self.stop.is_stopped() || self.halt.is_stopped()
    }

    /// Waits for `work`, which is given up when the run halts, or with `fresh` when it stops.
    pub(super) async fn unless_stopped<T>(
        &self,
        fresh: bool,
        work: impl Future<Output = T>,
    ) -> Result<T, Stopped> {
        tokio::select! {
            biased;
            () = self.halt.stopped() => Err(Stopped),
            () = self.stop.stopped(), if fresh => Err(Stopped),
            done = work => Ok(done),
        }
    }

    /// Takes the error out.
    pub(super) fn take_error(&self) -> Option<EnrolError> {
        let mut error = self.error.lock().unwrap_or_else(PoisonError::into_inner);
        error.take()
    }
}
