//! Clocks and sleeps: where the time comes from.

mod sleep;

use std::fmt;
use std::num::NonZeroU64;
use std::time::{SystemTime, UNIX_EPOCH};

pub use sleep::{AsyncSleep, Sleep, TokioSleep};

/// The clock whose time the client signs in every attempt. A test can set it, and a program with a better clock than
/// the machine's can bring it.
///
/// Every closure that returns seconds is a clock: `builder.time_source(|| 1_551_113_065)`.
///
/// ```
/// struct Corrected {
///     ahead: u64,
/// }
///
/// impl tc3_runtime::time::TimeSource for Corrected {
///     fn unix_seconds(&self) -> u64 {
///         tc3_runtime::time::SystemClock.unix_seconds() - self.ahead
///     }
/// }
/// ```
pub trait TimeSource: Send + Sync {
    /// The time now, in seconds since 1970-01-01 00:00:00 UTC.
    fn unix_seconds(&self) -> u64;
}

impl<F: Fn() -> u64 + Send + Sync> TimeSource for F {
    fn unix_seconds(&self) -> u64 {
        self()
    }
}

/// The clock of the machine.
#[derive(Clone, Copy, Default)]
pub struct SystemClock;

impl fmt::Debug for SystemClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SystemClock")
    }
}

impl TimeSource for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn unix_seconds(&self) -> u64 {
        // A clock before 1970 is as wrong as 1970; the service will say so.
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
    }
}

/// The time in a header `Date`, in Unix seconds.
pub(crate) fn header_time(date: &str) -> Option<NonZeroU64> {
    let time = httpdate::parse_http_date(date).ok()?;
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    NonZeroU64::new(since.as_secs())
}
