//! How calls are waited for: by a task, or by the calling thread.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use super::future::SendFuture;
use crate::action::ActionOutput;
use crate::error::ConfigurationError;

/// How a client's calls are waited for: [`Async`], or `Blocking` with the feature `blocking`.
///
/// Code that leaves the waiting to its caller can be written once for both kinds of client. No other type can have
/// the trait.
///
/// ```
/// use tc3_runtime::sts::Client;
/// use tc3_runtime::sts::actions::AssumeRoleResponse;
/// use tc3_runtime::client::Mode;
///
/// fn assume<M: Mode>(client: &Client<M>, role: &str) -> M::Sent<AssumeRoleResponse> {
///     client.assume_role().role_arn(role).role_session_name("example").send()
/// }
/// # let _ = assume::<tc3_runtime::client::Async>;
/// ```
pub trait Mode: Sealed + Clone + Send + Sync + 'static {
    /// What sending returns: a [`SendFuture`], or the result itself.
    type Sent<R: ActionOutput>;

    /// What waiting on the client's timer returns.
    #[doc(hidden)]
    type Paused;

    /// What a client of this mode needs beside connections.
    #[doc(hidden)]
    fn start() -> Result<Self, ConfigurationError>;

    /// Hands over a call of `action` that has not begun.
    #[doc(hidden)]
    fn hand_over<R: ActionOutput>(
        &self,
        call: SendFuture<R>,
        action: &'static str,
    ) -> Self::Sent<R>;

    #[doc(hidden)]
    fn wait(&self, pause: Paused) -> Self::Paused;
}

/// A pause that has not begun.
pub(super) type Paused = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Keeps [`Mode`] to this crate.
pub trait Sealed {}

/// Calls are futures, to be awaited in a tokio runtime. The mode of a plain client.
#[derive(Clone, Copy, Default)]
#[non_exhaustive]
pub struct Async;

impl Sealed for Async {}

impl Mode for Async {
    type Sent<R: ActionOutput> = SendFuture<R>;
    type Paused = Paused;

    fn start() -> Result<Self, ConfigurationError> {
        Ok(Self)
    }

    fn hand_over<R: ActionOutput>(&self, call: SendFuture<R>, _: &'static str) -> SendFuture<R> {
        call
    }

    fn wait(&self, pause: Paused) -> Paused {
        pause
    }
}

impl fmt::Debug for Async {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Async")
    }
}
