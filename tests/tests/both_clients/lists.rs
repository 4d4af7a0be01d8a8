//! Lists in pages, and jobs that are waited for.
#![expect(deprecated, reason = "the one job of the service is a deprecated one")]

use super::kinds::{Kind, patient, pauses, settings, word};
use iai_client::actions::GetGroupListRequest;
use iai_client::types::GroupInfo;
use iai_client::{Error, Pages, WaitOutcome};
use iai_tests::sequence::Sequence;
use iai_tests::stopwatch::Stopwatch;
use serde_json::{Value, json};
use std::time::Duration;

/// An answer of GetGroupList, out of five groups.
fn page(ids: &[&str]) -> Value {
    page_of(5, ids)
}

fn page_of(total: u32, ids: &[&str]) -> Value {
    let groups: Vec<Value> = ids.iter().map(|id| json!({ "GroupId": id })).collect();
    json!({ "GroupInfos": groups, "GroupNum": total, "RequestId": "r" })
}

fn error(code: &str) -> Value {
    json!({ "Error": { "Code": code, "Message": "Told by the test." }, "RequestId": "e" })
}

fn five() -> Sequence {
    Sequence::of([page(&["a", "b"]), page(&["c", "d"]), page(&["e"])])
}

/// Three groups and an error in between.
fn broken() -> Sequence {
    let failed = error("ResourceUnavailable.InArrears");
    Sequence::of([page_of(3, &["a", "b"]), failed, page_of(3, &["c"])])
}

fn in_twos<K: Kind>(kind: &K, server: &Sequence) -> Pages<GetGroupListRequest, K::Mode> {
    let client = kind.build(settings(&server.url()));
    client.get_group_list().limit(2).pages()
}

fn id(group: GroupInfo) -> String {
    group.group_id.unwrap_or_default()
}

fn ids(groups: Result<Vec<GroupInfo>, Error>) -> String {
    match groups {
        Ok(groups) => groups.into_iter().map(id).collect::<Vec<_>>().join(" "),
        Err(error) => word(&error),
    }
}

fn calls(found: &str, server: &Sequence) -> String {
    format!("{found}; {} calls", server.bodies().len())
}

/// All pages, failed ones included.
fn pages<K: Kind>(kind: &K, server: &Sequence) -> String {
    let mut pages = in_twos(kind, server);
    assert_eq!(server.bodies().len(), 0, "nothing is sent unasked");
    let mut found = Vec::new();
    while let Some(page) = kind.page(&mut pages) {
        found.push(ids(page));
    }
    assert!(kind.page(&mut pages).is_none(), "the end is the end");
    calls(&found.join(" | "), server)
}

/// All items, failed pages included.
fn items<K: Kind>(kind: &K, server: &Sequence, between: &str) -> String {
    let mut items = in_twos(kind, server).items();
    let mut found = Vec::new();
    while let Some(item) = kind.item(&mut items) {
        found.push(item.map_or_else(|error| word(&error), id));
    }
    calls(&found.join(between), server)
}

pub(crate) fn pages_of_two<K: Kind>(kind: &K) -> String {
    pages(kind, &five())
}

pub(crate) fn items_of_pages<K: Kind>(kind: &K) -> String {
    items(kind, &five(), " ")
}

pub(crate) fn a_collected_list<K: Kind>(kind: &K) -> String {
    let server = five();
    let all = kind.collected(in_twos(kind, &server));
    calls(&ids(all), &server)
}

pub(crate) fn an_error_between_pages<K: Kind>(kind: &K) -> String {
    pages(kind, &broken())
}

pub(crate) fn an_error_between_items<K: Kind>(kind: &K) -> String {
    items(kind, &broken(), " | ")
}

pub(crate) fn a_collection_that_fails<K: Kind>(kind: &K) -> String {
    let server = broken();
    let all = kind.collected(in_twos(kind, &server));
    calls(&ids(all), &server)
}

pub(crate) fn a_service_that_repeats_itself<K: Kind>(kind: &K) -> String {
    pages(kind, &Sequence::repeating(page(&["a", "b"])))
}

/// Starts a job and waits for it, at most so many seconds.
fn job<K: Kind, const N: usize>(kind: &K, states: [Value; N], seconds: u64) -> String {
    let started = Sequence::of([json!({ "JobId": "job-1", "RequestId": "r0" })]);
    let (states, watch) = (Sequence::of(states), Stopwatch::default());
    let client = kind.build(settings(&started.url()));
    let call = client.upgrade_group_face_model_version().group_id("g");
    let answer = kind.done(call.face_model_version("3.0").send()).unwrap();
    let client = kind.build(patient(&states.url(), &watch));
    let waiter = answer.wait(&client).timeout(Duration::from_secs(seconds));
    let end = match kind.waited(waiter) {
        Ok(WaitOutcome::Done(_)) => "done".to_owned(),
        Ok(WaitOutcome::Failed(_)) => "failed".to_owned(),
        Ok(WaitOutcome::TimedOut(_)) => "timed out".to_owned(),
        Ok(other) => panic!("{other:?}"),
        Err(error) => word(&error),
    };
    let asked = vec![r#"{"JobId":"job-1"}"#; N];
    assert_eq!(states.bodies(), asked);
    format!("{end} {}", pauses(&watch))
}

fn status(status: i64) -> Value {
    json!({ "Status": status, "Progress": 50, "RequestId": "r1" })
}

pub(crate) fn a_job_until_it_is_done<K: Kind>(kind: &K) -> String {
    job(kind, [status(0), status(0), status(1)], 3600)
}

pub(crate) fn a_job_that_is_rolled_back<K: Kind>(kind: &K) -> String {
    job(kind, [status(2)], 3600)
}

pub(crate) fn a_job_that_goes_on_too_long<K: Kind>(kind: &K) -> String {
    job(kind, [status(0), status(0), status(0), status(0)], 6)
}

pub(crate) fn a_job_that_is_lost<K: Kind>(kind: &K) -> String {
    let gone = error("FailedOperation.UpgradeJobIdNotExist");
    job(kind, [status(0), gone], 3600)
}
