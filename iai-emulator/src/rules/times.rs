//! Rules for dates and times, which are text of a fixed form.

use crate::refusal::Refusal;
use crate::table::{TimeForm, TimeRule};

pub(super) fn check(rule: TimeRule, text: &str, path: &str) -> Result<(), Refusal> {
    let (fits, sample) = match rule.form {
        TimeForm::Date => (is_date(text), "2020-09-22"),
        TimeForm::DateTime => (is_date_time(text, ' '), "2020-09-22 00:00:00"),
        TimeForm::DateTimeIso => (is_iso(text), "2020-09-22T00:00:00+08:00"),
    };
    if fits {
        return Ok(());
    }
    let message = format!("{path} is not written as {sample}, or is no day of the calendar.");
    Err(Refusal::new(rule.code, message))
}

/// A number of so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let fits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = &parts[..] else {
        return false;
    };
    match (number(year, 4), number(month, 2), number(day, 2)) {
        (Some(year), Some(month), Some(day)) => (1..=length(year, month)).contains(&day),
        _ => false,
    }
}

/// Days of a month; none where there is no such month.
fn length(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(400) => 29,
        2 if year.is_multiple_of(4) && !year.is_multiple_of(100) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_date_time(text: &str, separator: char) -> bool {
    text.split_once(separator)
        .is_some_and(|(date, time)| is_date(date) && is_time(time))
}

fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let &[hours, minutes, seconds] = &parts[..] else {
        return false;
    };
    below(hours, 24) && below(minutes, 60) && below(seconds, 60)
}

/// A number of two digits below an end.
fn below(text: &str, end: u32) -> bool {
    number(text, 2).is_some_and(|number| number < end)
}

fn is_iso(text: &str) -> bool {
    let zone = text.rfind(['Z', '+', '-']).map(|at| text.split_at(at));
    let Some((time, zone)) = zone else {
        return false;
    };
    let (time, fraction) = match time.split_once('.') {
        Some((time, fraction)) => (time, Some(fraction)),
        None => (time, None),
    };
    let is_fraction =
        |digits: &str| (1..=9).contains(&digits.len()) && number(digits, digits.len()).is_some();
    is_date_time(time, 'T') && fraction.is_none_or(is_fraction) && is_zone(zone)
}

/// `Z`, `+08:00` or `+0800`.
fn is_zone(text: &str) -> bool {
    if text == "Z" {
        return true;
    }
    let size = text.get(1..).unwrap_or_default();
    let parts = size.split_once(':').or_else(|| size.split_at_checked(2));
    parts.is_some_and(|(hours, minutes)| below(hours, 24) && below(minutes, 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use TimeForm::{Date, DateTime, DateTimeIso};

    fn fits(form: TimeForm, text: &str) -> bool {
        check(TimeRule { form, code: "Odd" }, text, "Day").is_ok()
    }

    #[test]
    fn each_form_has_its_texts() {
        let table = [
            (Date, "2020-02-29"),
            (Date, "2000-02-29"),
            (DateTime, "2020-12-31 23:59:59"),
            (DateTimeIso, "2020-09-22T00:00:00+08:00"),
            (DateTimeIso, "2020-09-22T00:00:00-0330"),
            (DateTimeIso, "2020-09-22T00:00:00Z"),
            (DateTimeIso, "2020-09-22T00:00:00.123456789Z"),
        ];
        for (form, text) in table {
            assert!(fits(form, text), "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        let table = [
            (Date, ""),
            (Date, "2020-9-22"),
            (Date, "2021-02-29"),
            (Date, "1900-02-29"),
            (Date, "2020-04-31"),
            (Date, "2020-13-01"),
            (Date, "2020-01-00"),
            (Date, "2020-09-22 00:00:00"),
            (DateTime, "2020-09-22"),
            (DateTime, "2020-09-22T00:00:00"),
            (DateTime, "2020-09-22 24:00:00"),
            (DateTime, "2020-09-22 00:60:00"),
            (DateTime, "2020-09-22 00:00:60"),
            (DateTimeIso, "2020-09-22 00:00:00Z"),
            (DateTimeIso, "2020-09-22T00:00:00"),
            (DateTimeIso, "2020-09-22T00:00:00z"),
            (DateTimeIso, "2020-09-22T00:00:00.Z"),
            (DateTimeIso, "2020-09-22T00:00:00.0123456789Z"),
            (DateTimeIso, "2020-09-22T00:00:00+24:00"),
            (DateTimeIso, "2020-09-22T00:00:00+00:60"),
            (DateTimeIso, "2020-09-22T00:00:00+8"),
            (DateTimeIso, "2020-09-22T00:00:00é+08:00"),
        ];
        for (form, text) in table {
            assert!(!fits(form, text), "{text}");
        }
    }

    #[test]
    fn the_refusal_has_the_code_of_the_row() {
        let refusal = check(
            TimeRule {
                form: Date,
                code: "Odd",
            },
            "soon",
            "Day",
        )
        .unwrap_err();
        assert!(format!("{refusal:?}").contains("Odd"), "{refusal:?}");
    }
}
