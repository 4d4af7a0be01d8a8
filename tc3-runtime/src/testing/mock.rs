//! The mock of the service itself.

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

/// The time that requests to a mock are signed with: 2023-11-14 22:13:20 UTC.
const NOW: u64 = 1_700_000_000;

/// Stands in for the service, inside of the test. Clones share rules and calls. See the [module](super).
#[derive(Clone, Default)]
pub struct MockService {
    switchboard: Arc<Switchboard>,
    sleep_impl: VirtualSleep,
}

impl MockService {
    /// A mock without rules, which refuses every request.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a rule for requests of an action. Of several rules that fit, the first one that is not used up takes the
    /// request; a rule whose last step has no [`times`](super::Rule::times) is never used up.
    #[track_caller]
    pub fn on<A: Action + 'static>(&self) -> RuleBuilder<A> {
        RuleBuilder::new(Arc::clone(&self.switchboard), Location::caller())
    }

    /// A client of this mock with default settings. The caller's type chooses which client: a service's or the
    /// runtime's own, asynchronous or blocking.
    ///
    /// # Errors
    ///
    /// None that is known; those of [`ClientBuilder::build`].
    pub fn client<C: ServiceClient>(&self) -> Result<C, Error> {
        self.client_builder()?.build()
    }

    /// A builder for a client of this mock: set retries, timeouts or interceptors, then build it. It sends to this mock
    /// whatever endpoint is set. Credentials, clock and sleeps are set, and delays between attempts are always the
    /// longest.
    ///
    /// # Errors
    ///
    /// None that is known; those of [`Credentials::new`].
    pub fn client_builder<C: ServiceClient>(&self) -> Result<ClientBuilder<C>, Error> {
        let credentials = Credentials::new("AKIDMOCKSERVICE", "mock-service-key")?;
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

    /// How long the mock's clients have slept between attempts and waited for timeouts, all together. No real time
    /// passed.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.sleep_impl.elapsed()
    }

    /// Checks that every step of every rule can be used and was taken as often as it should be, the last one at least
    /// once, and that every request had a rule.
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
