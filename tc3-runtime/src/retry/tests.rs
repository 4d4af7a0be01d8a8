//! The parts, one by one. How they work together is tested over real sockets.

use std::time::Duration;

use super::*;
use crate::time::header_time;

fn milliseconds(pauses: impl IntoIterator<Item = Duration>) -> Vec<u128> {
    pauses.into_iter().map(|pause| pause.as_millis()).collect()
}

#[test]
fn pauses_double_up_to_the_longest() {
    let config = RetryConfig::new().max_delay(Duration::from_millis(3_000));
    let backoff = Backoff::new(&config);
    let longest = (0..5).map(|before| backoff.pause(before, 1.0));
    assert_eq!(milliseconds(longest), [500, 1_000, 2_000, 3_000, 3_000]);
    let halves = (0..3).map(|before| backoff.pause(before, 0.5));
    assert_eq!(milliseconds(halves), [250, 500, 1_000]);
    let long = [0.0, 0.5, 1.0].map(|lot| backoff.long_pause(0, lot));
    assert_eq!(milliseconds(long), [250, 375, 500]);
}

#[test]
fn no_lot_and_no_number_of_pauses_breaks_a_pause() {
    let backoff = Backoff::new(&RetryConfig::new());
    let odd = [-1.0, f64::NAN, 0.0, 2.0, f64::INFINITY].map(|lot| backoff.pause(0, lot));
    assert_eq!(milliseconds(odd), [0, 0, 0, 500, 500]);
    assert_eq!(backoff.pause(u32::MAX, 1.0), Duration::from_secs(20));
    let endless = RetryConfig::new()
        .base_delay(Duration::MAX)
        .max_delay(Duration::MAX);
    let day = Duration::from_secs(86_400);
    assert_eq!(Backoff::new(&endless).pause(3, 1.0), day);
}

#[test]
fn a_budget_runs_dry_and_fills_again() {
    let budget = Budget::new(12);
    let first = budget.withdraw(false).unwrap();
    assert!(budget.withdraw(true).is_none(), "7 are left");
    assert!(budget.withdraw(false).is_some(), "2 are left");
    assert!(budget.withdraw(false).is_none());
    budget.refund(first);
    assert!(budget.withdraw(false).is_some(), "2 are left");
    for _ in 0..8 {
        budget.refund(Charge::default());
    }
    assert!(budget.withdraw(true).is_some(), "10 were there");
    for _ in 0..100 {
        budget.refund(Charge::default());
    }
    let bought = (0..9).filter(|_| budget.withdraw(false).is_some()).count();
    assert_eq!(bought, 2, "never more than the capacity");
    assert!(Budget::new(0).withdraw(false).is_none());
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
        (None, "9999999999", None),
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
    assert_eq!(skew.correct(1_000), 1_000);
    skew.learn(1_000, 400);
    assert_eq!((skew.correct(1_010), skew.correct(100)), (410, 0));
    skew.learn(1_000, 4_000);
    assert_eq!(skew.correct(1_010), 4_010);
}

#[test]
fn no_attempts_are_one_attempt() {
    assert_eq!(RetryConfig::new().max_attempts(0), RetryConfig::off());
}
