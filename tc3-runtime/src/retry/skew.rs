//! How far the service's clock is from ours.

use std::num::NonZeroU64;
use std::sync::atomic::{AtomicI64, Ordering};

/// Seconds to add to our clock before a time is signed. Learnt once, kept for the client.
#[derive(Debug, Default)]
pub(crate) struct Skew(AtomicI64);

impl Skew {
    /// The service's time by our clock.
    pub(crate) fn correct(&self, ours: u64) -> u64 {
        ours.saturating_add_signed(self.0.load(Ordering::Relaxed))
    }

    /// Takes note of the service's time.
    pub(crate) fn learn(&self, ours: u64, theirs: u64) {
        let skew = theirs.cast_signed().saturating_sub(ours.cast_signed());
        self.0.store(skew, Ordering::Relaxed);
    }
}

/// The service's time by its answer: the header `Date`, or else the Unix seconds that the message ends with.
pub(crate) fn server_time(date: Option<NonZeroU64>, message: &str) -> Option<u64> {
    date.map(NonZeroU64::get)
        .or_else(|| of_message(message))
        .filter(|time| PLAUSIBLE.contains(time))
}

/// From 2019, before which the API did not exist, until 2100. Whoever is wrong by more than that is no clock.
const PLAUSIBLE: std::ops::Range<u64> = 1_546_300_800..4_102_444_800;

/// The last whole number of ten digits.
fn of_message(message: &str) -> Option<u64> {
    let mut numbers = message.rsplit(|each: char| !each.is_ascii_digit());
    let number = numbers.find(|number| number.len() == 10)?;
    number.parse().ok()
}
