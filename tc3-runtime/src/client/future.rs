//! The future of a call, as a type that can be named.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::action::ActionOutput;
use crate::call::{self, CallOutput};
use crate::error::Error;
use crate::response::Response;

/// A call, whatever the type of its response.
pub(super) type Call = Pin<Box<dyn Future<Output = Result<CallOutput, Error>> + Send>>;

/// A call under way. Await it for a [`Response`] or an [`Error`].
///
/// It is a type with a name, so that the compiler reports a forgotten parameter once. Only its last step, reading the
/// response, knows the response's type.
#[must_use = "a call is sent when its future is awaited"]
pub struct SendFuture<R> {
    call: Call,
    response: PhantomData<fn() -> R>,
}

impl<R: ActionOutput> SendFuture<R> {
    pub(super) fn new(
        call: impl Future<Output = Result<CallOutput, Error>> + Send + 'static,
    ) -> Self {
        Self {
            call: Box::pin(call),
            response: PhantomData,
        }
    }

    /// The call without its last step, reading the response into its type.
    #[cfg(feature = "blocking")]
    pub(super) fn into_call(self) -> Call {
        self.call
    }
}

impl<R: ActionOutput> Future for SendFuture<R> {
    type Output = Result<Response<R>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.call
            .as_mut()
            .poll(context)
            .map(|output| output.and_then(call::finish))
    }
}

impl<R> fmt::Debug for SendFuture<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendFuture").finish_non_exhaustive()
    }
}
