use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::*;
use crate::credentials::{
    Credentials, CredentialsError, CredentialsProblem, ProvideCredentials, ProvideFuture,
};

mod loads;

/// A clock whose two hands are moved apart or together, with a source that waits until it is let go on.
struct Harness {
    wall: AtomicU64,
    /// What the service has told about the clock.
    skew: AtomicU64,
    elapsed: AtomicU64,
    asked: AtomicU64,
    /// Answers to come, the last one for ever: the life in seconds, or a failure.
    answers: Mutex<Vec<Result<Option<u64>, &'static str>>>,
    gate: Semaphore,
}

const START: u64 = 1_700_000_000;
const MINUTE: Duration = Duration::from_secs(60);

impl Harness {
    fn new(answers: &[Result<Option<u64>, &'static str>]) -> Arc<Self> {
        Arc::new(Self {
            wall: AtomicU64::new(START),
            skew: AtomicU64::new(0),
            elapsed: AtomicU64::new(0),
            asked: AtomicU64::new(0),
            answers: Mutex::new(answers.to_vec()),
            gate: Semaphore::new(1_000),
        })
    }

    fn keyring(self: &Arc<Self>) -> Arc<Keyring> {
        let provider: Arc<dyn ProvideCredentials> = self.clone();
        let load = Duration::from_secs(5);
        Arc::new(Keyring::new(None, Some(provider), load, self.clone()).unwrap())
    }

    fn pass(&self, seconds: u64) {
        self.wall.fetch_add(seconds, Ordering::SeqCst);
        self.elapsed.fetch_add(seconds, Ordering::SeqCst);
    }

    fn asked(&self) -> u64 {
        self.asked.load(Ordering::SeqCst)
    }

    fn answer(&self) -> Result<Credentials, CredentialsError> {
        let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let mut answers = self.answers.lock().unwrap();
        let answer = match answers.len() {
            1 => answers[0],
            _ => answers.remove(0),
        };
        let life = answer.map_err(|why| CredentialsError::unavailable("harness", why))?;
        let keys = Credentials::new(format!("AKID{number}"), "key")?;
        Ok(match life {
            Some(life) => keys.expiring_at(self.wall.load(Ordering::SeqCst) + life),
            None => keys,
        })
    }
}

impl Watch for Harness {
    fn moment(&self) -> Moment {
        let wall = self.wall.load(Ordering::SeqCst);
        let elapsed = Duration::from_secs(self.elapsed.load(Ordering::SeqCst));
        Moment {
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
            self.answer()
        })
    }
}

/// The id that a caller signs with, or why there is none.
async fn id(keyring: &Keyring) -> String {
    match keyring.credentials(MINUTE).await {
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
        let keyring = harness.keyring();
        assert_eq!(id(&keyring).await, "AKID1");
        harness.pass(seconds);
        let expected = if again { "AKID2" } else { "AKID1" };
        assert_eq!(id(&keyring).await, expected, "{life} {seconds}");
    }
}

#[tokio::test]
async fn either_clock_ends_a_life() {
    for (wall, elapsed) in [(7_200, 0), (0, 7_200)] {
        let harness = Harness::new(&[Ok(Some(7_200))]);
        let keyring = harness.keyring();
        assert_eq!(id(&keyring).await, "AKID1");
        harness.wall.fetch_add(wall, Ordering::SeqCst);
        harness.elapsed.fetch_add(elapsed, Ordering::SeqCst);
        assert_eq!(id(&keyring).await, "AKID2");
    }
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let keyring = harness.keyring();
    id(&keyring).await;
    harness.wall.fetch_sub(1_000_000, Ordering::SeqCst);
    assert_eq!(id(&keyring).await, "AKID1", "a clock that is set back");
}

#[tokio::test]
async fn permanent_ones_are_asked_for_once() {
    let harness = Harness::new(&[Ok(None)]);
    let keyring = harness.keyring();
    for _ in 0..3 {
        assert_eq!(id(&keyring).await, "AKID1");
        harness.pass(1_000_000_000);
    }
}

#[tokio::test]
async fn a_refresh_that_fails_keeps_the_old_ones_and_rests() {
    let harness = Harness::new(&[Ok(Some(7_200)), Err("down")]);
    let keyring = harness.keyring();
    id(&keyring).await;
    harness.pass(6_900);
    for _ in 0..3 {
        assert_eq!(id(&keyring).await, "AKID1");
    }
    assert_eq!(harness.asked(), 2, "not tried again at once");
    harness.pass(30);
    assert_eq!(id(&keyring).await, "AKID1");
    assert_eq!(harness.asked(), 3);
    harness.pass(270);
    assert_eq!(id(&keyring).await, "harness: down", "they have ended");
}

#[tokio::test]
async fn one_refreshes_while_the_others_go_on() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let keyring = harness.keyring();
    id(&keyring).await;
    harness.pass(6_900);
    harness.gate.forget_permits(1_000);
    let first = tokio::spawn({
        let keyring = keyring.clone();
        async move { id(&keyring).await }
    });
    tokio::task::yield_now().await;
    for _ in 0..10 {
        assert_eq!(id(&keyring).await, "AKID1");
    }
    harness.gate.add_permits(1_000);
    assert_eq!(first.await.unwrap(), "AKID2");
    assert_eq!((&*id(&keyring).await, harness.asked()), ("AKID2", 2));
}

/// A hundred callers who begin while nobody is answered.
async fn crowd(harness: &Arc<Harness>, keyring: &Arc<Keyring>) -> Vec<String> {
    harness.gate.forget_permits(1_000);
    let caller = || {
        let keyring = keyring.clone();
        tokio::spawn(async move { id(&keyring).await })
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
    let keyring = harness.keyring();
    assert_eq!(crowd(&harness, &keyring).await, ["harness: down"]);
    assert_eq!(harness.asked(), 1);
    assert_eq!(crowd(&harness, &keyring).await, ["AKID2"]);
    harness.pass(7_200);
    assert_eq!(crowd(&harness, &keyring).await, ["AKID3"]);
    assert_eq!(harness.asked(), 3);
}

#[tokio::test]
async fn a_caller_who_goes_away_leaves_nothing_locked() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let keyring = harness.keyring();
    harness.gate.forget_permits(1_000);
    let gone = tokio::time::timeout(Duration::ZERO, id(&keyring)).await;
    assert!(gone.is_err());
    harness.gate.add_permits(1_000);
    assert_eq!(id(&keyring).await, "AKID1");
}

#[tokio::test]
async fn a_load_ends_with_its_own_time_or_the_callers() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let provider: Arc<dyn ProvideCredentials> = harness.clone();
    let keyring = Keyring::new(
        None,
        Some(provider),
        Duration::from_millis(20),
        harness.clone(),
    )
    .unwrap();
    harness.gate.forget_permits(1_000);
    assert_eq!(
        id(&keyring).await,
        "no credentials from credentials provider within 20ms"
    );
    // Of two times that have both run out, the load's would count: so its own is far away here.
    let patient = harness.keyring();
    let short = patient.credentials(Duration::from_millis(5)).await;
    assert!(matches!(short, Err(Unavailable::OutOfTime)));
}

#[tokio::test]
async fn what_is_expired_on_arrival_is_refused() {
    let harness = Harness::new(&[Ok(Some(0))]);
    let keyring = harness.keyring();
    let Err(Unavailable::Failed(error)) = keyring.credentials(MINUTE).await else {
        panic!("they were taken");
    };
    let expected = CredentialsProblem::Expired {
        since: START,
        now: START,
    };
    assert_eq!(error.problem(), &expected);
}

#[tokio::test]
async fn who_is_refused_second_gets_what_the_first_was_given() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let keyring = harness.keyring();
    let stale = keyring.credentials(MINUTE).await.unwrap();
    let renew = || keyring.renew(&stale, MINUTE);
    assert_eq!(tokio::join!(renew(), renew()), (true, true));
    assert_eq!((&*id(&keyring).await, harness.asked()), ("AKID2", 2));
}

/// All of them were refused before the first was answered.
#[tokio::test]
async fn the_refused_ask_once_and_share_that_there_are_no_others() {
    let harness = Harness::new(&[Ok(Some(7_200)), Err("down")]);
    let keyring = harness.keyring();
    let stale = keyring.credentials(MINUTE).await.unwrap();
    harness.gate.forget_permits(1_000);
    let renew = || keyring.renew(&stale, MINUTE);
    let answer = async { harness.gate.add_permits(1_000) };
    let (first, second, third, ()) = tokio::join!(renew(), renew(), renew(), answer);
    assert_eq!([first, second, third], [false; 3]);
    assert_eq!(harness.asked(), 2);
}

#[tokio::test]
async fn a_source_without_others_renews_nothing() {
    let keys = Credentials::new("AKID", "key").unwrap();
    let harness = Harness::new(&[Ok(None)]);
    let keyring = Keyring::new(Some(keys.clone()), None, MINUTE, harness.clone()).unwrap();
    let equal = Credentials::new("AKID", "key").unwrap();
    assert!(!keyring.renew(&equal, MINUTE).await);
    let failing = Harness::new(&[Err("down")]);
    assert!(!failing.keyring().renew(&keys, MINUTE).await);
}

#[tokio::test]
async fn given_ones_come_before_the_provider() {
    let harness = Harness::new(&[Ok(None)]);
    let given = Credentials::new("AKIDgiven", "key").unwrap();
    let with = |given| {
        let provider: Arc<dyn ProvideCredentials> = harness.clone();
        Keyring::new(Some(given), Some(provider), MINUTE, harness.clone()).unwrap()
    };
    assert_eq!(id(&with(given.clone())).await, "AKIDgiven");
    let dead = given.expiring_at(START - 1);
    assert_eq!(id(&with(dead)).await, "AKID1");
    assert!(Keyring::new(None, None, MINUTE, harness.clone()).is_none());
}

/// An hour is learnt from the service, then the machine's clock is set right: keys of half an hour would be refused for
/// ever if the clock that jumped were believed alone.
#[tokio::test]
async fn a_clock_that_is_set_right_locks_nobody_out() {
    let harness = Harness::new(&[Ok(Some(3_600 + 1_800))]);
    harness.skew.store(3_600, Ordering::SeqCst);
    let keyring = harness.keyring();
    assert_eq!(id(&keyring).await, "AKID1");
    // From now on the source reads a right clock, and so do we.
    *harness.answers.lock().unwrap() = vec![Ok(Some(1_800))];
    harness.wall.fetch_add(3_600, Ordering::SeqCst);
    harness.skew.store(0, Ordering::SeqCst);
    assert_eq!(id(&keyring).await, "AKID2");
    assert_eq!((&*id(&keyring).await, harness.asked()), ("AKID2", 2));
}

/// Keys that end by the service's time, which may be learnt wrong, and not by the machine's: the service judges.
#[tokio::test]
async fn keys_are_good_if_either_clock_says_so() {
    let harness = Harness::new(&[Ok(Some(1_800))]);
    harness.skew.store(3_600, Ordering::SeqCst);
    let keyring = harness.keyring();
    assert_eq!(id(&keyring).await, "AKID1");
    for _ in 0..3 {
        assert_eq!(id(&keyring).await, "AKID1");
    }
    assert_eq!(harness.asked(), 1, "a source that has nothing better rests");
    harness.pass(1_800);
    assert_eq!(id(&keyring).await, "AKID2");
}
