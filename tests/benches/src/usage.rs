//! Processor time and memory. Other programs of the machine hardly disturb them, as they do the time on the wall.

use std::time::Duration;

/// What processes have used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    /// Processor time, of all threads.
    pub cpu: Duration,
    /// The most memory that one of them had, in KiB.
    pub peak_kib: u64,
}

/// This process, so far.
#[must_use]
pub fn own() -> Usage {
    Usage {
        cpu: system::cpu(),
        peak_kib: peak().unwrap_or_default(),
    }
}

/// From a file of Linux. What the system tells otherwise counts the memory of the program that started this one.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The processes that this one has run and waited for, and those that they ran.
#[must_use]
pub fn children() -> Usage {
    system::children()
}

#[cfg(unix)]
mod system {
    use super::{Duration, Usage};
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::{TimeVal, TimeValLike};
    use nix::time::{ClockId, clock_gettime};

    pub(super) fn cpu() -> Duration {
        clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID).map_or(Duration::ZERO, Duration::from)
    }

    pub(super) fn children() -> Usage {
        let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else {
            return Usage::default();
        };
        let micros = |time: TimeVal| time.num_microseconds().unsigned_abs();
        Usage {
            cpu: Duration::from_micros(micros(usage.user_time()) + micros(usage.system_time())),
            peak_kib: usage.max_rss().unsigned_abs(),
        }
    }
}

/// Nothing is known there, and all times are nil.
#[cfg(not(unix))]
mod system {
    use super::{Duration, Usage};

    pub(super) fn cpu() -> Duration {
        Duration::ZERO
    }

    pub(super) fn children() -> Usage {
        Usage::default()
    }
}
