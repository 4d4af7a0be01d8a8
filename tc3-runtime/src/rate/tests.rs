use std::sync::Mutex;
use std::time::Duration;

use super::*;
use crate::code::CodeTable;
use crate::error::{ConfigurationError, RateLimitError};
use crate::service::{Hosts, RateGroup, ServiceInfo};
use crate::sync::lock;
use crate::time::{AsyncSleep, Sleep};

static CODES: CodeTable = CodeTable::new(&[]);
static RATES: [RateGroup; 2] = [
    RateGroup {
        name: "quick",
        per_second: 100,
        actions: &["Ping", "Pong"],
    },
    RateGroup {
        name: "slow",
        per_second: 4,
        actions: &["Dig"],
    },
];
static SERVICE: ServiceInfo = ServiceInfo {
    name: "demo",
    version: "1",
    hosts: Hosts {
        mainland: None,
        international: None,
        internal: None,
        regional: None,
    },
    codes: &CODES,
    missing: "Missing",
    get_bytes: 1,
    post_bytes: 1,
    rates: &RATES,
    names: &[],
};

/// A clock that sleeps move on.
#[derive(Default)]
struct Clock(Mutex<Duration>);

impl Clock {
    fn advance(&self, duration: Duration) {
        *lock(&self.0) += duration;
    }
}

impl AsyncSleep for Clock {
    fn elapsed(&self) -> Duration {
        *lock(&self.0)
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.advance(duration);
        Box::pin(std::future::ready(()))
    }
}

const AMPLE: Duration = Duration::from_secs(60);

/// The milliseconds at which one attempt after the other has its turn.
async fn turns(limit: RateLimit, clock: &Clock, actions: &[&str]) -> Vec<u128> {
    let limiter = Limiter::new(limit).unwrap();
    let mut turns = Vec::new();
    for action in actions {
        limiter.turn(&SERVICE, action, clock, AMPLE).await.unwrap();
        turns.push(clock.elapsed().as_millis());
    }
    turns
}

#[tokio::test]
async fn each_scope_has_its_own_rates() {
    let calls = ["Ping", "Pong", "Dig", "Dig", "Other", "Other", "Ping"];
    let table = [
        (RateLimit::documented(), [0, 10, 10, 260, 260, 260, 260]),
        (RateLimit::per_group(10), [0, 100, 100, 200, 200, 300, 300]),
        (RateLimit::per_client(10), [0, 100, 200, 300, 400, 500, 600]),
        (
            RateLimit::per_client(10).burst(3),
            [0, 0, 0, 100, 200, 300, 400],
        ),
    ];
    for (limit, expected) in table {
        let found = turns(limit, &Clock::default(), &calls).await;
        assert_eq!(found, expected, "{limit:?}");
    }
}

#[tokio::test]
async fn a_quiet_time_saves_turns_for_one_burst_and_no_more() {
    let clock = Clock::default();
    let limiter = Limiter::new(RateLimit::per_client(10).burst(2)).unwrap();
    let mut found = Vec::new();
    for quiet in [0, 0, 0, 3_000, 0, 0, 50, 150] {
        clock.advance(Duration::from_millis(quiet));
        limiter.turn(&SERVICE, "Ping", &clock, AMPLE).await.unwrap();
        found.push(clock.elapsed().as_millis());
    }
    let expected = [0, 0, 100, 3_100, 3_100, 3_200, 3_300, 3_450];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn what_lets_nothing_through_is_refused() {
    let table = [
        (RateLimit::per_client(0), false),
        (RateLimit::per_group(0), false),
        (RateLimit::documented().burst(0), false),
        (RateLimit::per_client(1).burst(1), true),
        (RateLimit::per_client(u32::MAX).burst(u32::MAX), true),
        (RateLimit::documented(), true),
    ];
    for (limit, fine) in table {
        let made = Limiter::new(limit).map(drop);
        let expected = fine.then_some(()).ok_or(ConfigurationError::RateLimit);
        assert_eq!(made, expected, "{limit:?}");
        if fine {
            turns(limit, &Clock::default(), &["Ping", "Ping"]).await;
        }
    }
}

#[tokio::test]
async fn a_turn_that_comes_too_late_is_refused_at_once() {
    let clock = Clock::default();
    let limiter = Limiter::new(RateLimit::documented()).unwrap();
    let left = Duration::from_millis(250);
    for _ in 0..2 {
        limiter.turn(&SERVICE, "Dig", &clock, AMPLE).await.unwrap();
    }
    let before = clock.elapsed();
    let error = limiter.turn(&SERVICE, "Dig", &clock, left).await;
    let error = error.unwrap_err();
    assert_eq!(clock.elapsed(), before);
    assert_eq!((error.wait(), error.left()), (left, left));
    assert_eq!((error.per_second(), error.group()), (4, Some("slow")));
    assert_eq!(
        error.to_string(),
        "not sent: the client's rate limit of 4 per second (group slow) would delay the attempt by 250ms, \
         and 250ms of the call's timeout are left"
    );
    // A millisecond more is enough, and nothing was taken by the refusal.
    let left = Duration::from_millis(251);
    limiter.turn(&SERVICE, "Dig", &clock, left).await.unwrap();
    assert_eq!(clock.elapsed() - before, Duration::from_millis(250));
}

#[test]
fn a_refusal_tells_milliseconds() {
    let refused = |wait, left| {
        let error = RateLimitError {
            wait: Duration::from_nanos(wait),
            left: Duration::from_nanos(left),
            per_second: 2,
            group: "",
        };
        let text = error.to_string();
        let (_, delay) = text.split_once(" would delay the attempt by ").unwrap();
        delay.to_owned()
    };
    let table = [
        (998_436_240, 199_995_884, "998ms, and 200ms"),
        (1_500_500_000, 499_999, "1.501s, and 0ns"),
        (2_000_000_000, 999_999_999, "2s, and 1s"),
    ];
    for (wait, left, expected) in table {
        assert_eq!(
            refused(wait, left),
            format!("{expected} of the call's timeout are left")
        );
    }
}

/// Sleeps that end a little late each time, as real ones do.
struct Late(Clock, Duration);

impl AsyncSleep for Late {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.0.sleep(duration + self.1)
    }
}

#[tokio::test]
async fn sleeps_that_end_late_do_not_slow_the_queue_down() {
    let table = [(1, 9_981), (5, 9_985), (6, 10_484)];
    for (late, expected) in table {
        let clock = Late(Clock::default(), Duration::from_millis(late));
        let limiter = Limiter::new(RateLimit::per_client(50)).unwrap();
        for _ in 0..500 {
            limiter.turn(&SERVICE, "Ping", &clock, AMPLE).await.unwrap();
        }
        assert_eq!(clock.elapsed().as_millis(), expected, "{late} ms late");
    }
}

/// Sleeps that never end.
struct Standstill;

impl AsyncSleep for Standstill {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn those_who_left_the_queue_are_not_waited_for() {
    let limiter = Limiter::new(RateLimit::per_client(1)).unwrap();
    let turn = |left| limiter.turn(&SERVICE, "Ping", &Standstill, left);
    turn(AMPLE).await.unwrap();
    // It lines up and is dropped while it waits; its place, the next, is free again each time.
    for _ in 0..3 {
        let left = Duration::from_millis(1_001);
        let waiting = tokio::time::timeout(Duration::ZERO, turn(left)).await;
        assert!(waiting.is_err(), "{waiting:?}");
    }
}
