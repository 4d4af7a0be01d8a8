//! The two modes of a client: a task awaits the call, or the calling thread waits.

use std::fmt;

use super::future::SendFuture;
use crate::action::ActionOutput;
use crate::error::ConfigurationError;
use crate::time::Sleep;

/// The mode of a client: [`Async`], whose calls are awaited, or `Blocking` (feature `blocking`), whose calls block.
///
/// A function that is generic over it works with both kinds of client. No other type can implement the trait.
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

    /// What sleeping returns.
    #[doc(hidden)]
    type Slept;

    /// Makes what a client of this mode needs: for `Blocking`, its thread.
    #[doc(hidden)]
    fn start() -> Result<Self, ConfigurationError>;

    /// Makes of a call, which has not begun, what `send` returns.
    #[doc(hidden)]
    fn hand_over<R: ActionOutput>(
        &self,
        call: SendFuture<R>,
        action: &'static str,
    ) -> Self::Sent<R>;

    #[doc(hidden)]
    fn wait(&self, sleep: Sleep) -> Self::Slept;
}

/// No other crate can implement [`Mode`].
pub trait Sealed {}

/// The mode of a plain client: a call is a future, to be awaited in a tokio runtime.
#[derive(Clone, Copy, Default)]
#[non_exhaustive]
pub struct Async;

impl Sealed for Async {}

impl Mode for Async {
    type Sent<R: ActionOutput> = SendFuture<R>;
    type Slept = Sleep;

    fn start() -> Result<Self, ConfigurationError> {
        Ok(Self)
    }

    fn hand_over<R: ActionOutput>(&self, call: SendFuture<R>, _: &'static str) -> SendFuture<R> {
        call
    }

    fn wait(&self, sleep: Sleep) -> Sleep {
        sleep
    }
}

impl fmt::Debug for Async {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Async")
    }
}
