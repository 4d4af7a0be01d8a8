//! The double itself.

use std::fmt;
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use super::call::RecordedCall;
use super::clock::VirtualSleep;
use super::connector::MockConnector;
use super::rule::RuleBuilder;
use super::switchboard::Switchboard;
use super::verify::VerifyError;
use crate::action::Action;
use crate::client::{ClientBuilder, ServiceClient};
use crate::credentials::Credentials;
use crate::error::Error;
use crate::time::AsyncSleep;

/// When requests to a double are signed: 2023-11-14 22:13:20 UTC.
const NOW: u64 = 1_700_000_000;

/// A stand-in for the service, inside of the test. Clones are the same double. See the [module](super).
#[derive(Clone, Default)]
pub struct MockService {
    switchboard: Arc<Switchboard>,
    sleep_impl: VirtualSleep,
}

impl MockService {
    /// A double without rules: it refuses every request.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a rule for requests of an action. Of several rules that fit, the first one that is not used up counts.
    #[track_caller]
    pub fn on<A: Action + 'static>(&self) -> RuleBuilder<A> {
        RuleBuilder::new(Arc::clone(&self.switchboard), Location::caller())
    }

    /// A client of this double, with the settings that every client begins with: whichever client is wanted, of a
    /// service or the runtime's own, asynchronous or blocking.
    ///
    /// # Errors
    ///
    /// None that is known; those of [`ClientBuilder::build`].
    pub fn client<C: ServiceClient>(&self) -> Result<C, Error> {
        self.client_builder()?.build()
    }

    /// The settings of a client of this double, to be changed before it is made: retries, timeouts, interceptors. It
    /// stays this double's whatever is set, an endpoint too. Pauses are always the longest, and credentials, clock and
    /// timer are set.
    ///
    /// # Errors
    ///
    /// None that is known; those of [`Credentials::new`].
    pub fn client_builder<C: ServiceClient>(&self) -> Result<ClientBuilder<C>, Error> {
        let credentials = Credentials::new("AKIDTESTDOUBLE", "test-double-key")?;
        let connector = MockConnector {
            switchboard: Arc::clone(&self.switchboard),
            sleep_impl: self.sleep_impl.clone(),
        };
        Ok(ClientBuilder::new()
            .credentials(credentials)
            .time_source(|| NOW)
            .sleep_impl(self.sleep_impl.clone())
            .random_source(|| 1.0)
            .connector(connector))
    }

    /// Every request that came in, in order: each attempt of a call, whether a rule took it or not.
    #[must_use]
    pub fn calls(&self) -> Vec<RecordedCall> {
        self.switchboard.calls()
    }

    /// How long the double's clients have paused and waited for timeouts, all together. None of it was real.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.sleep_impl.elapsed()
    }

    /// Confirms that every step of every rule was taken as often as it should be, the last one at least once, and that
    /// no request came for which there was no rule.
    ///
    /// # Errors
    ///
    /// Says which rules and requests, with the place of each rule in the test.
    pub fn verify(&self) -> Result<(), VerifyError> {
        self.switchboard.verify()
    }
}

impl fmt::Debug for MockService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockService")
            .field("calls", &self.calls())
            .finish_non_exhaustive()
    }
}
