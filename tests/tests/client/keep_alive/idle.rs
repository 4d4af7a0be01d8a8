//! Pooled connections that the server has closed without a word.

use iai_client::actions::{CreateGroupRequest, GetGroupInfoRequest};
use iai_client::{Client, Error, action::Action, transport::TransportConfig};
use iai_tests::fake_server::{FakeServer, Leaves, Step};
use iai_tests::harness;
use iai_tests::stopwatch::Stopwatch;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::time::Duration;

const CALLS: usize = 300;

/// From "closed before the next call can begin" to "closed while it is under way" and later.
const LEAVES: &[Leaves] = &[
    Leaves::After(Duration::ZERO),
    Leaves::After(Duration::from_micros(20)),
    Leaves::After(Duration::from_micros(50)),
    Leaves::After(Duration::from_micros(100)),
    Leaves::After(Duration::from_micros(200)),
    Leaves::After(Duration::from_micros(500)),
    Leaves::After(Duration::from_millis(2)),
    Leaves::AtNextRequest,
];

/// A server whose responses never say that it leaves.
fn leaving(leaves: Leaves) -> FakeServer {
    let fits_both = json!({ "GroupName": "Group", "FaceModelVersion": "3.0", "RequestId": "r" });
    FakeServer::doing([Step::left(&fits_both, leaves)])
}

/// The groups that were created, and how often each.
fn created(server: &FakeServer) -> BTreeMap<String, usize> {
    let mut created = BTreeMap::new();
    let seen = server.seen();
    for create in seen
        .iter()
        .filter(|seen| seen.header("x-tc-action") == Some("CreateGroup"))
    {
        let parameters: Value = serde_json::from_slice(&create.body).unwrap();
        let id = parameters["GroupId"].as_str().unwrap().to_owned();
        *created.entry(id).or_default() += 1;
    }
    created
}

/// A client as it is by default; only the pauses between its attempts take no time.
fn client(server: &FakeServer, transport: TransportConfig) -> Client {
    let builder = harness::builder(&server.url()).sleep_impl(Stopwatch::default());
    builder.transport(transport).build().unwrap()
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
        async move { (number, call.await.map(|response| response.attempts())) }
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
    harness::wait(future)
}

#[test]
fn no_read_fails() {
    for (at_a_time, leaves) in rows() {
        let server = leaving(leaves);
        let client = client(&server, TransportConfig::new());
        let ends = run(ends(&client, at_a_time, |_| read()));
        let repeated = ends
            .iter()
            .filter(|(_, end)| matches!(end, Ok(attempts) if *attempts > 1));
        let repeated = repeated.count();
        println!("{CALLS} reads, {at_a_time} at a time, {leaves:?}: {repeated} repeated");
        for (number, end) in ends {
            assert!(
                end.is_ok(),
                "{leaves:?}, {at_a_time} at a time, read {number}: {end:?}"
            );
        }
    }
}

#[test]
fn no_create_is_doubled_and_each_lost_one_says_so() {
    for (at_a_time, leaves) in rows() {
        let server = leaving(leaves);
        let client = client(&server, TransportConfig::new());
        let (made, unknown) = creates(&server, &client, at_a_time);
        println!(
            "{CALLS} creates, {at_a_time} at a time, {leaves:?}: {made} made, {unknown} unknown"
        );
        assert_eq!(made + unknown, CALLS);
        // After the first that is lost no other trusts a used connection; those under way with it may be lost, too.
        assert!(
            unknown <= at_a_time,
            "{leaves:?}, {at_a_time} at a time: {unknown} lost"
        );
    }
}

/// The runtime has had no chance to notice that the connection is closed, since the thread was busy elsewhere.
#[test]
fn a_create_does_not_go_where_the_end_has_arrived_already() {
    let server = leaving(Leaves::WhenTold);
    let client = client(&server, TransportConfig::new());
    run(async {
        for number in 0..30 {
            let response = client.send(create(number)).await;
            assert_eq!(response.unwrap().attempts(), 1, "{number}");
            server.leave_one();
        }
    });
    assert_eq!(created(&server).len(), 30);
}

/// The worst server there is cannot lose a create that has a connection of its own.
#[test]
fn fresh_connections_lose_no_create() {
    let leaves = Leaves::AtNextRequest;
    for at_a_time in [1, 8] {
        let server = leaving(leaves);
        let transport = TransportConfig::new().fresh_connections_for_creates(true);
        let ended = creates(&server, &client(&server, transport), at_a_time);
        assert_eq!(ended, (CALLS, 0), "{leaves:?}, {at_a_time} at a time");
    }
}

/// How many creates succeeded, and how many ended with an unknown outcome.
fn creates(server: &FakeServer, client: &Client, at_a_time: usize) -> (usize, usize) {
    let ends = run(ends(client, at_a_time, create));
    let created = created(server);
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
fn rows() -> impl Iterator<Item = (usize, Leaves)> {
    let rows = |at_a_time| LEAVES.iter().map(move |leaves| (at_a_time, *leaves));
    rows(1).chain(rows(8))
}
