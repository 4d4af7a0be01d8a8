//! Asks the service for the state of a job until the job ends.

use std::fmt;
use std::ops::ControlFlow;
use std::time::Duration;

use crate::action::Action;
use crate::client::{Async, Client, Mode};
use crate::error::Error;
use crate::response::Response;

/// The state of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// It goes on.
    Running,
    /// It has ended as it should.
    Done,
    /// It has ended with a failure.
    Failed,
}

/// The response of an action that starts a job. Generated code implements it.
pub trait Waitable {
    /// The action that tells the state of the job.
    type Poll: Action + Clone;
    /// The request that asks for this job.
    fn poll_request(&self) -> Self::Poll;
    /// The state of the job, by a response to that request.
    fn state(response: &<Self::Poll as Action>::Output) -> JobState;
}

/// How waiting ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitOutcome<R> {
    /// The job has ended as it should; the last response.
    Done(Response<R>),
    /// The job has failed; the last response says how.
    Failed(Response<R>),
    /// The time was up while the job still ran; the last response.
    Timeout(Response<R>),
}

/// Waits for a job: asks the service again and again for its state, at poll intervals that grow.
///
/// Defaults: intervals from 2 to 30 seconds, each one and a half times as long as the one before, and an hour in all.
#[must_use = "nothing is sent until `wait`"]
pub struct Waiter<W: Waitable, M: Mode = Async> {
    pub(super) client: Client<M>,
    pub(super) request: W::Poll,
    next_interval: Duration,
    longest_interval: Duration,
    timeout: Duration,
    waited: Duration,
}

/// What to do after a response: ask again after a poll interval, or end.
pub(super) type Polled<W> =
    ControlFlow<WaitOutcome<<<W as Waitable>::Poll as Action>::Output>, Duration>;

impl<W: Waitable, M: Mode> Waiter<W, M> {
    #[doc(hidden)]
    pub fn new(client: Client<M>, started: &W) -> Self {
        Self {
            client,
            request: started.poll_request(),
            next_interval: Duration::from_secs(2),
            longest_interval: Duration::from_secs(30),
            timeout: Duration::from_secs(3600),
            waited: Duration::ZERO,
        }
    }

    /// The first poll interval and the longest one. Each is a millisecond at least.
    pub fn poll_interval(mut self, first: Duration, longest: Duration) -> Self {
        // Intervals of zero would flood the service, and never add up to the timeout.
        self.next_interval = first.max(Duration::from_millis(1));
        self.longest_interval = longest.max(self.next_interval);
        self
    }

    /// The longest that the poll intervals may add up to. Default: an hour.
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
        let interval = self.next_interval.min(left);
        self.waited += interval;
        let longer = self.next_interval.saturating_add(self.next_interval / 2);
        self.next_interval = longer.min(self.longest_interval);
        ControlFlow::Continue(interval)
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
                ControlFlow::Continue(interval) => self.client.sleep(interval).await,
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
