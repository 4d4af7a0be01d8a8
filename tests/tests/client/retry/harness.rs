//! A faulty server, and a client of it whose pauses are known.

use iai_client::actions::{CreatePersonRequest, DeleteGroupRequest, GetPersonBaseInfoRequest};
use iai_client::{Client, ClientBuilder, Error, ErrorKind, RequestConfig, action::Action};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::harness;
use iai_tests::stopwatch::Stopwatch;
use serde_json::{Value, from_value, json};
use std::time::Duration;

/// When the requests of these tests are signed.
pub(crate) const NOW: u64 = 1_700_000_000;

pub(crate) struct Harness {
    pub(crate) server: FakeServer,
    pub(crate) watch: Stopwatch,
    pub(crate) client: Client,
}

impl Harness {
    pub(crate) fn new(steps: impl Into<Vec<Step>>) -> Self {
        Self::with(steps, |builder| builder)
    }

    pub(crate) fn with(
        steps: impl Into<Vec<Step>>,
        set: impl Fn(ClientBuilder) -> ClientBuilder,
    ) -> Self {
        let server = FakeServer::doing(steps);
        let watch = Stopwatch::default();
        let builder = set(builder(&server.url(), &watch));
        Self {
            client: builder.build().unwrap(),
            server,
            watch,
        }
    }

    /// Sends a request to its end: attempts, pauses, and the end in a word.
    pub(crate) fn course<A: Action>(&self, request: A) -> String {
        course(&self.client, &self.watch, request)
    }
}

/// A client that always draws the longest pause.
pub(crate) fn builder(url: &str, watch: &Stopwatch) -> ClientBuilder {
    harness::builder(url)
        .time_source(|| NOW)
        .sleep_impl(watch.clone())
        .random_source(|| 1.0)
        .request_config(RequestConfig::new().attempt_timeout(Duration::from_millis(400)))
}

pub(crate) fn course<A: Action>(client: &Client, watch: &Stopwatch, request: A) -> String {
    let result = harness::wait(client.send(request));
    let (attempts, end) = match &result {
        Ok(response) if response.is_recovered() => (response.attempts(), "recovered".to_owned()),
        Ok(response) => (response.attempts(), "done".to_owned()),
        Err(error) => (error.attempts(), word(error)),
    };
    let pauses = watch.poll_interval();
    if let Err(error) = &result {
        let waited: u128 = pauses.iter().sum();
        assert!(error.elapsed().as_millis() >= waited, "{error:?}");
    }
    let pauses: Vec<_> = pauses.iter().map(ToString::to_string).collect();
    let pauses = pauses.join(" + ");
    format!("{attempts} [{pauses}] {end}")
}

fn word(error: &Error) -> String {
    let kind = match error.kind() {
        ErrorKind::Service(service) => service.code().to_owned(),
        ErrorKind::Transport(transport) => format!("{:?}", transport.phase()),
        ErrorKind::Timeout(timeout) => format!("{:?} timeout", timeout.kind()),
        ErrorKind::Status(status) => format!("status {}", status.status()),
        ErrorKind::Decode(failure) => format!("{:?}", failure.problem()),
        other => format!("{other:?}"),
    };
    let unknown = if error.is_outcome_unknown() {
        ", unknown"
    } else {
        ""
    };
    format!("{kind}{unknown}")
}

pub(crate) fn read() -> GetPersonBaseInfoRequest {
    made(json!({ "PersonId": "p" }))
}

pub(crate) fn idempotent() -> DeleteGroupRequest {
    made(json!({ "GroupId": "g" }))
}

pub(crate) fn create() -> CreatePersonRequest {
    let url = "http://example.com/p.jpg";
    made(json!({ "GroupId": "g", "PersonName": "n", "PersonId": "p", "Url": url }))
}

pub(crate) fn made<R: serde::de::DeserializeOwned>(parameters: Value) -> R {
    from_value(parameters).unwrap()
}

/// A gateway that asks for so many seconds.
pub(crate) fn busy(seconds: u32) -> Step {
    Step::status(503).header("Retry-After", &seconds.to_string())
}

/// A response that fits each of the three actions.
pub(crate) fn success() -> Step {
    Step::response(&json!({
        "FaceId": "1", "PersonName": "n", "FaceIds": ["1"], "RequestId": "r-ok",
    }))
}
