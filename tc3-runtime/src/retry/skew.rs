//! How far the service's clock is from ours.

use std::num::NonZeroU64;
use std::sync::Mutex;
use std::time::Duration;

use crate::sync::lock;

/// No clock is off by more than a day by accident. A time that is so far away is wrong, or not the service's.
const MOST: u64 = 86_400;
/// When the wall clock and the monotonic clock differ by more than this, the machine's clock was set, or the machine
/// slept.
const JUMP: u64 = 60;

/// Seconds to add to the machine's clock before its time is signed: learnt from the service, kept for all calls of the
/// client, and forgotten when the machine's clock is set.
#[derive(Debug, Default)]
pub(crate) struct Skew(Mutex<Option<Learnt>>);

#[derive(Clone, Copy, Debug)]
struct Learnt {
    seconds: i64,
    /// When it was learnt, by both clocks.
    wall: u64,
    elapsed: Duration,
}

impl Learnt {
    /// Whether the machine's clock has been set since, so that the correction is wrong now.
    fn is_outdated(self, wall: u64, elapsed: Duration) -> bool {
        let passed = elapsed.saturating_sub(self.elapsed).as_secs();
        wall.abs_diff(self.wall.saturating_add(passed)) > JUMP
    }
}

impl Skew {
    /// The service's time by our clock.
    pub(crate) fn correct(&self, wall: u64, elapsed: Duration) -> u64 {
        let mut learnt = lock(&self.0);
        *learnt = learnt.filter(|learnt| !learnt.is_outdated(wall, elapsed));
        wall.saturating_add_signed(learnt.map_or(0, |learnt| learnt.seconds))
    }

    /// Learns that the service's time was `theirs` when the machine's clock showed `ours`.
    pub(crate) fn learn(&self, ours: u64, theirs: u64, elapsed: Duration) {
        if ours.abs_diff(theirs) > MOST {
            tracing::warn!(
                ours,
                theirs,
                "the service's time is more than a day off and is not believed; set the machine's clock"
            );
            return;
        }
        let seconds = theirs.cast_signed().saturating_sub(ours.cast_signed());
        tracing::warn!(
            seconds,
            "the machine's clock is off; requests are signed with the service's time from now on"
        );
        *lock(&self.0) = Some(Learnt {
            seconds,
            wall: ours,
            elapsed,
        });
    }
}

/// The service's time by its response: the header `Date`, or else the Unix seconds that the message ends with.
pub(crate) fn server_time(date: Option<NonZeroU64>, message: &str) -> Option<u64> {
    date.map(NonZeroU64::get).or_else(|| of_message(message))
}

/// The last whole number of ten digits.
fn of_message(message: &str) -> Option<u64> {
    let mut numbers = message.rsplit(|each: char| !each.is_ascii_digit());
    let number = numbers.find(|number| number.len() == 10)?;
    number.parse().ok()
}
