//! Waiting with a blocking client.

use std::ops::ControlFlow;

use super::waiter::{WaitOutcome, Waitable, Waiter};
use crate::action::Action;
use crate::client::Blocking;
use crate::error::Error;

impl<W: Waitable> Waiter<W, Blocking> {
    /// Waits for the end of the job; the calling thread waits, too.
    ///
    /// # Errors
    ///
    /// Those of the first call that fails. The job is not affected; make another waiter to go on.
    pub fn wait(mut self) -> Result<WaitOutcome<<W::Poll as Action>::Output>, Error> {
        loop {
            let response = self.client.send(self.request.clone())?;
            match self.step(response) {
                ControlFlow::Break(outcome) => return Ok(outcome),
                ControlFlow::Continue(interval) => self.client.sleep(interval)?,
            }
        }
    }
}
