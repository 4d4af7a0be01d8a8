//! The day of a time.

use crate::date_time::date_of;

const DAY: u64 = 86_400;

/// Whether both times are on one UTC day.
pub(super) fn is_same_day(one: u64, other: u64) -> bool {
    one / DAY == other / DAY
}

/// The UTC day of `timestamp` as `YYYY-MM-DD`.
pub(super) fn utc_date(timestamp: u64) -> String {
    let days = i64::try_from(timestamp / DAY).unwrap_or(i64::MAX);
    let (year, month, day) = date_of(days);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments_have_known_days() {
        let table = [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (86_400, "1970-01-02"),
            (951_782_400, "2000-02-29"),
            (1_539_084_154, "2018-10-09"),
            (1_551_113_065, "2019-02-25"),
            (1_709_164_800, "2024-02-29"),
            (4_107_542_400, "2100-03-01"),
        ];
        for (timestamp, date) in table {
            assert_eq!(utc_date(timestamp), date);
        }
    }

    #[test]
    fn no_moment_is_too_late() {
        assert!(utc_date(u64::MAX).ends_with("-11-09"));
    }
}
