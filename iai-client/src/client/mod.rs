//! The client: settings that are shared, and one method that sends any request.

mod admission;
mod attempt;
mod attempts;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
mod carrier;
mod clocks;
mod course;
#[cfg(feature = "role-credentials")]
mod dated;
#[cfg(feature = "role-credentials")]
mod direct;
mod future;
mod headers;
mod mode;
mod observe;
mod options;
mod prepare;
mod recover;
mod result;
mod signature_help;
#[cfg(test)]
mod tests;
mod transport;
mod watch;
#[cfg(feature = "blocking")]
mod worker;

use std::fmt;
use std::sync::Arc;

#[cfg(feature = "blocking")]
pub use blocking::Blocking;
pub use builder::{ClientBuilder, Language};
pub(crate) use call::CallInfo;
#[cfg(feature = "role-credentials")]
pub(crate) use direct::{Direct, DirectAnswer};
pub use future::SendFuture;
pub use mode::{Async, Mode};
pub use options::CallOptions;
pub(crate) use prepare::Payload;
pub use result::Answer;
pub use signature_help::SignatureHelp;
#[cfg(feature = "rustls")]
pub use transport::Trust;
pub use transport::{CertificateError, Proxy, ProxyError, TransportConfig};

use crate::action::Action;
use crate::credentials::Keyring;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::intercept::Intercept;
use crate::random::RandomSource;
use crate::rate::Limiter;
use crate::retry::{Budget, Skew};
use crate::time::TimeSource;
use crate::timer::Timer;
use options::Settings;

/// A client of the API.
///
/// It is `Clone + Send + Sync`; clones share connections and settings, so one client serves a
/// whole program. It needs a tokio runtime with time and I/O; one that needs none is in the module
/// `blocking`, with the feature of that name.
///
/// ```no_run
/// # fn main() -> Result<(), iai_client::Error> {
/// use iai_client::{Client, Credentials, Endpoint};
///
/// // TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, and TENCENTCLOUD_REGION if it is set.
/// let client = Client::from_env()?;
/// // Or everything said in the program.
/// let client = Client::builder()
///     .credentials(Credentials::new("AKID…", "…")?)
///     .endpoint(Endpoint::international())
///     .region("ap-singapore")
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client<M = Async> {
    shared: Arc<Shared>,
    settings: Arc<Settings>,
    mode: M,
}

/// What all clones of a client share.
struct Shared {
    carrier: carrier::Carrier,
    keyring: Keyring,
    endpoint: Endpoint,
    clock: Arc<dyn TimeSource>,
    skew: Skew,
    timer: Arc<dyn Timer>,
    random: Arc<dyn RandomSource>,
    budget: Budget,
    headers: headers::FixedHeaders,
    answer_limit: usize,
    limiter: Option<Limiter>,
    interceptors: Vec<Box<dyn Intercept>>,
}

impl Shared {
    /// The time to sign: the clock's, corrected if the service has found it wrong.
    fn signing_time(&self) -> u64 {
        self.skew.correct(self.clock.unix_seconds())
    }
}

/// Something that a builder's `send` can hand its request to.
pub trait Dispatch<A: Action> {
    /// What sending returns.
    type Output;

    /// Sends the request.
    fn dispatch(self, request: A) -> Self::Output;
}

impl Client {
    /// A client with the credentials and the region of the environment: `TENCENTCLOUD_SECRET_ID`,
    /// `TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` or `TENCENTCLOUD_SESSION_TOKEN`, and
    /// `TENCENTCLOUD_REGION`.
    ///
    /// # Errors
    ///
    /// A variable is missing or cannot be right; https cannot be set up on this machine.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    /// A client with the first credentials that are found where the vendor's tools keep them, and the region of
    /// `TENCENTCLOUD_REGION`. See [`ProviderChain`](crate::ProviderChain) for the places and their order.
    ///
    /// They are looked for by the first call, which ends with an error that lists every place when there are none.
    ///
    /// ```no_run
    /// # async fn count() -> Result<(), iai_client::Error> {
    /// let client = iai_client::Client::from_default_chain()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The region is unfit; https cannot be set up on this machine.
    pub fn from_default_chain() -> Result<Self, Error> {
        ClientBuilder::from_default_chain().build()
    }

    /// A builder without any settings. Credentials, or a provider of them, are the only ones it needs.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }
}

impl<M: Mode> Client<M> {
    /// The same client with other options, for one call or for many. Options that are not set stay
    /// as they are.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
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
    pub fn send<A: Action>(&self, request: A) -> M::Sent<A::Response> {
        let prepared = prepare::prepare(&request, &self.settings);
        // The photo is in the body now; keeping the request would keep it twice.
        drop(request);
        let call = call::run(self.asynchronous(), CallInfo::of::<A>(), prepared);
        self.mode
            .hand_over(SendFuture::new(call), <A as Action>::NAME)
    }
}

impl<M> Client<M> {
    /// The client as a call under way has it, on whichever thread.
    fn asynchronous(&self) -> Client {
        Client {
            shared: Arc::clone(&self.shared),
            settings: Arc::clone(&self.settings),
            mode: Async,
        }
    }
}

impl Client {
    /// Waits on the client's timer.
    pub(crate) async fn pause(&self, duration: std::time::Duration) {
        self.shared.timer.pause(duration).await;
    }
}

impl<A: Action, M: Mode> Dispatch<A> for Client<M> {
    type Output = M::Sent<A::Response>;

    fn dispatch(self, request: A) -> Self::Output {
        self.send(request)
    }
}

impl<A: Action, M: Mode> Dispatch<A> for &Client<M> {
    type Output = M::Sent<A::Response>;

    fn dispatch(self, request: A) -> Self::Output {
        self.send(request)
    }
}

impl<M> fmt::Debug for Client<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("credentials", &self.shared.keyring)
            .field("endpoint", &self.shared.endpoint)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
