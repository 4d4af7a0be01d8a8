//! How calls are waited for: by a task, or by the calling thread.

use std::fmt;

use super::SendFuture;
use crate::action::Response;

/// How a client's calls are waited for: [`Async`], or `blocking::Blocking` with the feature `blocking`.
///
/// Code that leaves the waiting to its caller can be written once for both kinds of client. No other type can have
/// the trait.
///
/// ```
/// use iai_client::actions::CreateGroupResponse;
/// use iai_client::{Client, Mode};
///
/// fn create_staff<M: Mode>(client: &Client<M>) -> M::Sent<CreateGroupResponse> {
///     client.create_group().group_id("staff").group_name("Staff").send()
/// }
/// # let _ = create_staff::<iai_client::Async>;
/// ```
pub trait Mode: Sealed + Clone + Send + Sync + 'static {
    /// What sending returns: a [`SendFuture`], or the result itself.
    type Sent<R: Response>;

    /// Hands over a call of `action` that has not begun.
    #[doc(hidden)]
    fn hand_over<R: Response>(&self, call: SendFuture<R>, action: &'static str) -> Self::Sent<R>;
}

/// Keeps [`Mode`] to this crate.
pub trait Sealed {}

/// Calls are futures, to be awaited in a tokio runtime. The mode of a plain [`Client`](crate::Client).
#[derive(Clone, Copy, Default)]
#[non_exhaustive]
pub struct Async;

impl Sealed for Async {}

impl Mode for Async {
    type Sent<R: Response> = SendFuture<R>;

    fn hand_over<R: Response>(&self, call: SendFuture<R>, _: &'static str) -> SendFuture<R> {
        call
    }
}

impl fmt::Debug for Async {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Async")
    }
}
