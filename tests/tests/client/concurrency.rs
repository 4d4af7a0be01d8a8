//! One client for a whole program: shared by clones, used by many tasks at once.

use iai_client::Client;
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::harness;
use iai_tests::stopwatch::Stopwatch;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const CALLS: usize = 1_000;
/// At once over sockets; each takes two files of the process, of which many machines allow 1,024.
const AT_ONCE: usize = 50;

/// Does not compile otherwise.
const _: () = {
    const fn is_shareable<T: Send + Sync + Clone + 'static>() {}
    is_shareable::<Client>();
};

fn client(url: &str) -> Client {
    let builder = harness::builder(url).sleep_impl(Stopwatch::default());
    builder.build().unwrap()
}

fn runtime() -> Runtime {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(4).enable_all().build().unwrap()
}

/// So many calls, each by a task and a clone of its own: how many succeeded, and attempts in all.
async fn calls(client: &Client, count: usize) -> (usize, u32) {
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let mut calls = JoinSet::new();
    for _ in 0..count {
        let (client, turns) = (client.clone(), Arc::clone(&turns));
        calls.spawn(async move {
            let _turn = turns.acquire().await.unwrap();
            client.get_person_base_info().person_id("p").send().await
        });
    }
    let results = calls.join_all().await;
    let attempts = |result: &Result<_, iai_client::Error>| match result {
        Ok(response) => iai_client::Response::attempts(response),
        Err(error) => error.attempts(),
    };
    let succeeded = results.iter().filter(|result| result.is_ok()).count();
    (succeeded, results.iter().map(attempts).sum())
}

fn failure() -> Value {
    json!({ "Error": { "Code": "InternalError", "Message": "As asked." }, "RequestId": "r" })
}

/// Fifty at once, twenty times, and each fifty are answered together, so that each needs a connection of its own. On
/// one thread: on several a call may ask for a connection before the one that the call before it used is back.
#[test]
fn a_thousand_calls_share_one_pool() {
    let response = json!({ "PersonName": "n", "FaceIds": [], "RequestId": "r" });
    let server = FakeServer::doing_together(AT_ONCE, Step::kept(&response));
    let client = client(&server.url());
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    for _ in 0..CALLS / AT_ONCE {
        let ended = runtime.block_on(calls(&client, AT_ONCE));
        assert_eq!(ended, (AT_ONCE, 50));
    }
    assert_eq!(server.counts(), (AT_ONCE, CALLS));
}

#[test]
fn a_thousand_calls_share_one_budget() {
    let server = FakeServer::doing([Step::kept(&failure())]);
    // 500 tokens pay for 100 retries of 5, whoever comes first.
    let result = runtime().block_on(calls(&client(&server.url()), CALLS));
    assert_eq!(result, (0, 1_100));
    assert_eq!(server.counts().1, 1_100);
}
