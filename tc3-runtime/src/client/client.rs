//! The client that all services share.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::config::ClientConfig;
use super::future::SendFuture;
use super::mode::{Async, Mode};
use crate::action::{Action, CallInfo};
use crate::call::{self, RequestConfig, Settings, Shared};

/// What the clients of all services share: connections, credentials, clock, retry budget and rate limit.
///
/// A generated client, such as [`sts::Client`](crate::sts::Client), wraps it and has a method for each action. Clients
/// of several services share one of these by cloning it:
///
/// ```
/// use tc3_runtime::{Client, Credentials, sts};
///
/// # fn main() -> Result<(), tc3_runtime::Error> {
/// # let here = || tc3_runtime::Endpoint::custom("http://127.0.0.1:9");
/// let sts = sts::Client::builder()
///     .credentials(Credentials::new("AKIDEXAMPLE", "example-key")?)
/// #   .endpoint(here()?)
///     .build()?;
/// // With the same connections, credentials, budget and limits.
/// let shared: Client = sts.runtime().clone();
/// let other = sts::Client::from(shared);
/// # let _ = other;
/// # Ok(())
/// # }
/// ```
///
/// It is `Clone + Send + Sync`, and a clone is cheap. It needs a tokio runtime with time and I/O; the mode `Blocking`,
/// with the feature `blocking`, needs none.
#[derive(Clone)]
pub struct Client<M = Async> {
    shared: Arc<Shared>,
    settings: Arc<Settings>,
    mode: M,
}

/// A client of one service, which wraps a [`Client`]. Implemented by generated clients and by [`Client`] itself.
pub trait ServiceClient: From<Client<Self::Mode>> {
    /// Whether its calls are awaited or block.
    type Mode: Mode;
}

impl<M: Mode> ServiceClient for Client<M> {
    type Mode = M;
}

/// Where a request builder's `send` sends its request: a client, or a reference to one.
pub trait Dispatch<A: Action> {
    /// What sending returns.
    type Output;

    /// Sends the request.
    fn dispatch(self, request: A) -> Self::Output;
}

impl<M: Mode> Client<M> {
    pub(super) fn new(shared: Shared, settings: Settings, mode: M) -> Self {
        Self {
            shared: Arc::new(shared),
            settings: Arc::new(settings),
            mode,
        }
    }

    /// The same client with other settings, for one call or for many. What `options` does not set stays as it is.
    #[must_use]
    pub fn with_config(&self, options: RequestConfig) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            settings: Arc::new(self.settings.overridden(options)),
            mode: self.mode.clone(),
        }
    }

    /// Sends a request of any action.
    ///
    /// What comes back is a [`SendFuture`]; from a blocking client it is the result. The request is
    /// validated and encoded at once; signing and sending begin when the future is first polled.
    /// Dropping the future ends the call and leaves nothing behind, but the service may already have
    /// received it.
    pub fn send<A: Action>(&self, request: A) -> M::Sent<A::Output> {
        let keep_parameters = self.shared.connector.reads_parameters();
        let prepared = call::prepare(&request, &self.settings, keep_parameters);
        // The photo is in the body now; keeping the request would keep it twice.
        drop(request);
        let (shared, settings) = (Arc::clone(&self.shared), Arc::clone(&self.settings));
        let call = call::run(shared, settings, CallInfo::of::<A>(), prepared);
        self.mode
            .hand_over(SendFuture::new(call), <A as Action>::NAME)
    }

    /// Sleeps, by the client's [`AsyncSleep`](crate::time::AsyncSleep).
    pub(crate) fn sleep(&self, duration: Duration) -> M::Slept {
        let sleep_impl = Arc::clone(&self.shared.clocks.sleep_impl);
        // The sleep must begin on the thread whose runtime it waits in.
        self.mode
            .wait(Box::pin(async move { sleep_impl.sleep(duration).await }))
    }
}

/// For the calls to STS (Security Token Service) that get credentials.
#[cfg(feature = "role-credentials")]
impl Client {
    /// Like [`send`](Self::send), and also returns the service's `Date`, from which the expiry of the credentials in
    /// the response is counted.
    pub(crate) async fn send_with_server_date<A: Action>(
        &self,
        request: A,
    ) -> Result<(A::Output, Option<std::num::NonZeroU64>), crate::error::Error> {
        let prepared = call::prepare(&request, &self.settings, false);
        drop(request);
        let (shared, settings) = (Arc::clone(&self.shared), Arc::clone(&self.settings));
        let output = call::run(shared, settings, CallInfo::of::<A>(), prepared).await?;
        let date = output.date();
        Ok((call::finish::<A::Output>(output)?.into_output(), date))
    }

    /// Where calls of a service go, for messages.
    pub(crate) fn host_of(&self, service: &crate::service::ServiceInfo) -> String {
        let target = self.shared.targets.endpoint().target(service);
        target.map_or_else(|_| service.name.to_owned(), |target| target.host)
    }
}

impl<M> Client<M> {
    /// The settings of this client's calls, with the defaults filled in.
    #[must_use]
    pub fn config(&self) -> ClientConfig<'_> {
        ClientConfig::new(&self.shared, &self.settings)
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }
}

impl<A: Action, M: Mode> Dispatch<A> for Client<M> {
    type Output = M::Sent<A::Output>;

    fn dispatch(self, request: A) -> Self::Output {
        self.send(request)
    }
}

impl<A: Action, M: Mode> Dispatch<A> for &Client<M> {
    type Output = M::Sent<A::Output>;

    fn dispatch(self, request: A) -> Self::Output {
        self.send(request)
    }
}

impl<M> fmt::Debug for Client<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("credentials", &self.shared.credentials_cache)
            .field("config", &self.config())
            .finish()
    }
}
