//! The blocking client in tasks of a runtime: calls, lists and drops, on runtimes of both flavours.

use super::settings;
use iai_client::blocking;
use iai_tests::fake_server::FakeServer;
use iai_tests::harness;
use serde_json::json;
use std::time::Duration;

/// A call, a list and a drop in the middle of it.
fn used(url: &str) -> usize {
    let client: blocking::Client = settings(url).build().unwrap();
    for id in ["a", "b", "c"] {
        let call = client.create_group().group_id(id).group_name(id);
        assert_eq!(call.send().unwrap().attempts(), 1);
    }
    let mut pages = client.get_group_list().limit(1).paginator();
    assert_eq!(pages.next().unwrap().unwrap().len(), 1);
    drop(client);
    let rest = pages.by_ref().take(1).count();
    drop(pages);
    1 + rest
}

#[tokio::test]
async fn in_a_task_of_a_runtime_with_one_thread() {
    let emulator = harness::emulator();
    assert_eq!(used(&emulator.url()), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_tasks_of_a_runtime_with_two_threads() {
    let emulators = [
        harness::emulator(),
        harness::emulator(),
        harness::emulator(),
    ];
    let mut tasks = tokio::task::JoinSet::new();
    for emulator in &emulators {
        let url = emulator.url();
        tasks.spawn(async move { used(&url) });
    }
    assert_eq!(tasks.join_all().await, [2, 2, 2]);
}

/// The pause and the timeouts are those of the client's own thread; the clock of the task stands still meanwhile.
#[tokio::test(start_paused = true)]
async fn in_a_task_whose_clock_stands_still() {
    let throttled = json!({
        "Error": { "Code": "RequestLimitExceeded", "Message": "Told by the test." }, "RequestId": "e",
    });
    let server = FakeServer::answering([throttled, json!({ "GroupNum": 0, "RequestId": "r" })]);
    let retry = iai_client::RetryConfig::new().base_delay(Duration::from_millis(5));
    let settings = settings(&server.url()).retry(retry);
    let client = settings.build().unwrap();
    let response = client.get_group_list().send().unwrap();
    assert_eq!(response.attempts(), 2);
}

/// A task has a budget of steps between two looks at the runtime; a call must come to its end when none is left.
#[tokio::test]
async fn in_a_task_that_has_used_up_its_turn() {
    let emulator = harness::emulator();
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    for _ in 0..1_000 {
        sender.send(()).unwrap();
    }
    let mut taken = 0;
    std::future::poll_fn(|context| {
        while receiver.poll_recv(context).is_ready() {
            taken += 1;
        }
        assert!(taken > 0 && taken < 1_000, "{taken}");
        assert_eq!(used(&emulator.url()), 2);
        std::task::Poll::Ready(())
    })
    .await;
}

/// A client that outlives the runtime in which it was made and used.
#[test]
fn after_the_runtime_it_was_made_in() {
    let emulator = harness::emulator();
    let client = harness::wait(async {
        let client: blocking::Client = settings(&emulator.url()).build().unwrap();
        client.get_group_list().send().unwrap();
        client
    });
    assert_eq!(client.get_group_list().send().unwrap().attempts(), 1);
}

/// The last clone goes in a task; one that never called as well.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dropped_in_a_task() {
    let emulator = harness::emulator();
    let build = || settings(&emulator.url()).build().unwrap();
    let client = build();
    client.get_group_list().send().unwrap();
    let (idle, clone) = (build(), client.clone());
    drop(client);
    tokio::spawn(async move { drop((clone, idle)) })
        .await
        .unwrap();
    assert_eq!(emulator.requests().len(), 1);
}
