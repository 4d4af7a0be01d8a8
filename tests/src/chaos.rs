//! Enrols many persons over real sockets while the service fails often.

use crate::harness;
use crate::pictures;
use crate::raw::{Request, SECRET_ID, SECRET_KEY};
use iai_client::{
    Client, Endpoint, Error, Image, RequestConfig, RetryConfig, random::SeededRandom,
};
use iai_emulator::{Emulator, Fault};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Calls that are under way at the same time.
const CONCURRENCY: usize = 32;
const SEED: u64 = 20_200_303;

/// How the calls ended, and what the emulator holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Calls that succeeded with a response of their own.
    pub created: usize,
    /// Calls that succeeded by recovery: a probe found the person.
    pub recovered: usize,
    /// Calls that ended with an unknown outcome.
    pub unknown: usize,
    /// Those of them whose person is there.
    pub unknown_there: usize,
    /// Errors that say anything else, and successes without a person.
    pub wrong: Vec<String>,
    /// Persons that stand there more than once.
    pub duplicates: usize,
    /// Persons that the emulator holds.
    pub persons: usize,
    /// Attempts of all calls.
    pub attempts: u32,
}

enum End {
    Created,
    Recovered,
    Unknown,
    Wrong(String),
}

/// Enrols so many persons, each once, with faults in a twentieth of the calls each: resets and `InternalError`, half of
/// them after the person was created, and throttling, which by its nature strikes before.
///
/// # Panics
///
/// When the emulator cannot be set up.
#[must_use]
pub fn run(calls: usize, recover: bool) -> Tally {
    let emulator = emulator();
    let group = json!({ "GroupId": "g", "GroupName": "Group" });
    let made = Request::post("CreateGroup", &group).send(emulator.address());
    assert_eq!(made.code(), None, "{}", made.body);
    for fault in faults() {
        emulator.faults().add(fault).expect("a fault");
    }
    let (ends, attempts) = harness::wait(enrol(client(&emulator.url(), recover), calls));
    tally(&ends, &emulator, attempts)
}

fn emulator() -> Emulator {
    let builder = Emulator::builder().credentials(SECRET_ID, SECRET_KEY);
    builder.seed(SEED).start().expect("an emulator")
}

fn faults() -> [Fault; 5] {
    let internal = || Fault::error("InternalError").probability(0.025);
    [
        Fault::reset().probability(0.025),
        Fault::reset().probability(0.025).after(),
        internal(),
        internal().after(),
        Fault::error("RequestLimitExceeded").probability(0.05),
    ]
}

fn client(url: &str, recover: bool) -> Client {
    let retry = RetryConfig::new()
        .max_attempts(12)
        .base_delay(Duration::from_millis(4))
        .max_delay(Duration::from_millis(40))
        .recover(recover);
    let builder = Client::builder()
        .credentials(harness::credentials())
        .endpoint(Endpoint::custom(url).expect("an address"))
        .random_source(SeededRandom::new(SEED))
        .request_config(RequestConfig::new().attempt_timeout(Duration::from_secs(20)))
        .retry(retry);
    builder.build().expect("a client")
}

async fn enrol(client: Client, calls: usize) -> (Vec<(String, End)>, u32) {
    let next = Arc::new(AtomicUsize::new(0));
    let image = Image::from_bytes(pictures::png(96, 96));
    let workers: Vec<_> = (0..CONCURRENCY)
        .map(|_| {
            tokio::spawn(work(
                client.clone(),
                image.clone(),
                Arc::clone(&next),
                calls,
            ))
        })
        .collect();
    let (mut ends, mut attempts) = (Vec::new(), 0);
    for worker in workers {
        let (more, sent) = worker.await.expect("a worker that ends");
        ends.extend(more);
        attempts += sent;
    }
    (ends, attempts)
}

async fn work(
    client: Client,
    image: Image,
    next: Arc<AtomicUsize>,
    calls: usize,
) -> (Vec<(String, End)>, u32) {
    let (mut ends, mut attempts) = (Vec::new(), 0);
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= calls {
            return (ends, attempts);
        }
        let id = format!("p{number}");
        let call = client.create_person().group_id("g").person_name("n");
        let result = call.person_id(&id).image(image.clone()).send().await;
        attempts += result
            .as_ref()
            .map_or_else(Error::attempts, |response| response.attempts());
        let end = match result {
            Ok(response) if response.is_recovered() => End::Recovered,
            Ok(_) => End::Created,
            Err(error) if error.is_outcome_unknown() => End::Unknown,
            Err(error) => End::Wrong(error.to_string()),
        };
        ends.push((id, end));
    }
}

fn tally(ends: &[(String, End)], emulator: &Emulator, attempts: u32) -> Tally {
    let state = emulator.state();
    let rows = state["Persons"].as_array().map_or(&[][..], Vec::as_slice);
    let ids: Vec<&str> = rows
        .iter()
        .filter_map(|row| row["PersonId"].as_str())
        .collect();
    let there: BTreeSet<&str> = ids.iter().copied().collect();
    let mut tally = Tally {
        persons: ids.len(),
        duplicates: ids.len() - there.len(),
        attempts,
        ..Tally::default()
    };
    for (id, end) in ends {
        let is_there = there.contains(&**id);
        match end {
            End::Unknown => {
                tally.unknown += 1;
                tally.unknown_there += usize::from(is_there);
            }
            End::Wrong(text) => tally.wrong.push(text.clone()),
            _ if !is_there => tally.wrong.push(format!("{id} is not there")),
            End::Created => tally.created += 1,
            End::Recovered => tally.recovered += 1,
        }
    }
    tally
}
