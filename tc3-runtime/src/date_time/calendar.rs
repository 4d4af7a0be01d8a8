//! Days of the Gregorian calendar, counted from 1970-01-01.
//!
//! Years are taken to begin on 1 March, so that the leap day is the last of its year, and to stand in eras of 400 years,
//! after which the calendar repeats.

const ERA: i64 = 146_097;
const FROM_MARCH_OF_YEAR_0: i64 = 719_468;

/// Year, month and day.
pub(super) type Day = (i64, i64, i64);

/// The date of a day.
pub(crate) fn date_of(days: i64) -> Day {
    let days = days + FROM_MARCH_OF_YEAR_0;
    let (era, day) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let march_month = (5 * day + 2) / 153;
    let day = day - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

/// The day of a date; `None` for a date that the calendar does not have.
pub(super) fn day_of((year, month, day): Day) -> Option<i64> {
    let march_month = if month > 2 { month - 3 } else { month + 9 };
    let march_year = year - i64::from(month <= 2);
    let (era, year_of_era) = (march_year.div_euclid(400), march_year.rem_euclid(400));
    let day_of_year = (153 * march_month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * ERA + day_of_era - FROM_MARCH_OF_YEAR_0;
    // A day of no month, such as 30 February, is another date on the way back.
    (date_of(days) == (year, month, day)).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_follows_the_day_before() {
        let (mut year, mut month, mut day) = (1970, 1, 1);
        for number in 0..146_097 {
            assert_eq!(date_of(number), (year, month, day));
            assert_eq!(day_of((year, month, day)), Some(number));
            let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            let length = match month {
                2 => 28 + i64::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            day += 1;
            if day > length {
                (day, month) = (1, month + 1);
            }
            if month > 12 {
                (month, year) = (1, year + 1);
            }
        }
    }

    #[test]
    fn days_before_1970_are_counted_down() {
        let table = [
            (-1, (1969, 12, 31)),
            (-25_509, (1900, 2, 28)),
            (-719_528, (0, 1, 1)),
        ];
        for (number, date) in table {
            assert_eq!(date_of(number), date);
            assert_eq!(day_of(date), Some(number));
        }
    }

    #[test]
    fn dates_that_no_calendar_has_are_no_days() {
        let table = [
            (2021, 2, 29),
            (1900, 2, 29),
            (2020, 4, 31),
            (2020, 13, 1),
            (2020, 0, 1),
            (2020, 1, 0),
            (0, 0, 0),
        ];
        for date in table {
            assert_eq!(day_of(date), None, "{date:?}");
        }
    }
}
