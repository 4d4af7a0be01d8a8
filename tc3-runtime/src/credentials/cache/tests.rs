use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::*;
use crate::credentials::{
    Credentials, CredentialsError, CredentialsErrorKind, ProvideCredentials, ProvideFuture,
};

mod loads;

/// Two clocks, which a test moves together or by themselves, and a provider that waits until it is let go on.
struct Harness {
    wall: AtomicU64,
    /// The correction of the clock by the service's time.
    skew: AtomicU64,
    elapsed: AtomicU64,
    asked: AtomicU64,
    /// Results to come, the last one for ever: the life in seconds, or a failure.
    responses: Mutex<Vec<Result<Option<u64>, &'static str>>>,
    gate: Semaphore,
}

const START: u64 = 1_700_000_000;
const MINUTE: Duration = Duration::from_secs(60);

impl Harness {
    fn new(responses: &[Result<Option<u64>, &'static str>]) -> Arc<Self> {
        Arc::new(Self {
            wall: AtomicU64::new(START),
            skew: AtomicU64::new(0),
            elapsed: AtomicU64::new(0),
            asked: AtomicU64::new(0),
            responses: Mutex::new(responses.to_vec()),
            gate: Semaphore::new(1_000),
        })
    }

    fn credentials_cache(self: &Arc<Self>) -> Arc<CredentialsCache> {
        let provider: Arc<dyn ProvideCredentials> = self.clone();
        let load = Duration::from_secs(5);
        let source = Source::Provider(provider);
        Arc::new(CredentialsCache::new(source, load, self.clone()))
    }

    fn pass(&self, seconds: u64) {
        self.wall.fetch_add(seconds, Ordering::SeqCst);
        self.elapsed.fetch_add(seconds, Ordering::SeqCst);
    }

    fn asked(&self) -> u64 {
        self.asked.load(Ordering::SeqCst)
    }

    fn response(&self) -> Result<Credentials, CredentialsError> {
        let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let mut responses = self.responses.lock().unwrap();
        let response = match responses.len() {
            1 => responses[0],
            _ => responses.remove(0),
        };
        let life = response.map_err(|why| CredentialsError::unavailable("harness", why))?;
        let keys = Credentials::new(format!("AKID{number}"), "key")?;
        Ok(match life {
            Some(life) => keys.expiring_at_second(self.wall.load(Ordering::SeqCst) + life),
            None => keys,
        })
    }
}

impl ReadClocks for Harness {
    fn timestamps(&self) -> Timestamps {
        let wall = self.wall.load(Ordering::SeqCst);
        let elapsed = Duration::from_secs(self.elapsed.load(Ordering::SeqCst));
        Timestamps {
            wall,
            corrected: wall + self.skew.load(Ordering::SeqCst),
            elapsed,
        }
    }
}

impl ProvideCredentials for Harness {
    fn provide(&self) -> ProvideFuture<'_> {
        Box::pin(async {
            self.gate.acquire().await.unwrap().forget();
            self.response()
        })
    }
}

/// The id that a caller signs with, or why there is none.
async fn id(credentials_cache: &CredentialsCache) -> String {
    match credentials_cache.credentials(MINUTE).await {
        Ok(credentials) => credentials.secret_id().to_owned(),
        Err(Unavailable::Failed(error)) => error.to_string(),
        Err(Unavailable::OutOfTime) => "out of time".to_owned(),
    }
}

#[tokio::test]
async fn credentials_are_renewed_ahead_of_their_end() {
    // (life, seconds that pass, whether others are asked for)
    let table = [
        (7_200, 6_899, false),
        (7_200, 6_900, true),
        (7_200, 9_000, true),
        (100, 79, false),
        (100, 80, true),
        (1, 0, false),
    ];
    for (life, seconds, again) in table {
        let harness = Harness::new(&[Ok(Some(life))]);
        let credentials_cache = harness.credentials_cache();
        assert_eq!(id(&credentials_cache).await, "AKID1");
        harness.pass(seconds);
        let expected = if again { "AKID2" } else { "AKID1" };
        assert_eq!(id(&credentials_cache).await, expected, "{life} {seconds}");
    }
}

#[tokio::test]
async fn either_clock_ends_a_life() {
    for (wall, elapsed) in [(7_200, 0), (0, 7_200)] {
        let harness = Harness::new(&[Ok(Some(7_200))]);
        let credentials_cache = harness.credentials_cache();
        assert_eq!(id(&credentials_cache).await, "AKID1");
        harness.wall.fetch_add(wall, Ordering::SeqCst);
        harness.elapsed.fetch_add(elapsed, Ordering::SeqCst);
        assert_eq!(id(&credentials_cache).await, "AKID2");
    }
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let credentials_cache = harness.credentials_cache();
    id(&credentials_cache).await;
    harness.wall.fetch_sub(1_000_000, Ordering::SeqCst);
    assert_eq!(
        id(&credentials_cache).await,
        "AKID1",
        "a clock that is set back"
    );
}

#[tokio::test]
async fn permanent_ones_are_asked_for_once() {
    let harness = Harness::new(&[Ok(None)]);
    let credentials_cache = harness.credentials_cache();
    for _ in 0..3 {
        assert_eq!(id(&credentials_cache).await, "AKID1");
        harness.pass(1_000_000_000);
    }
}

#[tokio::test]
async fn a_refresh_that_fails_keeps_the_old_ones_and_is_not_repeated_at_once() {
    let harness = Harness::new(&[Ok(Some(7_200)), Err("down")]);
    let credentials_cache = harness.credentials_cache();
    id(&credentials_cache).await;
    harness.pass(6_900);
    for _ in 0..3 {
        assert_eq!(id(&credentials_cache).await, "AKID1");
    }
    assert_eq!(harness.asked(), 2, "not tried again at once");
    harness.pass(30);
    assert_eq!(id(&credentials_cache).await, "AKID1");
    assert_eq!(harness.asked(), 3);
    harness.pass(270);
    assert_eq!(
        id(&credentials_cache).await,
        "no credentials from harness: down",
        "they have ended"
    );
}

#[tokio::test]
async fn one_refreshes_while_the_others_go_on() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let credentials_cache = harness.credentials_cache();
    id(&credentials_cache).await;
    harness.pass(6_900);
    harness.gate.forget_permits(1_000);
    let first = tokio::spawn({
        let credentials_cache = credentials_cache.clone();
        async move { id(&credentials_cache).await }
    });
    tokio::task::yield_now().await;
    for _ in 0..10 {
        assert_eq!(id(&credentials_cache).await, "AKID1");
    }
    harness.gate.add_permits(1_000);
    assert_eq!(first.await.unwrap(), "AKID2");
    assert_eq!(
        (&*id(&credentials_cache).await, harness.asked()),
        ("AKID2", 2)
    );
}

/// A hundred callers that begin before the load has ended.
async fn crowd(harness: &Arc<Harness>, credentials_cache: &Arc<CredentialsCache>) -> Vec<String> {
    harness.gate.forget_permits(1_000);
    let caller = || {
        let credentials_cache = credentials_cache.clone();
        tokio::spawn(async move { id(&credentials_cache).await })
    };
    let callers: Vec<_> = (0..100).map(|_| caller()).collect();
    tokio::task::yield_now().await;
    harness.gate.add_permits(1_000);
    let mut seen = Vec::new();
    for caller in callers {
        seen.push(caller.await.unwrap());
    }
    seen.dedup();
    seen
}

#[tokio::test]
async fn all_wait_for_one_load_and_share_its_error() {
    let harness = Harness::new(&[Err("down"), Ok(Some(7_200))]);
    let credentials_cache = harness.credentials_cache();
    assert_eq!(
        crowd(&harness, &credentials_cache).await,
        ["no credentials from harness: down"]
    );
    assert_eq!(harness.asked(), 1);
    assert_eq!(crowd(&harness, &credentials_cache).await, ["AKID2"]);
    harness.pass(7_200);
    assert_eq!(crowd(&harness, &credentials_cache).await, ["AKID3"]);
    assert_eq!(harness.asked(), 3);
}

#[tokio::test]
async fn a_caller_who_goes_away_leaves_nothing_locked() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let credentials_cache = harness.credentials_cache();
    harness.gate.forget_permits(1_000);
    let gone = tokio::time::timeout(Duration::ZERO, id(&credentials_cache)).await;
    assert!(gone.is_err());
    harness.gate.add_permits(1_000);
    assert_eq!(id(&credentials_cache).await, "AKID1");
}

#[tokio::test]
async fn a_load_ends_with_its_own_time_or_the_callers() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let provider: Arc<dyn ProvideCredentials> = harness.clone();
    let credentials_cache = CredentialsCache::new(
        Source::Provider(provider),
        Duration::from_millis(20),
        harness.clone(),
    );
    harness.gate.forget_permits(1_000);
    assert_eq!(
        id(&credentials_cache).await,
        "no credentials from credentials provider within 20ms"
    );
    // Of two times that have both run out, the load's would count: so its own is far away here.
    let patient = harness.credentials_cache();
    let short = patient.credentials(Duration::from_millis(5)).await;
    assert!(matches!(short, Err(Unavailable::OutOfTime)));
}

#[tokio::test]
async fn what_is_expired_on_arrival_is_refused() {
    let harness = Harness::new(&[Ok(Some(0))]);
    let credentials_cache = harness.credentials_cache();
    let Err(Unavailable::Failed(error)) = credentials_cache.credentials(MINUTE).await else {
        panic!("they were taken");
    };
    assert_eq!(error.kind(), &CredentialsErrorKind::Expired);
}

#[tokio::test]
async fn a_second_refused_call_gets_the_credentials_that_the_first_was_given() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let credentials_cache = harness.credentials_cache();
    let stale = credentials_cache.credentials(MINUTE).await.unwrap();
    let renew = || credentials_cache.renew(&stale, MINUTE);
    assert_eq!(tokio::join!(renew(), renew()), (true, true));
    assert_eq!(
        (&*id(&credentials_cache).await, harness.asked()),
        ("AKID2", 2)
    );
}

/// All of them were refused before the load of the first had ended.
#[tokio::test]
async fn refused_calls_ask_once_and_share_that_there_are_no_others() {
    let harness = Harness::new(&[Ok(Some(7_200)), Err("down")]);
    let credentials_cache = harness.credentials_cache();
    let stale = credentials_cache.credentials(MINUTE).await.unwrap();
    harness.gate.forget_permits(1_000);
    let renew = || credentials_cache.renew(&stale, MINUTE);
    let response = async { harness.gate.add_permits(1_000) };
    let (first, second, third, ()) = tokio::join!(renew(), renew(), renew(), response);
    assert_eq!([first, second, third], [false; 3]);
    assert_eq!(harness.asked(), 2);
}

#[tokio::test]
async fn a_provider_without_others_renews_nothing() {
    let keys = Credentials::new("AKID", "key").unwrap();
    let harness = Harness::new(&[Ok(None)]);
    let credentials_cache =
        CredentialsCache::new(Source::Given(keys.clone()), MINUTE, harness.clone());
    let equal = Credentials::new("AKID", "key").unwrap();
    assert!(!credentials_cache.renew(&equal, MINUTE).await);
    let failing = Harness::new(&[Err("down")]);
    assert!(!failing.credentials_cache().renew(&keys, MINUTE).await);
}

#[tokio::test]
async fn given_ones_are_used_until_they_expire() {
    let harness = Harness::new(&[Ok(None)]);
    let given = Credentials::new("AKIDgiven", "key").unwrap();
    let with = |given| CredentialsCache::new(Source::Given(given), MINUTE, harness.clone());
    assert_eq!(id(&with(given.clone())).await, "AKIDgiven");
    let dead = given.expiring_at_second(START - 1);
    assert_eq!(
        id(&with(dead)).await,
        "the credentials of credentials of the program ran out 1 s ago"
    );
}

/// The client learns from the service that its clock is an hour off, then the machine's clock is set right. If only the
/// clock that was set counted, keys with a life of half an hour would never be good again.
#[tokio::test]
async fn a_clock_that_is_set_right_does_not_expire_credentials() {
    let harness = Harness::new(&[Ok(Some(3_600 + 1_800))]);
    harness.skew.store(3_600, Ordering::SeqCst);
    let credentials_cache = harness.credentials_cache();
    assert_eq!(id(&credentials_cache).await, "AKID1");
    // From now on the provider's clock and this machine's are right.
    *harness.responses.lock().unwrap() = vec![Ok(Some(1_800))];
    harness.wall.fetch_add(3_600, Ordering::SeqCst);
    harness.skew.store(0, Ordering::SeqCst);
    assert_eq!(id(&credentials_cache).await, "AKID2");
    assert_eq!(
        (&*id(&credentials_cache).await, harness.asked()),
        ("AKID2", 2)
    );
}

/// Keys that have expired by the corrected time, which may be wrong, and not by the machine's: the service decides.
#[tokio::test]
async fn keys_are_good_if_either_clock_says_so() {
    let harness = Harness::new(&[Ok(Some(1_800))]);
    harness.skew.store(3_600, Ordering::SeqCst);
    let credentials_cache = harness.credentials_cache();
    assert_eq!(id(&credentials_cache).await, "AKID1");
    for _ in 0..3 {
        assert_eq!(id(&credentials_cache).await, "AKID1");
    }
    assert_eq!(
        harness.asked(),
        1,
        "a provider without better credentials is not asked again"
    );
    harness.pass(1_800);
    assert_eq!(id(&credentials_cache).await, "AKID2");
}
