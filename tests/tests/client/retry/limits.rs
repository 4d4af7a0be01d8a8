//! Attempts, time and tokens run out.

use super::harness::{Harness, create, read, success};
use iai_client::actions::GetPersonBaseInfoRequest;
use iai_client::intercept::{BeforeAttempt, BoxError, Intercept};
use iai_client::testing::MockService;
use iai_client::{Client, ErrorKind, RequestConfig, RetryConfig, time::TokioSleep};
use iai_tests::fake_server::Step;
use iai_tests::harness;
use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::timeout;

const THROTTLED: &str = "RequestLimitExceeded";

#[test]
fn the_number_of_attempts_is_what_is_set() {
    let table = [
        (RetryConfig::off(), "1 [] RequestLimitExceeded"),
        (
            RetryConfig::new().max_attempts(2),
            "2 [500] RequestLimitExceeded",
        ),
        (
            RetryConfig::new()
                .max_attempts(5)
                .base_delay(Duration::from_millis(10))
                .max_delay(Duration::from_millis(25)),
            "5 [10 + 20 + 25 + 25] RequestLimitExceeded",
        ),
    ];
    for (config, expected) in table {
        let harness = Harness::new([Step::error(THROTTLED)]);
        let call = harness
            .client
            .with_config(RequestConfig::new().retry(config));
        let course = super::harness::course(&call, &harness.watch, create());
        assert_eq!(course, expected);
    }
}

#[test]
fn a_picture_that_cannot_be_fetched_is_fetched_three_times() {
    let harness = Harness::with(
        [Step::error("FailedOperation.ImageDownloadError")],
        |builder| builder.retry(RetryConfig::new().max_attempts(9)),
    );
    let expected = "3 [500 + 1000] FailedOperation.ImageDownloadError";
    assert_eq!(harness.course(create()), expected);
}

#[test]
fn a_conflict_never_waits_for_nothing() {
    let harness =
        |code| Harness::with([Step::error(code)], |builder| builder.random_source(|| 0.0));
    let conflict = "FailedOperation.ConflictOperation";
    assert_eq!(
        harness(conflict).course(create()),
        format!("3 [250 + 500] {conflict}")
    );
    assert_eq!(
        harness(THROTTLED).course(create()),
        format!("3 [0 + 0] {THROTTLED}")
    );
}

/// A pause that would outlast the call is not begun, and the last error is the result.
#[test]
fn nobody_sleeps_past_the_total_timeout() {
    let harness = Harness::new([Step::error(THROTTLED)]);
    let short = RequestConfig::new()
        .timeout(Duration::from_millis(1_500))
        .retry(RetryConfig::new().max_attempts(9));
    let client = harness.client.with_config(short);
    let course = super::harness::course(&client, &harness.watch, create());
    assert_eq!(course, "2 [500] RequestLimitExceeded");
}

/// An attempt gets what is left of the total timeout; behind its error stands why there was another attempt.
#[test]
fn the_total_timeout_ends_a_late_attempt() {
    let harness = Harness::new([Step::error(THROTTLED), Step::Stall("")]);
    let short = RequestConfig::new().timeout(Duration::from_millis(700));
    let error = harness::wait(harness.client.with_config(short).send(create())).unwrap_err();
    assert_eq!(harness.watch.poll_interval(), [500]);
    assert_eq!(
        error.to_string(),
        "CreatePerson: no result of the call within 700ms; given up after 2 attempts; \
         the outcome is unknown, it may have taken effect"
    );
    let last = error.source().expect("the attempt before").to_string();
    assert_eq!(
        last,
        "CreatePerson: RequestLimitExceeded: As asked. [request id r-error]"
    );
}

/// All clones of a client draw from one bucket.
#[test]
fn a_budget_is_shared_and_filled_by_success() {
    let throttled = || Step::error(THROTTLED);
    let mut steps = vec![throttled(); 6];
    steps.extend(vec![success(); 5]);
    steps.push(throttled());
    let harness = Harness::with(steps, |builder| builder.retry_budget(15));
    let client = harness.client.clone();
    let again = |client: &Client| super::harness::course(client, &harness.watch, read());
    // Two retries, one, none.
    assert_eq!(again(&client), "3 [500 + 1000] RequestLimitExceeded");
    assert_eq!(again(&harness.client), "2 [500] RequestLimitExceeded");
    assert_eq!(
        again(&client.with_config(RequestConfig::new())),
        "1 [] RequestLimitExceeded"
    );
    for _ in 0..5 {
        assert_eq!(again(&client), "1 [] done");
    }
    assert_eq!(again(&harness.client), "2 [500] RequestLimitExceeded");
}

/// What was paid for an attempt that is not sent after all comes back.
#[tokio::test(start_paused = true)]
async fn an_attempt_that_is_not_sent_costs_nothing() {
    let mock = MockService::new();
    let rule = mock.on::<GetPersonBaseInfoRequest>();
    rule.fails_with(THROTTLED)
        .times(3)
        .then_responds_json(r#"{"PersonName": "n", "FaceIds": []}"#);
    let refuses = Arc::new(AtomicBool::new(false));
    let client: Client = mock
        .client_builder()
        .unwrap()
        .sleep_impl(TokioSleep::new())
        .retry_budget(5)
        .interceptor(Refusing(Arc::clone(&refuses)))
        .build()
        .unwrap();
    // The caller leaves in the pause of half a second, then an interceptor refuses.
    let left = timeout(Duration::from_millis(100), client.send(read())).await;
    assert!(left.is_err(), "{left:?}");
    refuses.store(true, Ordering::Relaxed);
    let refused = client.send(read()).await.unwrap_err();
    assert!(
        matches!(refused.kind(), ErrorKind::Interceptor(_)),
        "{refused:?}"
    );
    refuses.store(false, Ordering::Relaxed);
    assert_eq!(client.send(read()).await.unwrap().attempts(), 2);
}

/// Refuses second attempts while it is told to.
struct Refusing(Arc<AtomicBool>);

impl Intercept for Refusing {
    fn before_attempt(&self, attempt: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
        match self.0.load(Ordering::Relaxed) && attempt.number > 1 {
            true => Err("as asked".into()),
            false => Ok(()),
        }
    }
}

/// A retry that succeeds costs nothing in the end: connections that a server drops do not use the budget up.
#[test]
fn successful_retries_are_paid_back() {
    let pair = [Step::ResetUnread, success()];
    let steps: Vec<Step> = pair.into_iter().cycle().take(40).collect();
    let harness = Harness::with(steps, |builder| builder.retry_budget(5));
    for _ in 0..20 {
        assert_eq!(harness.course(read()), "2 [500] done");
    }
}

/// A create that was throttled, and so did nothing, is not sent once more for a few milliseconds: it would end as
/// unknown.
#[test]
fn no_attempt_begins_without_a_fair_chance() {
    let table = [
        (500 + 99, "1 [] RequestLimitExceeded"),
        (500 + 101, "2 [500] Total timeout, unknown"),
    ];
    for (milliseconds, expected) in table {
        let harness = Harness::new([Step::error("RequestLimitExceeded"), Step::Stall("")]);
        let options = RequestConfig::new().timeout(Duration::from_millis(milliseconds));
        let client = harness.client.with_config(options);
        let course = super::harness::course(&client, &harness.watch, create());
        assert_eq!(course, expected, "{milliseconds}");
    }
}

/// A gateway that asks for more time than our own pause gets it; one that asks for more than the call has ends it.
#[test]
fn a_gateway_is_given_the_time_that_it_asks_for() {
    let table = [
        (0, "2 [500] done"),
        (7, "2 [7000] done"),
        (3_600, "1 [] status 503"),
    ];
    for (seconds, expected) in table {
        let harness = Harness::new([super::harness::busy(seconds), super::harness::success()]);
        assert_eq!(
            harness.course(super::harness::read()),
            expected,
            "{seconds}"
        );
    }
}
