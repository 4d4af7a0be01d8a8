//! Asking how a job stands until it ends.

use std::fmt;
use std::ops::ControlFlow;
use std::time::Duration;

use crate::action::Action;
use crate::client::{Async, Client, Mode};
use crate::error::Error;
use crate::response::Response;

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// It goes on.
    Running,
    /// It has ended as it should.
    Done,
    /// It has ended otherwise.
    Failed,
}

/// The response of an action that starts a job. Generated code implements it.
pub trait Waitable {
    /// The action that tells how the job stands.
    type Poll: Action + Clone;
    /// The request that asks for this job.
    fn poll_request(&self) -> Self::Poll;
    /// Where the job stands by a response.
    fn state(response: &<Self::Poll as Action>::Output) -> JobState;
}

/// How waiting ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitOutcome<R> {
    /// The job has ended as it should; the last response.
    Done(Response<R>),
    /// The job has ended otherwise; the last response says how.
    Failed(Response<R>),
    /// The time was up while the job still ran; the last response.
    Timeout(Response<R>),
}

/// Asks again and again how a job stands, with growing pauses.
///
/// Defaults: pauses from 2 to 30 seconds, each half as long again as the one before, and an hour in all.
#[must_use = "nothing is asked until `run`"]
pub struct Waiter<W: Waitable, M: Mode = Async> {
    pub(super) client: Client<M>,
    pub(super) request: W::Poll,
    next_pause: Duration,
    longest_pause: Duration,
    timeout: Duration,
    waited: Duration,
}

/// What to do after a response: to go on after a pause, or to end.
pub(super) type Polled<W> =
    ControlFlow<WaitOutcome<<<W as Waitable>::Poll as Action>::Output>, Duration>;

impl<W: Waitable, M: Mode> Waiter<W, M> {
    #[doc(hidden)]
    pub fn new(client: Client<M>, started: &W) -> Self {
        Self {
            client,
            request: started.poll_request(),
            next_pause: Duration::from_secs(2),
            longest_pause: Duration::from_secs(30),
            timeout: Duration::from_secs(3600),
            waited: Duration::ZERO,
        }
    }

    /// The first pause and the longest one. A pause lasts a millisecond at least.
    pub fn poll_interval(mut self, first: Duration, longest: Duration) -> Self {
        // Without pauses there would be neither rest for the service nor an end of waiting.
        self.next_pause = first.max(Duration::from_millis(1));
        self.longest_pause = longest.max(self.next_pause);
        self
    }

    /// The longest that pauses may add up to.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    pub(super) fn step(&mut self, response: Response<<W::Poll as Action>::Output>) -> Polled<W> {
        match W::state(&response) {
            JobState::Done => return ControlFlow::Break(WaitOutcome::Done(response)),
            JobState::Failed => return ControlFlow::Break(WaitOutcome::Failed(response)),
            JobState::Running if self.waited >= self.timeout => {
                return ControlFlow::Break(WaitOutcome::Timeout(response));
            }
            JobState::Running => {}
        }
        let left = self.timeout.saturating_sub(self.waited);
        let pause = self.next_pause.min(left);
        self.waited += pause;
        let longer = self.next_pause.saturating_add(self.next_pause / 2);
        self.next_pause = longer.min(self.longest_pause);
        ControlFlow::Continue(pause)
    }
}

impl<W: Waitable> Waiter<W> {
    /// Waits for the end of the job.
    ///
    /// # Errors
    ///
    /// Those of the first call that fails. The job is not affected; make another waiter to go on.
    pub async fn wait(mut self) -> Result<WaitOutcome<<W::Poll as Action>::Output>, Error> {
        loop {
            let response = self.client.send(self.request.clone()).await?;
            match self.step(response) {
                ControlFlow::Break(outcome) => return Ok(outcome),
                ControlFlow::Continue(pause) => self.client.sleep(pause).await,
            }
        }
    }
}

impl<W: Waitable, M: Mode> fmt::Debug for Waiter<W, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Waiter");
        debug
            .field("action", &<W::Poll as Action>::NAME)
            .field("timeout", &self.timeout);
        debug.finish_non_exhaustive()
    }
}
