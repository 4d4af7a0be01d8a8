//! Dates and times that stand in a spec.

use crate::model::TimeForm;

/// Whether the text is of the form, and a day that the calendar has.
pub(super) fn is_of(text: &str, form: TimeForm) -> bool {
    let date = |text| numbers(text, "0000-00-00").is_some_and(|parts| is_day(&parts));
    let clock = |text| numbers(text, "00:00:00").is_some_and(|parts| is_time(&parts));
    match form {
        TimeForm::Date => date(text),
        TimeForm::DateTime => text
            .split_once(' ')
            .is_some_and(|(day, time)| date(day) && clock(time)),
        TimeForm::DateTimeIso => {
            let parts = text.split_once('T').and_then(|(day, rest)| {
                let (time, zone) = rest.split_at_checked(8)?;
                Some((day, time, without_fraction(zone)?))
            });
            parts.is_some_and(|(day, time, zone)| date(day) && clock(time) && is_zone(zone))
        }
    }
}

/// The numbers in a text of the shape of a pattern, whose zeros stand for digits.
fn numbers(text: &str, pattern: &str) -> Option<Vec<u32>> {
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'0' => byte.is_ascii_digit(),
        _ => byte == wanted,
    };
    if text.len() != pattern.len() || !text.bytes().zip(pattern.bytes()).all(fits) {
        return None;
    }
    let parts = text.split(['-', ':']);
    parts.map(|part| part.parse().ok()).collect()
}

fn is_day(parts: &[u32]) -> bool {
    let &[year, month, day] = parts else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=length).contains(&day)
}

fn is_time(parts: &[u32]) -> bool {
    matches!(parts, [0..=23, 0..=59, 0..=59])
}

/// What follows a fraction of a second, if there is one.
fn without_fraction(text: &str) -> Option<&str> {
    let Some(digits) = text.strip_prefix('.') else {
        return Some(text);
    };
    let rest = digits.trim_start_matches(|char: char| char.is_ascii_digit());
    (1..=9)
        .contains(&(digits.len() - rest.len()))
        .then_some(rest)
}

fn is_zone(zone: &str) -> bool {
    let Some(offset) = zone.strip_prefix(['+', '-']) else {
        return zone == "Z";
    };
    let parts = match offset.split_at_checked(2) {
        Some((hours, minutes)) if minutes.len() == 2 => {
            numbers(&format!("{hours}:{minutes}"), "00:00")
        }
        _ => numbers(offset, "00:00"),
    };
    matches!(parts.as_deref(), Some([0..=23, 0..=59]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use TimeForm::{Date, DateTime, DateTimeIso};

    #[test]
    fn what_is_of_a_form() {
        let table = [
            (Date, "2020-02-29"),
            (Date, "0000-01-01"),
            (DateTime, "2020-09-22 23:59:59"),
            (DateTimeIso, "2020-09-22T00:00:00+08:00"),
            (DateTimeIso, "2020-09-22T00:00:00-0330"),
            (DateTimeIso, "2020-09-22T00:00:00.123456789Z"),
        ];
        for (form, text) in table {
            assert!(is_of(text, form), "{text}");
        }
        for form in TimeForm::ALL {
            assert!(is_of(form.sample(), form));
        }
    }

    #[test]
    fn what_is_not() {
        let table = [
            (Date, "2021-02-29"),
            (Date, "2020-9-22"),
            (Date, "2020-13-01"),
            (Date, "2020-00-01"),
            (Date, "2020-09-00"),
            (Date, "+020-09-22"),
            (Date, ""),
            (DateTime, "2020-09-22"),
            (DateTime, "2020-09-22 24:00:00"),
            (DateTime, "2020-09-22T00:00:00"),
            (DateTime, "2020-09-22 00:00:60"),
            (DateTimeIso, "2020-09-22 00:00:00"),
            (DateTimeIso, "2020-09-22T00:00:00"),
            (DateTimeIso, "2020-09-22T00:00:00.Z"),
            (DateTimeIso, "2020-09-22T00:00:00.1234567890Z"),
            (DateTimeIso, "2020-09-22T00:00:00+24:00"),
            (DateTimeIso, "2020-09-22T00:00:00+8"),
            (DateTimeIso, "2020-09-22T00:00:00z"),
            (DateTimeIso, "2020-09-22T0\u{e9}:00:00Z"),
        ];
        for (form, text) in table {
            assert!(!is_of(text, form), "{text}");
        }
    }
}
