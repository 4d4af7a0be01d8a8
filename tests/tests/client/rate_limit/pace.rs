//! The limit holds whatever calls wait for, and when callers stop polling them.

use super::{at_once, delete, harness, harness_with};
use iai_client::{
    RateLimit,
    credentials::{ProvideCredentials, ProvideFuture},
};
use iai_tests::harness as own;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// A call that is begun and then left alone, as `select!` and paginators do, is no obstacle to others, and its own turn
/// does not add to theirs when it is taken up again.
#[tokio::test(start_paused = true)]
async fn a_call_that_nobody_drives_holds_nobody_up() {
    let (_mock, arrivals, client) = harness(RateLimit::per_client(1));
    client.send(delete()).await.unwrap();
    let mut left_alone = pin!(client.send(delete()));
    let begun = (left_alone.as_mut()).poll(&mut Context::from_waker(Waker::noop()));
    assert!(begun.is_pending());
    timeout(Duration::from_secs(60), at_once(&client, 2))
        .await
        .expect("others go on");
    assert_eq!(arrivals.times(), [0, 2_000, 3_000]);
    left_alone.await.unwrap();
    assert_eq!(arrivals.times(), [0, 2_000, 3_000, 4_000]);
}

/// Nobody has a turn that was missed until others had gone.
#[tokio::test(start_paused = true)]
async fn a_turn_that_was_missed_is_not_given_to_those_behind() {
    let (_mock, arrivals, client) = harness(RateLimit::per_client(1));
    client.send(delete()).await.unwrap();
    let mut left_alone = Box::pin(client.send(delete()));
    let begun = (left_alone.as_mut()).poll(&mut Context::from_waker(Waker::noop()));
    assert!(begun.is_pending());
    let others = tokio::spawn({
        let client = client.clone();
        async move { at_once(&client, 3).await }
    });
    sleep(Duration::from_millis(2_500)).await;
    drop(left_alone);
    others.await.unwrap();
    assert_eq!(arrivals.times(), [0, 2_000, 3_000, 4_000]);
}

/// Many calls that were begun and left alone do not go all at once when they are taken up again.
#[tokio::test(start_paused = true)]
async fn calls_that_are_taken_up_again_keep_the_pace() {
    let (_mock, arrivals, client) = harness(RateLimit::per_client(1));
    client.send(delete()).await.unwrap();
    let mut calls: Vec<_> = (0..4).map(|_| Box::pin(client.send(delete()))).collect();
    for call in &mut calls {
        let begun = (call.as_mut()).poll(&mut Context::from_waker(Waker::noop()));
        assert!(begun.is_pending());
    }
    sleep(Duration::from_secs(100)).await;
    let calls: JoinSet<_> = calls.into_iter().collect();
    calls.join_all().await;
    // The first of them is late, as a timer may be.
    assert_eq!(arrivals.times(), [0, 100_000, 100_995, 101_995, 102_995]);
}

/// Turns are not used up by waiting for credentials, and then all of them at once.
#[tokio::test(start_paused = true)]
async fn calls_that_waited_for_credentials_keep_the_pace() {
    let (_mock, arrivals, client) = harness_with(|builder| {
        builder
            .rate_limit(RateLimit::per_client(10))
            .credentials_provider(Slow)
    });
    at_once(&client, 5).await;
    assert_eq!(arrivals.times(), [2_000, 2_100, 2_200, 2_300, 2_400]);
}

/// A source that takes two seconds.
struct Slow;

impl ProvideCredentials for Slow {
    fn provide(&self) -> ProvideFuture<'_> {
        Box::pin(async {
            sleep(Duration::from_secs(2)).await;
            Ok(own::credentials())
        })
    }
}
