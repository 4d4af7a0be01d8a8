//! The rate limit of a client, under virtual time: requests per second, fairness, and calls that it does not limit.

use iai_client::actions::{CompareFaceRequest, DeleteGroupRequest, GetGroupListRequest};
use iai_client::testing::MockService;
use iai_client::{
    Client, ClientBuilder, ErrorCode, ErrorKind, RateLimit, RequestConfig, action::Action,
    time::TokioSleep,
};
use serde_json::{from_value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

mod pace;

/// When requests arrived at a mock, in milliseconds since the beginning.
#[derive(Clone)]
struct Arrivals {
    begun: Instant,
    times: Arc<Mutex<Vec<u128>>>,
}

impl Arrivals {
    fn new() -> Self {
        Self {
            begun: Instant::now(),
            times: Arc::default(),
        }
    }

    fn note(&self) {
        let now = self.begun.elapsed().as_millis();
        self.times.lock().unwrap().push(now);
    }

    fn times(&self) -> Vec<u128> {
        self.times.lock().unwrap().clone()
    }
}

fn delete() -> DeleteGroupRequest {
    from_value(json!({ "GroupId": "g" })).unwrap()
}

fn compare() -> CompareFaceRequest {
    let url = "http://example.com/a.jpg";
    from_value(json!({ "UrlA": url, "UrlB": url })).unwrap()
}

/// A mock that answers everything, what arrived at it, and a client of it that keeps to a limit.
fn harness(limit: RateLimit) -> (MockService, Arrivals, Client) {
    harness_with(|builder| builder.rate_limit(limit))
}

fn harness_with(
    set: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> (MockService, Arrivals, Client) {
    let (mock, arrivals) = (MockService::new(), Arrivals::new());
    let noted = arrivals.clone();
    (mock.on::<DeleteGroupRequest>()).responds_with(move |_, _| noted.note());
    let builder: ClientBuilder = mock.client_builder().unwrap();
    let builder = builder.sleep_impl(TokioSleep::new());
    let client = set(builder).build().unwrap();
    (mock, arrivals, client)
}

/// Calls as fast as it may for ten seconds, and tells how many calls succeeded in that time.
async fn ten_seconds<A: Action + Clone + Send + Sync + 'static>(client: Client, request: A) -> u32
where
    A::Output: Send,
{
    let begun = Instant::now();
    let mut calls = 0;
    while begun.elapsed() < Duration::from_secs(10) {
        client.send(request.clone()).await.unwrap();
        calls += u32::from(begun.elapsed() < Duration::from_secs(10));
    }
    calls
}

#[tokio::test(start_paused = true)]
async fn fifty_per_second_are_kept_at_concurrency_100_and_shared_evenly() {
    let (_mock, arrivals, client) = harness(RateLimit::documented());
    let mut callers = JoinSet::new();
    for _ in 0..100 {
        callers.spawn(ten_seconds(client.clone(), delete()));
    }
    let shares = callers.join_all().await;
    let times = arrivals.times();
    let in_ten_seconds = times.iter().filter(|time| **time < 10_000).count();
    assert!((490..=510).contains(&in_ten_seconds), "{in_ten_seconds}");
    for begin in (0..9_000).step_by(10) {
        let second = begin..begin + 1_000;
        let count = times.iter().filter(|time| second.contains(*time)).count();
        assert!((49..=51).contains(&count), "{count} from {begin} ms on");
    }
    // 500 turns for 100 callers: five for each, give or take one.
    assert_eq!(shares.len(), 100);
    assert!(
        shares.iter().all(|share| (4..=6).contains(share)),
        "{shares:?}"
    );
}

/// Calls in order and with the milliseconds at which each arrived, when they are made at once.
async fn at_once(client: &Client, count: usize) {
    let calls: Vec<_> = (0..count)
        .map(|_| tokio::spawn(client.send(delete())))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn actions_of_one_group_share_its_figure_and_a_client_shares_all() {
    for (limit, list_at, compare_at) in [
        (RateLimit::per_group(10), 100, 0),
        (RateLimit::per_client(10), 100, 200),
    ] {
        let (mock, arrivals, client) = harness(limit);
        let list = mock.on::<GetGroupListRequest>();
        let begun = arrivals.begun;
        list.responds_json(r#"{"GroupInfos": [], "GroupNum": 0}"#);
        mock.on::<CompareFaceRequest>()
            .responds_json(r#"{"Score": 1.0}"#);
        client.send(delete()).await.unwrap();
        // A clone with other options stands in the same queue.
        let other = client.with_config(RequestConfig::new().timeout(Duration::from_secs(9)));
        other.send(GetGroupListRequest::default()).await.unwrap();
        let listed = begun.elapsed().as_millis();
        other.send(compare()).await.unwrap();
        let compared = begun.elapsed().as_millis() - listed + list_at;
        let expected = (list_at, compare_at.max(list_at));
        assert_eq!((listed, compared), expected, "{limit:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_without_time_for_its_turn_fails_at_once_and_sends_nothing() {
    let (mock, arrivals, client) = harness(RateLimit::documented());
    let waiting: Vec<_> = (0..10)
        .map(|_| tokio::spawn(client.send(delete())))
        .collect();
    sleep(Duration::from_millis(1)).await;
    let hasty = client.with_config(RequestConfig::new().timeout(Duration::from_millis(199)));
    let error = hasty.send(delete()).await.unwrap_err();
    assert_eq!(arrivals.begun.elapsed().as_millis(), 1);
    let ErrorKind::RateLimited(limited) = error.kind() else {
        panic!("{error:?}");
    };
    assert_eq!(limited.wait(), Duration::from_millis(199));
    assert_eq!(
        (limited.per_second(), limited.group()),
        (50, Some("management"))
    );
    assert_eq!(error.attempts(), 0);
    assert!(error.is_throttled() && !error.is_outcome_unknown() && !error.is_timeout());
    assert_eq!(
        error.to_string(),
        "DeleteGroup: not sent: the client's rate limit of 50 per second (group management) would delay the attempt by \
         199ms, and 199ms of the call's timeout are left"
    );
    for call in waiting {
        call.await.unwrap().unwrap();
    }
    assert_eq!(mock.calls().len(), 10);
}

#[tokio::test(start_paused = true)]
async fn every_retry_takes_a_turn() {
    let (mock, arrivals) = (MockService::new(), Arrivals::new());
    let noted = arrivals.clone();
    let fails = move |request: &DeleteGroupRequest| {
        noted.note();
        request.group_id.is_some()
    };
    let rule = mock.on::<DeleteGroupRequest>().matching(fails);
    let rule = rule
        .fails_with(ErrorCode::InternalError)
        .times(2)
        .then_responds_json("{}");
    // Pauses of no length, so that turns alone take time.
    let builder: ClientBuilder = mock.client_builder().unwrap();
    let builder = builder
        .sleep_impl(TokioSleep::new())
        .rate_limit(RateLimit::per_group(1))
        .random_source(|| 0.0);
    let client = builder.build().unwrap();
    let response = client.send(delete()).await.unwrap();
    assert_eq!((response.attempts(), rule.calls()), (3, 3));
    assert_eq!(arrivals.times(), [0, 1_000, 2_000]);

    // Without time for another turn the error before is the source.
    let again: ClientBuilder = mock.client_builder().unwrap();
    let again = again
        .sleep_impl(TokioSleep::new())
        .rate_limit(RateLimit::per_group(1))
        .random_source(|| 0.0);
    let short = again.request_config(RequestConfig::new().timeout(Duration::from_millis(900)));
    mock.on::<GetGroupListRequest>()
        .fails_with(ErrorCode::InternalError);
    let listed = short
        .build()
        .unwrap()
        .send(GetGroupListRequest::default())
        .await;
    let error = listed.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::RateLimited(_)),
        "{error:?}"
    );
    assert_eq!(error.attempts(), 1);
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert!(source.contains("InternalError"), "{source}");
}

#[tokio::test(start_paused = true)]
async fn without_a_limit_nothing_waits() {
    let (_mock, arrivals, client) = harness_with(|builder| builder);
    at_once(&client, 200).await;
    assert_eq!(arrivals.times(), [0; 200]);
}

/// The vendor's page names groups and no actions; this is our reading, once more and by hand.
#[test]
fn every_action_is_in_the_group_that_we_read() {
    let expected: [(&str, &[&str]); 7] = [
        ("detection", &["DetectFace", "DetectFaceAttributes"]),
        ("landmarks", &["AnalyzeDenseLandmarks", "AnalyzeFace"]),
        (
            "comparison",
            &["CompareFace", "CompareMaskFace", "DetectFaceSimilarity"],
        ),
        ("verification", &["VerifyFace", "VerifyPerson"]),
        ("management", &MANAGEMENT),
        (
            "search",
            &[
                "SearchFaces",
                "SearchFacesReturnsByGroup",
                "SearchPersons",
                "SearchPersonsReturnsByGroup",
            ],
        ),
        ("liveness_accurate", &["DetectLiveFaceAccurate"]),
    ];
    let service = <DeleteGroupRequest as Action>::SERVICE;
    let found: Vec<_> = service
        .rates
        .iter()
        .map(|group| (group.name, group.per_second, group.actions))
        .collect();
    let expected = expected.map(|(name, actions)| (name, 50, actions));
    assert_eq!(found, expected);
    assert_eq!(
        expected
            .iter()
            .map(|(_, _, actions)| actions.len())
            .sum::<usize>(),
        35
    );
    assert_eq!(
        service.rate_group("VerifyFace").map(|group| group.name),
        Some("verification")
    );
    assert_eq!(service.rate_group("Nothing"), None);
}

const MANAGEMENT: [&str; 21] = [
    "CopyPerson",
    "CreateFace",
    "CreateGroup",
    "CreatePerson",
    "DeleteFace",
    "DeleteGroup",
    "DeletePerson",
    "DeletePersonFromGroup",
    "GetGroupInfo",
    "GetGroupList",
    "GetPersonBaseInfo",
    "GetPersonGroupInfo",
    "GetPersonList",
    "GetPersonListNum",
    "GetUpgradeGroupFaceModelVersionJobList",
    "GetUpgradeGroupFaceModelVersionResult",
    "ModifyGroup",
    "ModifyPersonBaseInfo",
    "ModifyPersonGroupInfo",
    "RevertGroupFaceModelVersion",
    "UpgradeGroupFaceModelVersion",
];
