//! A client whose credentials come from a source, and a server that notes what they sign.

use iai_client::actions::{DeleteGroupRequest, DeleteGroupResponse};
use iai_client::{
    Client, ClientBuilder, Endpoint, Error, ErrorKind, Response, RetryConfig,
    credentials::{CredentialsError, CvmRoleCredentialsProvider, ProvideCredentials},
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::harness;
use iai_tests::sources::{HandClock, NOW};
use serde_json::{from_value, json};
use tokio::runtime::Runtime;

/// Such a client, and such a server.
pub(crate) struct Harness {
    pub(crate) clock: HandClock,
    pub(crate) service: FakeServer,
    pub(crate) client: Client,
    runtime: Runtime,
}

impl Harness {
    pub(crate) fn new(provider: impl ProvideCredentials + 'static) -> Self {
        Self::at(NOW, provider, |builder| builder)
    }

    /// A client whose clock shows that time.
    pub(crate) fn at(
        time: u64,
        provider: impl ProvideCredentials + 'static,
        set: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Self {
        let clock = HandClock::at(time);
        let service = FakeServer::doing([success()]);
        let builder = builder(&service.url(), &clock).credentials_provider(provider);
        Self {
            client: set(builder).build().unwrap(),
            clock,
            service,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap(),
        }
    }

    pub(crate) fn call(&self) -> Result<Response<DeleteGroupResponse>, Error> {
        self.runtime.block_on(self.client.send(request()))
    }

    /// Calls, and says which token was sent, or why nothing was.
    pub(crate) fn token(&self) -> String {
        match self.call() {
            Ok(_) => self.service.header("x-tc-token").pop().unwrap(),
            Err(error) => {
                assert_eq!((error.attempts(), error.is_outcome_unknown()), (0, false));
                let action = "DeleteGroup: ";
                error.to_string().replacen(action, "", 1)
            }
        }
    }

    /// Runs a future beside the calls.
    pub(crate) fn wait<F: Future>(&self, future: F) -> F::Output {
        self.runtime.block_on(future)
    }
}

pub(crate) fn builder(url: &str, clock: &HandClock) -> ClientBuilder {
    Client::builder()
        .endpoint(Endpoint::custom(url).unwrap())
        .time_source(clock.clone())
        .sleep_impl(clock.clone())
        .retry(RetryConfig::off())
}

pub(crate) fn request() -> DeleteGroupRequest {
    from_value(json!({ "GroupId": "g" })).unwrap()
}

pub(crate) fn success() -> Step {
    Step::response(&json!({ "RequestId": "r-ok" }))
}

/// The role of a machine whose metadata service is `fake`.
pub(crate) fn role_of(fake: &FakeServer) -> CvmRoleCredentialsProvider {
    CvmRoleCredentialsProvider::new()
        .metadata_address(fake.url())
        .role("faces")
}

/// What a provider says by itself.
pub(crate) fn provided(
    provider: &dyn ProvideCredentials,
) -> Result<iai_client::Credentials, CredentialsError> {
    harness::wait(provider.provide())
}

/// The error of a source, out of that of a call.
pub(crate) fn of_source(error: &Error) -> &CredentialsError {
    match error.kind() {
        ErrorKind::Credentials(found) => found,
        other => panic!("{other:?}"),
    }
}

/// What is said of it, with an S for the source.
pub(crate) fn said(error: &CredentialsError) -> String {
    error.to_string().replace(error.source_name(), "S")
}
