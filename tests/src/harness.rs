//! An emulator and a client that talks to it over a real socket.

use crate::raw::{Request, Response as RawResponse, SECRET_ID, SECRET_KEY};
use iai_client::{
    Client, ClientBuilder, Credentials, Endpoint, Error, RequestConfig, Response, RetryConfig,
    action::Action,
};
use iai_emulator::Emulator;
use serde_json::{Value, json};
use std::future::Future;
use tokio::runtime::Runtime;

/// An emulator with a client of its own. Both end with it.
#[derive(Debug)]
pub struct EmulatorHarness {
    /// The client, signing with [`SECRET_ID`] and [`SECRET_KEY`].
    pub client: Client,
    // Before the emulator: it stops at once when no connection is open any more.
    runtime: Runtime,
    /// The emulator.
    pub emulator: Emulator,
}

impl EmulatorHarness {
    /// An emulator with an empty account.
    #[must_use]
    pub fn new() -> Self {
        Self::of(emulator())
    }

    /// A running emulator.
    #[must_use]
    pub fn of(emulator: Emulator) -> Self {
        Self {
            client: client(&emulator.url()),
            runtime: runtime(),
            emulator,
        }
    }

    /// An emulator with one group, made without the client: id `g`, with five description fields.
    #[must_use]
    pub fn with_group() -> Self {
        let harness = Self::new();
        let group = json!({
            "GroupId": "g", "GroupName": "Group", "GroupExDescriptions": ["a", "b", "c", "d", "e"],
        });
        harness.create_group(&group);
        harness
    }

    /// Creates a group without the client.
    ///
    /// # Panics
    ///
    /// When the emulator refuses it.
    pub fn create_group(&self, group: &Value) {
        let response = self.raw(&Request::post("CreateGroup", group));
        assert_eq!(response.code(), None, "{}", response.body);
    }

    /// Signs and sends a request without the client.
    #[must_use]
    pub fn raw(&self, request: &Request) -> RawResponse {
        request.send(self.emulator.address())
    }

    /// Sends a request with the client.
    ///
    /// # Errors
    ///
    /// The client's own.
    pub fn send<A: Action>(
        &self,
        request: A,
        options: RequestConfig,
    ) -> Result<Response<A::Output>, Error> {
        self.wait(self.client.with_config(options).send(request))
    }

    /// Runs a future to its end.
    pub fn wait<F: Future>(&self, future: F) -> F::Output {
        self.runtime.block_on(future)
    }

    /// The persons that the emulator holds.
    #[must_use]
    pub fn persons(&self) -> Value {
        self.emulator.state()["Persons"].clone()
    }

    /// The groups that the emulator holds.
    #[must_use]
    pub fn groups(&self) -> Value {
        self.emulator.state()["Groups"].clone()
    }
}

impl Default for EmulatorHarness {
    fn default() -> Self {
        Self::new()
    }
}

/// An emulator that knows one key and has an empty account.
///
/// # Panics
///
/// When it cannot start.
#[must_use]
pub fn emulator() -> Emulator {
    Emulator::builder()
        .credentials(SECRET_ID, SECRET_KEY)
        .start()
        .expect("an emulator")
}

/// The key that [`emulator`] knows.
///
/// # Panics
///
/// Never; the key is fit to be one.
#[must_use]
pub fn credentials() -> Credentials {
    Credentials::new(SECRET_ID, SECRET_KEY).expect("a key")
}

/// Settings of a client of whatever listens at `url`, as they are by default.
///
/// # Panics
///
/// When `url` is no address.
pub fn builder(url: &str) -> ClientBuilder {
    Client::builder()
        .credentials(credentials())
        .endpoint(Endpoint::custom(url).expect("an address"))
}

/// A client of whatever listens at `url`. It sends once, so that a test sees what the first response leads to.
///
/// # Panics
///
/// When `url` is no address.
#[must_use]
pub fn client(url: &str) -> Client {
    let builder = builder(url).retry(RetryConfig::off());
    builder.build().expect("a client")
}

/// Runs a future to its end, on a runtime made for it.
pub fn wait<F: Future>(future: F) -> F::Output {
    runtime().block_on(future)
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}
