//! Waiting with a blocking client.

use std::ops::ControlFlow;

use super::waiter::{Awaited, WaitOutcome, Waiter};
use crate::action::Action;
use crate::client::Blocking;
use crate::error::Error;

impl<W: Awaited> Waiter<W, Blocking> {
    /// Waits for the end of the job; the calling thread waits, too.
    ///
    /// # Errors
    ///
    /// Those of the first call that fails. The job is not affected; make another waiter to go on.
    pub fn run(mut self) -> Result<WaitOutcome<<W::Poll as Action>::Response>, Error> {
        loop {
            let answer = self.client.send(self.request.clone())?;
            match self.step(answer) {
                ControlFlow::Break(outcome) => return Ok(outcome),
                ControlFlow::Continue(pause) => self.client.pause(pause)?,
            }
        }
    }
}
