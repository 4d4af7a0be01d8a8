//! Pooled connections that the server has closed without a word.

use iai_client::actions::{CreateGroupRequest, GetGroupInfoRequest};
use iai_client::{Action, Client, Endpoint, Error, TransportConfig};
use iai_tests::closing::{Closes, Closing};
use iai_tests::lab;
use iai_tests::stopwatch::Stopwatch;
use std::collections::BTreeSet;
use std::future::Future;
use std::time::Duration;

const CALLS: usize = 300;

/// From "closed before the next call can begin" to "closed while it is under way" and later.
const CLOSES: &[Closes] = &[
    Closes::After(Duration::ZERO),
    Closes::After(Duration::from_micros(20)),
    Closes::After(Duration::from_micros(50)),
    Closes::After(Duration::from_micros(100)),
    Closes::After(Duration::from_micros(200)),
    Closes::After(Duration::from_micros(500)),
    Closes::After(Duration::from_millis(2)),
    Closes::AtNextRequest,
];

/// A client as it is by default; only the pauses between its attempts take no time.
fn client(server: &Closing, transport: TransportConfig) -> Client {
    Client::builder()
        .credentials(lab::credentials())
        .endpoint(Endpoint::custom(&server.url()).unwrap())
        .timer(Stopwatch::default())
        .transport(transport)
        .build()
        .unwrap()
}

fn read() -> GetGroupInfoRequest {
    GetGroupInfoRequest::builder().group_id("g").build()
}

fn create(number: usize) -> CreateGroupRequest {
    let id = format!("g{number}");
    CreateGroupRequest::builder()
        .group_id(&id)
        .group_name(&id)
        .build()
}

/// Makes the calls, so many at a time, and gives their ends with their numbers.
async fn ends<A: Action + 'static>(
    client: &Client,
    at_a_time: usize,
    request: fn(usize) -> A,
) -> Vec<(usize, Result<u32, Error>)> {
    let call = |number| {
        let call = client.send(request(number));
        async move { (number, call.await.map(|answer| answer.attempts())) }
    };
    let mut ends = Vec::new();
    for first in (0..CALLS).step_by(at_a_time) {
        let calls = (first..CALLS.min(first + at_a_time)).map(|number| tokio::spawn(call(number)));
        for call in calls.collect::<Vec<_>>() {
            ends.push(call.await.unwrap());
        }
    }
    ends
}

fn run<F: Future>(future: F) -> F::Output {
    lab::wait(future)
}

#[test]
fn no_read_fails() {
    for (at_a_time, closes) in rows() {
        let server = Closing::new(closes);
        let client = client(&server, TransportConfig::new());
        let ends = run(ends(&client, at_a_time, |_| read()));
        let repeated = ends
            .iter()
            .filter(|(_, end)| matches!(end, Ok(attempts) if *attempts > 1));
        let repeated = repeated.count();
        println!("{CALLS} reads, {at_a_time} at a time, {closes:?}: {repeated} repeated");
        for (number, end) in ends {
            assert!(
                end.is_ok(),
                "{closes:?}, {at_a_time} at a time, read {number}: {end:?}"
            );
        }
    }
}

#[test]
fn no_create_is_doubled_and_each_lost_one_says_so() {
    for (at_a_time, closes) in rows() {
        let server = Closing::new(closes);
        let client = client(&server, TransportConfig::new());
        let (made, unknown) = creates(&server, &client, at_a_time);
        println!(
            "{CALLS} creates, {at_a_time} at a time, {closes:?}: {made} made, {unknown} unknown"
        );
        assert_eq!(made + unknown, CALLS);
        // After the first that is lost no other trusts a used connection; those under way with it may be lost, too.
        assert!(
            unknown <= at_a_time,
            "{closes:?}, {at_a_time} at a time: {unknown} lost"
        );
    }
}

/// The runtime has had no chance to notice that the connection is closed, since the thread was busy elsewhere.
#[test]
fn a_create_does_not_go_where_the_end_has_arrived_already() {
    let server = Closing::new(Closes::WhenTold);
    let client = client(&server, TransportConfig::new());
    run(async {
        for number in 0..30 {
            let answer = client.send(create(number)).await;
            assert_eq!(answer.unwrap().attempts(), 1, "{number}");
            server.close_one();
        }
    });
    assert_eq!(server.created().len(), 30);
}

/// The worst server there is cannot lose a create that has a connection of its own.
#[test]
fn fresh_connections_lose_no_create() {
    let closes = Closes::AtNextRequest;
    for at_a_time in [1, 8] {
        let server = Closing::new(closes);
        let transport = TransportConfig::new().fresh_connections_for_creates(true);
        let ended = creates(&server, &client(&server, transport), at_a_time);
        assert_eq!(ended, (CALLS, 0), "{closes:?}, {at_a_time} at a time");
    }
}

/// How many creates succeeded, and how many ended with an unknown outcome.
fn creates(server: &Closing, client: &Client, at_a_time: usize) -> (usize, usize) {
    let ends = run(ends(client, at_a_time, create));
    let created = server.created();
    let doubled: Vec<_> = created.iter().filter(|(_, times)| **times > 1).collect();
    assert!(doubled.is_empty(), "{doubled:?}");
    let mut made = BTreeSet::new();
    let mut unknown = 0;
    for (number, end) in ends {
        match end {
            Ok(_) => assert!(made.insert(format!("g{number}"))),
            Err(error) => {
                assert!(error.is_outcome_unknown(), "{error}");
                unknown += 1;
            }
        }
    }
    assert!(made.iter().all(|id| created.contains_key(id)));
    (made.len(), unknown)
}

/// Sequential and concurrent calls against each server.
fn rows() -> impl Iterator<Item = (usize, Closes)> {
    let rows = |at_a_time| CLOSES.iter().map(move |closes| (at_a_time, *closes));
    rows(1).chain(rows(8))
}
