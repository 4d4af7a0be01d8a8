//! A client of a faulty server that waits for nothing.

use iai_client::{Client, ClientBuilder, Endpoint, Error, RetryConfig};
use iai_tests::faulty::Step;
use iai_tests::lab;
use iai_tests::stopwatch::Stopwatch;
use serde_json::{from_value, json};

pub(crate) fn builder(url: &str) -> ClientBuilder {
    Client::builder()
        .credentials(lab::credentials())
        .endpoint(Endpoint::custom(url).unwrap())
        .timer(Stopwatch::default())
        .retry(RetryConfig::new())
}

pub(crate) fn client(url: &str) -> Client {
    builder(url).build().unwrap()
}

/// Reads a person and tells how often that was sent, with the code of the error if there was one.
pub(crate) fn read(client: &Client) -> (u32, Option<String>) {
    told(lab::wait(
        client.get_person_base_info().person_id("p").send(),
    ))
}

/// Creates a person, likewise.
pub(crate) fn create(client: &Client) -> (u32, Option<String>) {
    let parameters = json!({
        "GroupId": "g", "PersonName": "n", "PersonId": "p", "Url": "http://example.com/p.jpg",
    });
    let request: iai_client::actions::CreatePersonRequest = from_value(parameters).unwrap();
    told(lab::wait(client.send(request)))
}

fn told<R>(result: Result<iai_client::Answer<R>, Error>) -> (u32, Option<String>) {
    match result {
        Ok(answer) => (answer.attempts(), None),
        Err(error) => {
            let what = error
                .code_str()
                .map_or_else(|| error.to_string(), str::to_owned);
            (error.attempts(), Some(what))
        }
    }
}

/// An answer that fits both.
pub(crate) fn success() -> Step {
    let fields = json!({ "FaceId": "1", "PersonName": "n", "FaceIds": ["1"], "RequestId": "r-ok" });
    Step::response(&fields)
}
