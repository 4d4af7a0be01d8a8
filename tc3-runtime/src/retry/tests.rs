//! The parts, each by itself. How they work together is tested over real sockets.

use std::time::Duration;

use super::*;
use crate::time::header_time;

fn milliseconds(delays: impl IntoIterator<Item = Duration>) -> Vec<u128> {
    delays.into_iter().map(|delay| delay.as_millis()).collect()
}

#[test]
fn delays_double_up_to_the_longest() {
    let config = RetryConfig::new().max_delay(Duration::from_millis(3_000));
    let backoff = Backoff::new(&config);
    let longest = (0..5).map(|before| backoff.full_jitter_delay(before, 1.0));
    assert_eq!(milliseconds(longest), [500, 1_000, 2_000, 3_000, 3_000]);
    let halves = (0..3).map(|before| backoff.full_jitter_delay(before, 0.5));
    assert_eq!(milliseconds(halves), [250, 500, 1_000]);
    let long = [0.0, 0.5, 1.0].map(|jitter| backoff.equal_jitter_delay(0, jitter));
    assert_eq!(milliseconds(long), [250, 375, 500]);
}

#[test]
fn any_jitter_and_any_number_of_delays_gives_a_delay() {
    let backoff = Backoff::new(&RetryConfig::new());
    let odd = [-1.0, f64::NAN, 0.0, 2.0, f64::INFINITY]
        .map(|jitter| backoff.full_jitter_delay(0, jitter));
    assert_eq!(milliseconds(odd), [0, 0, 0, 500, 500]);
    assert_eq!(
        backoff.full_jitter_delay(u32::MAX, 1.0),
        Duration::from_secs(20)
    );
    let endless = RetryConfig::new()
        .base_delay(Duration::MAX)
        .max_delay(Duration::MAX);
    let day = Duration::from_secs(86_400);
    assert_eq!(Backoff::new(&endless).full_jitter_delay(3, 1.0), day);
}

/// The charge of a retry that is on its way.
fn spent(budget: &Budget, after_timeout: bool) -> Option<Charge> {
    let mut charge = budget.withdraw(after_timeout)?;
    charge.spend();
    Some(charge)
}

#[test]
fn a_budget_empties_and_fills_again() {
    let budget = Budget::new(12);
    let first = spent(&budget, false).unwrap();
    assert!(spent(&budget, true).is_none(), "7 are left");
    assert!(spent(&budget, false).is_some(), "2 are left");
    assert!(spent(&budget, false).is_none());
    budget.refund(Some(&first));
    assert!(spent(&budget, false).is_some(), "2 are left");
    for _ in 0..8 {
        budget.refund(None);
    }
    assert!(spent(&budget, true).is_some(), "10 were there");
    for _ in 0..100 {
        budget.refund(None);
    }
    let bought = (0..9).filter(|_| spent(&budget, false).is_some()).count();
    assert_eq!(bought, 2, "never more than the capacity");
    assert!(Budget::new(0).withdraw(false).is_none());
}

#[test]
fn what_is_not_sent_costs_nothing() {
    let budget = Budget::new(5);
    for _ in 0..3 {
        assert!(budget.withdraw(false).is_some());
    }
    assert!(spent(&budget, false).is_some());
    assert!(budget.withdraw(false).is_none());
}

#[test]
fn the_service_tells_its_time_by_header_or_message() {
    let header = Some("Mon, 13 May 2024 04:28:36 GMT");
    let message = "more than 300s between `Timestamp` and the server time 1715570716";
    let table = [
        (header, "", Some(1_715_574_516)),
        (header, message, Some(1_715_574_516)),
        (None, message, Some(1_715_570_716)),
        (Some("yesterday"), message, Some(1_715_570_716)),
        (None, "at 17155707161", None),
        (None, "1715570716 is not 1715570999.", Some(1_715_570_999)),
        // Read, and not believed: it is more than a day off.
        (None, "9999999999", Some(9_999_999_999)),
        (Some("Thu, 01 Jan 1970 00:00:00 GMT"), "", None),
        (None, "", None),
    ];
    for (date, message, time) in table {
        let date = date.and_then(header_time);
        assert_eq!(server_time(date, message), time, "{date:?} {message}");
    }
}

#[test]
fn a_skew_is_added_either_way() {
    let skew = Skew::default();
    let now = Duration::ZERO;
    assert_eq!(skew.correct(1_000, now), 1_000);
    skew.learn(1_000, 400, now);
    assert_eq!(
        (skew.correct(1_010, now), skew.correct(1_000, now)),
        (410, 400)
    );
    skew.learn(1_000, 4_000, now);
    assert_eq!(skew.correct(1_010, now), 4_010);
}

#[test]
fn a_skew_of_more_than_a_day_is_not_believed() {
    let skew = Skew::default();
    for (theirs, signed) in [
        (2_147_483_647, 1_700_000_000),
        (1_700_086_401, 1_700_000_000),
        (1_700_086_400, 1_700_086_400),
        (1_699_913_600, 1_699_913_600),
        (1_699_913_599, 1_699_913_600),
    ] {
        skew.learn(1_700_000_000, theirs, Duration::ZERO);
        assert_eq!(
            skew.correct(1_700_000_000, Duration::ZERO),
            signed,
            "{theirs}"
        );
    }
}

#[test]
fn a_skew_is_forgotten_when_the_machines_clock_is_set() {
    let second = Duration::from_secs(1);
    // (wall, elapsed, time to sign) after an hour was learnt at wall 10,000 and elapsed 100.
    let table = [
        (10_500, 600, 14_100),
        (10_560, 600, 14_160),
        (10_561, 600, 10_561),
        (10_439, 600, 10_439),
        (13_600, 100, 13_600),
        (6_400, 100, 6_400),
    ];
    for (wall, elapsed, signed) in table {
        let skew = Skew::default();
        skew.learn(10_000, 13_600, second * 100);
        assert_eq!(
            skew.correct(wall, second * elapsed),
            signed,
            "{wall} {elapsed}"
        );
        // Once forgotten it does not come back.
        let back = if signed == wall { 10_000 } else { 13_600 };
        assert_eq!(skew.correct(10_000, second * 100), back, "{wall} {elapsed}");
    }
}

#[test]
fn no_attempts_are_one_attempt() {
    assert_eq!(RetryConfig::new().max_attempts(0), RetryConfig::off());
}
