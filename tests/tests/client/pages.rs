//! Lists that are read page by page, from a server that says what a test tells it to.

use futures_core::Stream;
use iai_client::types::GroupInfo;
use iai_client::{ErrorCode, paging::Paginator};
use iai_tests::fake_server::FakeServer;
use iai_tests::harness;
use serde_json::{Value, json};
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Waker};

/// A response of GetGroupList.
fn page(ids: &[&str], total: impl Into<Option<u64>>) -> Value {
    let groups: Vec<Value> = ids.iter().map(|id| json!({ "GroupId": id })).collect();
    json!({ "GroupInfos": groups, "GroupNum": total.into(), "RequestId": "r" })
}

fn error(code: &str) -> Value {
    json!({ "Error": { "Code": code, "Message": "Told by the test." }, "RequestId": "e" })
}

/// The ids of groups, with blanks in between.
fn ids(groups: Vec<GroupInfo>) -> String {
    let ids: Vec<String> = groups
        .into_iter()
        .map(|group| group.group_id.unwrap_or_default())
        .collect();
    ids.join(" ")
}

type Groups = Paginator<iai_client::actions::GetGroupListRequest>;

/// The groups of the account in pages of two.
fn in_twos(server: &FakeServer) -> Groups {
    harness::client(&server.url())
        .get_group_list()
        .limit(2)
        .paginator()
}

async fn next<S: Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
}

/// The ids of the next page.
async fn next_ids(pages: &mut Groups) -> Option<String> {
    let page = pages.next().await?;
    Some(page.map_or_else(|error| format!("{error}"), ids))
}

const FIRST: &str = r#"{"Offset":0,"Limit":2}"#;
const SECOND: &str = r#"{"Offset":2,"Limit":2}"#;
const THIRD: &str = r#"{"Offset":4,"Limit":2}"#;

#[tokio::test]
async fn three_pages_are_three_calls() {
    let server =
        FakeServer::answering([page(&["a", "b"], 5), page(&["c", "d"], 5), page(&["e"], 5)]);
    let mut pages = in_twos(&server);
    assert_eq!(server.bodies(), [""; 0], "nothing is sent unasked");
    assert_eq!(next_ids(&mut pages).await.as_deref(), Some("a b"));
    assert_eq!(server.bodies(), [FIRST]);
    assert_eq!(next_ids(&mut pages).await.as_deref(), Some("c d"));
    assert_eq!(next_ids(&mut pages).await.as_deref(), Some("e"));
    for _ in 0..3 {
        assert_eq!(next_ids(&mut pages).await, None);
    }
    assert_eq!(server.bodies(), [FIRST, SECOND, THIRD]);
    assert_eq!(server.actions(), ["GetGroupList"; 3]);
}

/// To the service a limit of 0 is a page without items, which would end every list at once.
#[tokio::test]
async fn a_limit_of_0_is_the_largest_page() {
    let server = FakeServer::answering([page(&["a"], 1)]);
    let list = harness::client(&server.url()).get_group_list().limit(0);
    assert_eq!(ids(list.paginator().collect().await.unwrap()), "a");
    assert_eq!(server.bodies(), [r#"{"Offset":0,"Limit":1000}"#]);
}

/// Answers, the items of all pages of two, and the offsets that were asked for.
type Row = (&'static str, Vec<Value>, &'static str, &'static [u64]);

/// Lists whose total is told.
fn counted() -> [Row; 5] {
    let full = vec![page(&["a", "b"], 4), page(&["c", "d"], 4)];
    let grown = vec![page(&["a", "b"], 3), page(&["c", "d"], 5), page(&["e"], 5)];
    let short = vec![page(&["a"], 3), page(&["b", "c"], 3)];
    let large = vec![page(&["a"], 3), page(&[], 3)];
    let endless = vec![page(&["a", "b"], 1_000_000); 9];
    [
        ("the total ends full pages", full, "a b c d", &[0, 2]),
        // The total may change while the list is read; the newest one counts.
        ("the total grows", grown, "a b c d e", &[0, 2, 4]),
        // A service may hold back more of a page than was asked for; what is missing up to the total is asked for, too.
        ("a short page before the total", short, "a b c", &[0, 1]),
        (
            "a total that is too large costs a call",
            large,
            "a",
            &[0, 1],
        ),
        // A service that does not heed the offset, whatever the total promises.
        ("the same page for ever", endless, "a b", &[0, 2]),
    ]
}

/// Lists without a total.
fn uncounted() -> [Row; 6] {
    let (first, second) = (page(&["a", "b"], None), page(&["c", "d"], None));
    let then = |last: &[Value]| [&[first.clone(), second.clone()][..], last].concat();
    let null = json!({ "GroupInfos": null, "GroupNum": null, "RequestId": "r" });
    let short = vec![first.clone(), page(&["c"], None)];
    let more = vec![page(&["a", "b", "c"], None), page(&["d"], None)];
    let again = then(std::slice::from_ref(&second));
    let circle = then(&[first.clone(), second.clone()]);
    [
        ("a short page", short, "a b c", &[0, 2]),
        // Only an empty page tells that there is no more.
        (
            "full pages",
            then(&[page(&[], None)]),
            "a b c d",
            &[0, 2, 4],
        ),
        ("null at the end", then(&[null]), "a b c d", &[0, 2, 4]),
        ("the last page again", again, "a b c d", &[0, 2, 4]),
        ("round in a circle", circle, "a b c d", &[0, 2, 4]),
        // The offset counts what came, not what was asked for.
        ("more than asked for", more, "a b c d", &[0, 3]),
    ]
}

#[tokio::test]
async fn each_list_is_read_to_its_end_and_no_further() {
    for (what, responses, items, offsets) in counted().into_iter().chain(uncounted()) {
        let server = FakeServer::answering(responses);
        let all = in_twos(&server).collect().await.unwrap();
        assert_eq!(ids(all), items, "{what}");
        let body = |offset| format!(r#"{{"Offset":{offset},"Limit":2}}"#);
        let expected: Vec<_> = offsets.iter().map(body).collect();
        assert_eq!(server.bodies(), expected, "{what}");
    }
}

#[tokio::test]
async fn an_account_without_groups_has_no_page() {
    for total in [Some(0), None] {
        let server = FakeServer::answering([page(&[], total)]);
        assert_eq!(next_ids(&mut in_twos(&server)).await, None);
        assert_eq!(server.bodies(), [FIRST]);
    }
}

/// A second page that fails once.
fn broken() -> [Value; 3] {
    let code = "InvalidParameterValue.OffsetExceed";
    [page(&["a", "b"], 3), error(code), page(&["c"], 3)]
}

#[tokio::test]
async fn an_error_ends_a_list_until_it_is_resumed() {
    let server = FakeServer::answering(broken());
    let mut pages = in_twos(&server);
    pages.resume();
    assert_eq!(next_ids(&mut pages).await.as_deref(), Some("a b"));
    let failed = pages.next().await.unwrap().unwrap_err();
    let code = ErrorCode::InvalidParameterValueOffsetExceed;
    assert_eq!(failed.code(), Some(code));
    for _ in 0..3 {
        assert_eq!(next_ids(&mut pages).await, None);
    }
    assert_eq!(server.bodies(), [FIRST, SECOND]);
    pages.resume();
    assert_eq!(next_ids(&mut pages).await.as_deref(), Some("c"));
    pages.resume();
    assert_eq!(next_ids(&mut pages).await, None);
    assert_eq!(server.bodies(), [FIRST, SECOND, SECOND]);

    let server = FakeServer::answering(broken());
    let mut items = in_twos(&server).items();
    let mut found = Vec::new();
    for _ in 0..2 {
        while let Some(item) = items.next().await {
            found.push(item.map_or("failed".to_owned(), |group| ids(vec![group])));
        }
        items.resume();
    }
    assert_eq!(found, ["a", "b", "failed", "c"]);
}

#[tokio::test]
async fn all_that_is_left_is_collected_up_to_an_error() {
    let server = FakeServer::answering(broken());
    let failed = in_twos(&server).collect().await.unwrap_err();
    let code = ErrorCode::InvalidParameterValueOffsetExceed;
    assert_eq!(failed.code(), Some(code.clone()));

    let server = FakeServer::answering(broken());
    let failed = in_twos(&server).items().collect().await.unwrap_err();
    assert_eq!(failed.code(), Some(code));
    assert_eq!(server.bodies(), [FIRST, SECOND]);

    let server = FakeServer::answering([page(&["a", "b"], 3), page(&["c"], 3)]);
    let mut items = in_twos(&server).items();
    items.next().await.unwrap().unwrap();
    assert_eq!(ids(items.collect().await.unwrap()), "b c");
}

/// What a call has failed to read is left, too. A list without it would look whole.
#[tokio::test]
async fn collecting_after_an_error_begins_with_the_page_that_failed() {
    let server = FakeServer::answering(broken());
    let mut pages = in_twos(&server);
    pages.next().await.unwrap().unwrap();
    pages.next().await.unwrap().unwrap_err();
    assert_eq!(ids(pages.collect().await.unwrap()), "c");

    let server = FakeServer::answering(broken());
    let mut items = in_twos(&server).items();
    while items.next().await.is_some_and(|item| item.is_ok()) {}
    assert_eq!(ids(items.collect().await.unwrap()), "c");
    assert_eq!(server.bodies(), [FIRST, SECOND, SECOND]);
}

/// What is wrong is not sent, from a paginator either.
#[tokio::test]
async fn a_limit_over_the_maximum_is_refused_before_sending() {
    let server = FakeServer::answering([]);
    let client = harness::client(&server.url());
    let failed = client
        .get_group_list()
        .limit(1001)
        .paginator()
        .collect()
        .await;
    let code = ErrorCode::InvalidParameterValueLimitExceed;
    assert_eq!(failed.unwrap_err().code(), Some(code));
    assert_eq!(server.bodies(), [""; 0]);
}

/// Items are read as they are asked for: the second page only after the first one is used up.
#[tokio::test]
async fn pages_and_items_are_streams() {
    let responses = || [page(&["a", "b"], 3), page(&["c"], 3)];
    let server = FakeServer::answering(responses());
    let mut pages = in_twos(&server);
    let mut found = Vec::new();
    while let Some(page) = next(&mut pages).await {
        found.push(ids(page.unwrap()));
    }
    assert_eq!(found, ["a b", "c"]);

    let server = FakeServer::answering(responses());
    let mut items = in_twos(&server).items();
    let mut calls = Vec::new();
    while let Some(item) = next(&mut items).await {
        calls.push((ids(vec![item.unwrap()]), server.bodies().len()));
    }
    let expected = [("a", 1), ("b", 1), ("c", 2)];
    assert_eq!(calls, expected.map(|(id, calls)| (id.to_owned(), calls)));
    assert!(next(&mut items).await.is_none() && next(&mut pages).await.is_none());
    assert_eq!(server.bodies(), [FIRST, SECOND]);
}

/// A `next` that is dropped while its call is under way, as `select!` does, loses nothing and repeats nothing.
#[tokio::test]
async fn a_dropped_next_is_taken_up_again() {
    let server = FakeServer::answering([page(&["a", "b"], 3), page(&["c"], 3)]);
    let mut pages = in_twos(&server);
    let polled = pin!(pages.next()).poll(&mut Context::from_waker(Waker::noop()));
    assert!(polled.is_pending());
    assert_eq!(next_ids(&mut pages).await.as_deref(), Some("a b"));
    assert_eq!(next_ids(&mut pages).await.as_deref(), Some("c"));
    assert_eq!(server.bodies(), [FIRST, SECOND]);
}

#[tokio::test]
async fn reading_starts_at_the_offset_that_is_set() {
    let server = FakeServer::answering([page(&["e"], 5)]);
    let pages = harness::client(&server.url()).get_group_list();
    let all = pages
        .offset(4)
        .limit(2)
        .paginator()
        .collect()
        .await
        .unwrap();
    assert_eq!(
        (ids(all), server.bodies()),
        ("e".to_owned(), vec![THIRD.to_owned()])
    );
}

#[tokio::test]
async fn pages_are_as_large_as_the_spec_allows_unless_told_otherwise() {
    let response = json!({ "GroupNum": 0, "PersonNum": 0, "RequestId": "r" });
    let server = FakeServer::repeating(response);
    let client = harness::client(&server.url());
    let groups = client.get_group_list().paginator().collect().await.unwrap();
    let persons = client.get_person_list().group_id("g").paginator();
    let persons = persons.collect().await.unwrap();
    let of_person = client.get_person_group_info().person_id("p").paginator();
    let of_person = of_person.collect().await.unwrap();
    assert_eq!((groups.len(), persons.len(), of_person.len()), (0, 0, 0));
    let expected = [
        r#"{"Offset":0,"Limit":1000}"#,
        r#"{"GroupId":"g","Offset":0,"Limit":1000}"#,
        r#"{"PersonId":"p","Offset":0,"Limit":100}"#,
    ];
    assert_eq!(server.bodies(), expected);
}

#[tokio::test]
#[expect(deprecated, reason = "a deprecated action pages like any other")]
async fn the_jobs_of_the_account_are_pages_too() {
    let job = |id: &str| json!({ "JobId": id, "Status": 1 });
    let server = FakeServer::answering([
        json!({ "JobInfos": [job("j1"), job("j2")], "JobNum": 3, "RequestId": "r" }),
        json!({ "JobInfos": [job("j3")], "JobNum": 3, "RequestId": "r" }),
    ]);
    let client = harness::client(&server.url());
    let jobs = client.get_upgrade_group_face_model_version_job_list();
    let jobs = jobs.limit(2).paginator().collect().await.unwrap();
    let ids: Vec<_> = jobs
        .iter()
        .filter_map(|job| job.job_id.as_deref())
        .collect();
    assert_eq!(ids, ["j1", "j2", "j3"]);
    assert_eq!(server.bodies(), [FIRST, SECOND]);
}

#[tokio::test]
async fn debug_output_tells_the_place_and_no_items() {
    let server = FakeServer::answering([page(&["secret-a", "secret-b"], 5)]);
    let mut pages = in_twos(&server);
    assert_eq!(
        next_ids(&mut pages).await.as_deref(),
        Some("secret-a secret-b")
    );
    let expected =
        r#"Paginator { action: "GetGroupList", offset: 2, limit: 2, state: Reading, .. }"#;
    assert_eq!(format!("{pages:?}"), expected);
    let expected = format!("Items {{ pages: {expected}, .. }}");
    assert_eq!(format!("{:?}", pages.items()), expected);
}
