//! Waiting for the job of any action.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use super::{Pending, untyped};
use crate::action::ActionOutput;
use crate::client::Client;
use crate::error::Error;
use crate::response::Response;
use crate::waiting::{WaitOutcome, Waitable, Waiter};

/// Makes the waiter of a response, which must be of the type that the function is for.
pub(super) type WaitForJob = fn(&Client, &Value) -> Option<DynWaiter>;

/// How waiting for the job of any action ended; the last response is JSON.
pub type DynOutcome = WaitOutcome<Value>;

/// Waits for the job of any action, as a [`Waiter`] does.
#[must_use = "nothing is sent until `wait`"]
pub struct DynWaiter(Box<dyn AnyWaiter>);

trait AnyWaiter: fmt::Debug + Send {
    fn poll_interval(self: Box<Self>, first: Duration, longest: Duration) -> Box<dyn AnyWaiter>;
    fn timeout(self: Box<Self>, timeout: Duration) -> Box<dyn AnyWaiter>;
    fn wait(self: Box<Self>) -> Pending<'static, Result<DynOutcome, Error>>;
}

impl<W> AnyWaiter for Waiter<W>
where
    W: Waitable + Send + 'static,
    W::Poll: Send,
{
    fn poll_interval(self: Box<Self>, first: Duration, longest: Duration) -> Box<dyn AnyWaiter> {
        Box::new(Waiter::poll_interval(*self, first, longest))
    }

    fn timeout(self: Box<Self>, timeout: Duration) -> Box<dyn AnyWaiter> {
        Box::new(Waiter::timeout(*self, timeout))
    }

    fn wait(self: Box<Self>) -> Pending<'static, Result<DynOutcome, Error>> {
        let waiter: Self = *self;
        Box::pin(async {
            Ok(match waiter.wait().await? {
                WaitOutcome::Done(last) => WaitOutcome::Done(untyped(last)),
                WaitOutcome::Failed(last) => WaitOutcome::Failed(untyped(last)),
                WaitOutcome::Timeout(last) => WaitOutcome::Timeout(untyped(last)),
            })
        })
    }
}

pub(super) fn waiter<R>(client: &Client, response: &Value) -> Option<DynWaiter>
where
    R: Waitable + ActionOutput,
    R::Poll: Send,
{
    let started = Response::<R>::deserialize(response).ok()?.into_output();
    Some(DynWaiter(Box::new(Waiter::new(client.clone(), &started))))
}

impl DynWaiter {
    /// The first poll interval and the longest one, see [`Waiter::poll_interval`].
    pub fn poll_interval(self, first: Duration, longest: Duration) -> Self {
        Self(self.0.poll_interval(first, longest))
    }

    /// The longest that the poll intervals may add up to. Default: an hour.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self(self.0.timeout(timeout))
    }

    /// Waits for the end of the job.
    ///
    /// # Errors
    ///
    /// Those of the first call that fails. The job is not affected.
    pub async fn wait(self) -> Result<DynOutcome, Error> {
        self.0.wait().await
    }
}

impl fmt::Debug for DynWaiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
