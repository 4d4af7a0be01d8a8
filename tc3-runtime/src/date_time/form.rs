//! The three forms of text: reading them, and writing a moment in them.

use std::time::{Duration, SystemTime};

use super::calendar::{date_of, day_of};
use super::offset::UtcOffset;

const DAY: i64 = 86_400;

/// A moment by the clock of some zone: seconds from 1970 by that clock, and what follows the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Local {
    pub(super) seconds: i64,
    pub(super) nanoseconds: u32,
}

impl Local {
    /// What the clocks of a zone show; the last full second.
    pub(super) fn of(time: SystemTime, offset: UtcOffset) -> Self {
        let seconds = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
            Err(before) => {
                let before = before.duration();
                let seconds = i64::try_from(before.as_secs()).unwrap_or(i64::MAX);
                -seconds - i64::from(before.subsec_nanos() > 0)
            }
        };
        Self {
            seconds: seconds.saturating_add(offset.seconds()),
            nanoseconds: 0,
        }
    }

    /// The moment, if clocks of this zone show it.
    pub(super) fn moment(self, offset: UtcOffset) -> Option<SystemTime> {
        let seconds = self.seconds - offset.seconds();
        let size = Duration::from_secs(seconds.unsigned_abs());
        let second = if seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(size)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(size)
        };
        second?.checked_add(Duration::from_nanos(self.nanoseconds.into()))
    }

    /// `2020-09-22`. A year outside of 0 to 9999 makes a text of no form.
    pub(super) fn date(self) -> String {
        let (year, month, day) = date_of(self.seconds.div_euclid(DAY));
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `23:59:59`.
    pub(super) fn clock(self) -> String {
        let rest = self.seconds.rem_euclid(DAY);
        format!("{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)
    }
}

/// Reads `2020-09-22`: the beginning of the day.
pub(super) fn date(text: &str) -> Option<Local> {
    let [year, month, day] = numbers(text, "0000-00-00")?;
    Some(Local {
        seconds: day_of((year, month, day))? * DAY,
        nanoseconds: 0,
    })
}

/// Reads a date, a separator and `23:59:59`.
pub(super) fn date_time(text: &str, separator: char) -> Option<Local> {
    let (day, time) = text.split_once(separator)?;
    let [hours, minutes, seconds] = numbers(time, "00:00:00")?;
    let fits = hours < 24 && minutes < 60 && seconds < 60;
    let day = date(day)?;
    fits.then_some(Local {
        seconds: day.seconds + hours * 3600 + minutes * 60 + seconds,
        nanoseconds: 0,
    })
}

/// Reads `2020-09-22T00:00:00.5+08:00`; the fraction may be left out.
pub(super) fn iso(text: &str) -> Option<(Local, UtcOffset)> {
    const SECONDS: usize = "0000-00-00T00:00:00".len();
    let (seconds, rest) = text.split_at_checked(SECONDS)?;
    let (nanoseconds, zone) = fraction(rest)?;
    let local = Local {
        nanoseconds,
        ..date_time(seconds, 'T')?
    };
    Some((local, offset(zone)?))
}

/// Nanoseconds, and what follows them.
fn fraction(text: &str) -> Option<(u32, &str)> {
    let Some(rest) = text.strip_prefix('.') else {
        return Some((0, text));
    };
    let end = rest.find(|char: char| !char.is_ascii_digit())?;
    let (digits, zone) = rest.split_at_checked(end)?;
    if !(1..=9).contains(&digits.len()) {
        return None;
    }
    let nanoseconds = format!("{digits:0<9}").parse().ok()?;
    Some((nanoseconds, zone))
}

fn offset(text: &str) -> Option<UtcOffset> {
    if text == "Z" {
        return Some(UtcOffset::UTC);
    }
    let size = text.strip_prefix(['+', '-'])?;
    let [hours, minutes] = numbers(size, "00:00").or_else(|| {
        let (hours, minutes) = size.split_at_checked(2)?;
        numbers(&format!("{hours}:{minutes}"), "00:00")
    })?;
    let size = i16::try_from(hours * 60 + minutes).ok()?;
    let minutes_fit = minutes < 60;
    let signed = if text.starts_with('-') { -size } else { size };
    UtcOffset::from_minutes(signed).filter(|_| minutes_fit)
}

/// The numbers of a text of the shape of a pattern, whose zeros stand for digits.
fn numbers<const N: usize>(text: &str, pattern: &str) -> Option<[i64; N]> {
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'0' => byte.is_ascii_digit(),
        _ => byte == wanted,
    };
    if text.len() != pattern.len() || !text.bytes().zip(pattern.bytes()).all(fits) {
        return None;
    }
    let parts = text.split(['-', ':']).map(|part| part.parse().ok());
    let parts: Option<Vec<i64>> = parts.collect();
    parts?.try_into().ok()
}
