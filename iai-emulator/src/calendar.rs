//! Dates of Unix times, in the two notations that the protocol uses.

const DAY: u64 = 86_400;
/// The last second of the year 9999; the header `Date` shows later times as that one.
const LAST: u64 = 253_402_300_799;
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

struct Date {
    year: u64,
    month: u64,
    day: u64,
}

/// The UTC date as `2019-02-25`. A time in milliseconds is tens of thousands of years away; its date is told too,
/// so that the time is what gets refused and not the date.
pub(crate) fn utc_date(seconds: u64) -> String {
    let Date { year, month, day } = date(seconds / DAY);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The time as the HTTP header `Date` has it: `Mon, 25 Feb 2019 16:44:25 GMT`.
pub(crate) fn http_date(seconds: u64) -> String {
    let seconds = seconds.min(LAST);
    let (days, rest) = (seconds / DAY, seconds % DAY);
    let Date { year, month, day } = date(days);
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    let (weekday, month) = (name(&WEEKDAYS, days % 7), name(&MONTHS, month - 1));
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

fn name(names: &[&'static str], index: u64) -> &'static str {
    let index = usize::try_from(index).unwrap_or(usize::MAX);
    names.get(index).copied().unwrap_or_default()
}

/// The Gregorian date of a day counted from 1970-01-01. Years are taken to begin in March, so that the leap day
/// is the last day of a year and needs no case of its own.
fn date(days: u64) -> Date {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    Date {
        year: era * 400 + year_of_era + u64::from(month <= 2),
        month,
        day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_utc() {
        let table = [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            // 2019-02-26 already in China.
            (1_551_113_065, "2019-02-25"),
            (1_539_084_154, "2018-10-09"),
            (1_704_067_199, "2023-12-31"),
            (4_107_542_400, "2100-03-01"),
            (LAST, "9999-12-31"),
            (1_551_113_065_000, "51122-10-26"),
        ];
        for (seconds, expected) in table {
            assert_eq!(utc_date(seconds), expected, "{seconds}");
        }
    }

    #[test]
    fn the_header_has_weekday_and_time() {
        let table = [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (1_551_113_065, "Mon, 25 Feb 2019 16:44:25 GMT"),
            (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
        ];
        for (seconds, expected) in table {
            assert_eq!(http_date(seconds), expected, "{seconds}");
        }
    }
}
