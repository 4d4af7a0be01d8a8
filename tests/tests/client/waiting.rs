//! Waiting for a job that an action starts, on a clock that stands still unless everybody waits.
#![expect(deprecated, reason = "the one job of the service is a deprecated one")]

use iai_client::actions::{
    GetUpgradeGroupFaceModelVersionResultResponse, UpgradeGroupFaceModelVersionResponse,
};
use iai_client::intercept::{BeforeAttempt, BoxError, Intercept};
use iai_client::types::UpgradeStatus;
use iai_client::{
    Client, ErrorCode, ErrorKind, Response,
    waiting::{JobState, WaitOutcome, Waiter},
};
use iai_tests::fake_server::FakeServer;
use iai_tests::harness;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

const JOB: &str = r#"{"JobId":"job-1"}"#;

fn started() -> Value {
    json!({ "JobId": "job-1", "RequestId": "r0" })
}

fn status(status: i64) -> Value {
    json!({ "Status": status, "Progress": 50, "RequestId": "r1" })
}

/// A server, a client of it, and the time of each call on the stopped clock.
///
/// With a stopped clock tokio jumps to the next timer as soon as nothing is left to do, and takes waiting for a socket for
/// nothing to do; timeouts would end calls that are under way. It does not jump while a blocking task runs, so each
/// call starts one that lasts until the client has closed its connection.
struct Harness {
    server: Arc<FakeServer>,
    client: Client,
    times: Arc<Mutex<Vec<Duration>>>,
}

/// Notes the time of each attempt.
struct Watch {
    begun: Instant,
    server: Arc<FakeServer>,
    times: Arc<Mutex<Vec<Duration>>>,
}

impl Intercept for Watch {
    fn before_attempt(&self, _: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
        let mut times = self.times.lock().unwrap();
        times.push(self.begun.elapsed());
        let (server, count) = (Arc::clone(&self.server), times.len());
        drop(tokio::task::spawn_blocking(move || server.wait_for(count)));
        Ok(())
    }
}

impl Harness {
    fn new(server: FakeServer) -> Self {
        let (server, times) = (Arc::new(server), Arc::new(Mutex::new(Vec::new())));
        let watch = Watch {
            begun: Instant::now(),
            server: Arc::clone(&server),
            times: Arc::clone(&times),
        };
        let builder = harness::builder(&server.url()).interceptor(watch);
        let client = builder.build().unwrap();
        Self {
            server,
            client,
            times,
        }
    }

    /// A server with these responses.
    fn of<const N: usize>(responses: [Value; N]) -> Self {
        Self::new(FakeServer::answering(responses))
    }

    /// Starts a job, and makes a waiter for it.
    async fn waiter(&self) -> Waiter<UpgradeGroupFaceModelVersionResponse> {
        let call = self.client.upgrade_group_face_model_version();
        let call = call.group_id("g").face_model_version("3.0");
        call.send().await.unwrap().wait(&self.client)
    }

    /// Milliseconds from the start to each call.
    fn times(&self) -> Vec<u128> {
        let times = self.times.lock().unwrap();
        times.iter().map(Duration::as_millis).collect()
    }
}

type Outcome = WaitOutcome<GetUpgradeGroupFaceModelVersionResultResponse>;

/// The end of waiting, with the state that the last response tells.
fn ended(outcome: Outcome) -> (&'static str, Option<UpgradeStatus>) {
    let told = |response: Response<GetUpgradeGroupFaceModelVersionResultResponse>| response.status;
    match outcome {
        WaitOutcome::Done(response) => ("done", told(response)),
        WaitOutcome::Failed(response) => ("failed", told(response)),
        WaitOutcome::Timeout(response) => ("timed out", told(response)),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_job_is_waited_for_until_it_is_done() {
    let harness = Harness::of([started(), status(0), status(0), status(1)]);
    let outcome = harness.waiter().await.wait().await.unwrap();
    assert_eq!(ended(outcome), ("done", Some(UpgradeStatus::Done)));
    let upgrade = r#"{"GroupId":"g","FaceModelVersion":"3.0"}"#;
    assert_eq!(harness.server.bodies(), [upgrade, JOB, JOB, JOB]);
    let poll = "GetUpgradeGroupFaceModelVersionResult";
    let expected = ["UpgradeGroupFaceModelVersion", poll, poll, poll];
    assert_eq!(harness.server.actions(), expected);
    assert_eq!(harness.times(), [0, 0, 2_000, 5_000]);
}

type JobWaiter = Waiter<UpgradeGroupFaceModelVersionResponse>;

/// What is set, the states that are told, how waiting ends, and when the service is asked.
type Row = (
    fn(JobWaiter) -> JobWaiter,
    Vec<Value>,
    (&'static str, UpgradeStatus),
    &'static [u128],
);

fn rows() -> Vec<Row> {
    use UpgradeStatus::{Done, Failed, RolledBack, Running};
    let going_on = |times: usize| vec![status(0); times];
    let then = |times: usize, last| [going_on(times), vec![status(last)]].concat();
    // A state that the spec does not know, or none at all, is no end.
    let silent = json!({ "Progress": 50, "RequestId": "r1" });
    let unknown = vec![status(7), silent, status(1)];
    vec![
        (
            |usual| usual,
            then(1, 2),
            ("failed", RolledBack),
            &[0, 2_000],
        ),
        (|usual| usual, then(1, 3), ("failed", Failed), &[0, 2_000]),
        // A job that has ended by the first response is not waited for.
        (|usual| usual, then(0, 1), ("done", Done), &[0]),
        (|usual| usual, unknown, ("done", Done), &[0, 2_000, 5_000]),
        // The last pause is cut to what is left, so that the last look is at the end of the time.
        (
            |waiter| waiter.timeout(Duration::from_secs(6)),
            going_on(4),
            ("timed out", Running),
            &[0, 2_000, 5_000, 6_000],
        ),
        (
            |waiter| waiter.timeout(Duration::ZERO),
            going_on(1),
            ("timed out", Running),
            &[0],
        ),
        // They grow by half, up to the longest.
        (
            |waiter| waiter.poll_interval(Duration::from_secs(1), Duration::from_secs(3)),
            then(6, 1),
            ("done", Done),
            &[0, 1_000, 2_500, 4_750, 7_750, 10_750, 13_750],
        ),
        // Pauses of no length would neither end nor spare the service.
        (
            |waiter| {
                let waiter = waiter.poll_interval(Duration::ZERO, Duration::ZERO);
                waiter.timeout(Duration::from_millis(3))
            },
            going_on(4),
            ("timed out", Running),
            &[0, 1, 2, 3],
        ),
        (
            |waiter| {
                let waiter = waiter.poll_interval(Duration::MAX, Duration::MAX);
                waiter.timeout(Duration::from_secs(9))
            },
            going_on(2),
            ("timed out", Running),
            &[0, 9_000],
        ),
    ]
}

#[tokio::test(start_paused = true)]
async fn waiting_ends_with_the_job_or_with_its_time() {
    for (index, (set, states, (end, state), times)) in rows().into_iter().enumerate() {
        let asked = vec![JOB; states.len()];
        let harness = Harness::new(FakeServer::answering([started()].into_iter().chain(states)));
        let outcome = set(harness.waiter().await).wait().await.unwrap();
        assert_eq!(ended(outcome), (end, Some(state)), "row {index}");
        assert_eq!(harness.server.bodies()[1..], asked, "row {index}");
        assert_eq!(harness.times()[1..], *times, "row {index}");
    }
}

/// Pauses of 2, 3, 4.5, … seconds, then 117 of 30 seconds, and a shorter one at the end of the hour.
#[tokio::test(start_paused = true)]
async fn an_hour_takes_126_looks() {
    let harness = Harness::new(FakeServer::repeating(
        json!({ "JobId": "job-1", "Status": 0, "RequestId": "r" }),
    ));
    // The response that starts the job has no Status in its table; a field too many does not matter.
    let outcome = harness.waiter().await.wait().await.unwrap();
    assert_eq!(ended(outcome), ("timed out", Some(UpgradeStatus::Running)));
    let times = harness.times();
    assert_eq!(times.len(), 1 + 126);
    assert_eq!(times[..6], [0, 0, 2_000, 5_000, 9_500, 16_250]);
    assert_eq!(times[126] / 1000, 3_600);
}

#[tokio::test(start_paused = true)]
async fn an_error_ends_waiting_and_another_waiter_goes_on() {
    let gone = json!({
        "Error": { "Code": "FailedOperation.UpgradeJobIdNotExist", "Message": "Told by the test." },
        "RequestId": "e",
    });
    let harness = Harness::of([started(), status(0), gone, status(1)]);
    let call = harness.client.upgrade_group_face_model_version();
    let call = call.group_id("g").face_model_version("3.0");
    let started = call.send().await.unwrap();
    let failed = started.wait(&harness.client).wait().await.unwrap_err();
    let code = ErrorCode::FailedOperationUpgradeJobIdNotExist;
    assert_eq!(failed.code(), Some(code));
    let outcome = started.wait(&harness.client).wait().await.unwrap();
    assert_eq!(ended(outcome), ("done", Some(UpgradeStatus::Done)));
    assert_eq!(harness.server.bodies()[1..], [JOB, JOB, JOB]);
}

/// Without the id there is nothing to ask for, and nothing is sent.
#[tokio::test(start_paused = true)]
async fn a_job_without_an_id_is_refused_before_sending() {
    let harness = Harness::of([json!({ "JobId": null, "RequestId": "r0" })]);
    let failed = harness.waiter().await.wait().await.unwrap_err();
    assert!(
        matches!(failed.kind(), ErrorKind::Validation(_)),
        "{failed}"
    );
    assert_eq!(failed.violations()[0].path, "JobId");
    assert_eq!(harness.server.bodies().len(), 1);
}

/// What generated code makes of each state, without a server.
#[test]
fn states_are_those_of_the_spec() {
    use iai_client::waiting::Waitable;
    let state = |status: Option<UpgradeStatus>| {
        let mut response = GetUpgradeGroupFaceModelVersionResultResponse::default();
        response.status = status;
        UpgradeGroupFaceModelVersionResponse::state(&response)
    };
    assert_eq!(state(Some(UpgradeStatus::Running)), JobState::Running);
    assert_eq!(state(Some(UpgradeStatus::Done)), JobState::Done);
    assert_eq!(state(Some(UpgradeStatus::RolledBack)), JobState::Failed);
    assert_eq!(state(Some(UpgradeStatus::Failed)), JobState::Failed);
    assert_eq!(state(Some(UpgradeStatus::from(7))), JobState::Running);
    assert_eq!(state(None), JobState::Running);
}

#[tokio::test(start_paused = true)]
async fn debug_output_tells_the_action_and_the_time() {
    let harness = Harness::of([started()]);
    let waiter = harness.waiter().await;
    let expected =
        r#"Waiter { action: "GetUpgradeGroupFaceModelVersionResult", timeout: 3600s, .. }"#;
    assert_eq!(format!("{waiter:?}"), expected);
}
