//! The three types.

use std::fmt;
use std::time::SystemTime;

use super::form::{self, Local};
use super::offset::UtcOffset;

/// A text that is a date or a time.
pub trait TimeText: AsRef<str> + From<String> {
    /// What it should be, for messages.
    const FORM: &'static str;

    /// Whether it has the form, and the calendar such a day.
    fn is_well_formed(&self) -> bool;
}

/// A day, such as `2020-09-22`. Its zone is that of the action's page.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Date(String);

/// A time to the second, such as `2020-09-22 00:00:00`. Its zone is that of the action's page.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct DateTime(String);

/// A time with its zone, such as `2020-09-22T00:00:00+08:00` or `2020-09-21T16:00:00Z`. A second may have a fraction of up
/// to 9 digits.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct DateTimeIso(String);

/// What the types have in common.
macro_rules! text {
    ($name:ident, $form:literal, $read:expr) => {
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TimeText for $name {
            const FORM: &'static str = $form;

            fn is_well_formed(&self) -> bool {
                let read: fn(&str) -> bool = $read;
                read(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            /// Any text; it is checked before it is sent.
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            /// Any text; it is checked before it is sent.
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<&String> for $name {
            /// Any text; it is checked before it is sent.
            fn from(text: &String) -> Self {
                Self(text.clone())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

text!(Date, "a date such as `2020-09-22`", |text| form::date(text)
    .is_some());
text!(DateTime, "a time such as `2020-09-22 00:00:00`", |text| {
    form::date_time(text, ' ').is_some()
});
text!(
    DateTimeIso,
    "a time such as `2020-09-22T00:00:00+08:00`",
    |text| form::iso(text).is_some()
);

impl Date {
    /// The day that calendars of the zone show at a moment. The years 0 to 9999 have a text that a request may hold.
    #[must_use]
    pub fn at(time: SystemTime, offset: UtcOffset) -> Self {
        Self(Local::of(time, offset).date())
    }

    /// The moment at which the day begins in a zone. `None` when the text is no date.
    #[must_use]
    pub fn to_system_time(&self, offset: UtcOffset) -> Option<SystemTime> {
        form::date(&self.0)?.moment(offset)
    }
}

impl DateTime {
    /// What clocks of the zone show at a moment, without a fraction of a second. The years 0 to 9999 have a text that a
    /// request may hold.
    #[must_use]
    pub fn at(time: SystemTime, offset: UtcOffset) -> Self {
        let local = Local::of(time, offset);
        Self(format!("{} {}", local.date(), local.clock()))
    }

    /// The moment at which clocks of a zone show it. `None` when the text is no time of this form.
    #[must_use]
    pub fn to_system_time(&self, offset: UtcOffset) -> Option<SystemTime> {
        form::date_time(&self.0, ' ')?.moment(offset)
    }
}

impl DateTimeIso {
    /// A moment as clocks of the zone show it, without a fraction of a second. The years 0 to 9999 have a text that a
    /// request may hold.
    #[must_use]
    pub fn at(time: SystemTime, offset: UtcOffset) -> Self {
        let local = Local::of(time, offset);
        let (date, clock, zone) = (local.date(), local.clock(), offset.text());
        Self(format!("{date}T{clock}{zone}"))
    }

    /// The moment. `None` when the text is no time of this form, such as one without a zone.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let (local, offset) = form::iso(&self.0)?;
        local.moment(offset)
    }
}

impl From<SystemTime> for DateTimeIso {
    /// The moment in UTC: `2020-09-21T16:00:00Z`.
    fn from(time: SystemTime) -> Self {
        Self::at(time, UtcOffset::UTC)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn after_1970(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn before_1970(millis: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH - Duration::from_millis(millis)
    }

    /// 2020-09-22 00:00:00 in Beijing.
    const SECONDS: u64 = 1_600_704_000;

    #[test]
    fn a_moment_is_written_by_the_clocks_of_a_zone() {
        let west = UtcOffset::from_minutes(-210).unwrap();
        let table = [
            (
                after_1970(SECONDS),
                UtcOffset::BEIJING,
                "2020-09-22T00:00:00+08:00",
            ),
            (after_1970(SECONDS), UtcOffset::UTC, "2020-09-21T16:00:00Z"),
            (
                after_1970(SECONDS - 1),
                UtcOffset::BEIJING,
                "2020-09-21T23:59:59+08:00",
            ),
            (after_1970(SECONDS), west, "2020-09-21T12:30:00-03:30"),
            (before_1970(1), UtcOffset::UTC, "1969-12-31T23:59:59Z"),
            (
                before_1970(86_400_000),
                UtcOffset::UTC,
                "1969-12-31T00:00:00Z",
            ),
        ];
        for (time, offset, expected) in table {
            let iso = DateTimeIso::at(time, offset);
            assert_eq!(iso.as_str(), expected);
            let (date, rest) = expected.split_at(10);
            assert_eq!(Date::at(time, offset).as_str(), date);
            let date_time = DateTime::at(time, offset);
            assert_eq!(date_time.as_str(), format!("{date} {}", &rest[1..9]));
        }
    }

    #[test]
    fn texts_are_moments() {
        let beijing = UtcOffset::BEIJING;
        assert_eq!(
            Date::from(&"2020-09-22".to_owned()).to_system_time(beijing),
            Some(after_1970(SECONDS))
        );
        let time = DateTime::from("2020-09-22 00:00:01");
        assert_eq!(time.to_system_time(beijing), Some(after_1970(SECONDS + 1)));
        assert_eq!(
            time.to_system_time(UtcOffset::UTC),
            Some(after_1970(SECONDS + 28_801))
        );
        let early = DateTime::from("1969-12-31 23:59:59");
        assert_eq!(
            early.to_system_time(UtcOffset::UTC),
            Some(before_1970(1000))
        );
        let table = [
            ("2020-09-22T00:00:00+08:00", Some(after_1970(SECONDS))),
            ("2020-09-22T00:00:00+0800", Some(after_1970(SECONDS))),
            ("2020-09-21T16:00:00Z", Some(after_1970(SECONDS))),
            ("2020-09-21T12:30:00-03:30", Some(after_1970(SECONDS))),
            (
                "2020-09-21T16:00:00.25Z",
                Some(after_1970(SECONDS) + Duration::from_millis(250)),
            ),
            ("1969-12-31T23:59:59.999Z", Some(before_1970(1))),
            (
                "0000-01-01T00:00:00Z",
                Some(before_1970(62_167_219_200_000)),
            ),
        ];
        for (text, moment) in table {
            assert_eq!(DateTimeIso::from(text).to_system_time(), moment, "{text}");
        }
    }

    #[test]
    fn texts_of_another_form_stay_texts() {
        for text in [
            "",
            "2020-9-22",
            "2021-02-29",
            "0000-00-00",
            "2020-09-22 00:00:00",
            "２020-09-2",
        ] {
            let date = Date::from(text);
            assert_eq!((date.as_str(), date.is_well_formed()), (text, false));
            assert_eq!(date.to_system_time(UtcOffset::UTC), None);
        }
        for text in [
            "2020-09-22",
            "2020-09-22T00:00:00",
            "2020-09-22 24:00:00",
            "2020-09-22 00:60:00",
            "2020-09-22 00:00:60",
        ] {
            let time = DateTime::from(text);
            assert_eq!(
                (time.is_well_formed(), time.to_system_time(UtcOffset::UTC)),
                (false, None),
                "{text}"
            );
        }
        for text in [
            "2020-09-22 00:00:00",
            "2020-09-22T00:00:00",
            "2020-09-22T00:00:00z",
            "2020-09-22T00:00:00.Z",
            "2020-09-22T00:00:00.1234567890Z",
            "2020-09-22T00:00:00.5",
            "2020-09-22T00:00:00+8",
            "2020-09-22T00:00:00+24:00",
            "2020-09-22T00:00:00+00:60",
            "2020-09-22T00:00:00+08:0é",
            "2020-09-22T00:00:0é+08:00",
        ] {
            let time = DateTimeIso::from(text);
            assert_eq!(
                (time.is_well_formed(), time.to_system_time()),
                (false, None),
                "{text}"
            );
        }
    }

    #[test]
    fn a_moment_that_no_text_can_tell_makes_one_of_no_form() {
        let late = after_1970(253_402_300_800);
        for time in [
            late,
            before_1970(62_167_219_200_001),
            after_1970(i64::MAX as u64),
        ] {
            assert!(!DateTimeIso::from(time).is_well_formed());
            assert!(!Date::at(time, UtcOffset::UTC).is_well_formed());
        }
        assert!(DateTimeIso::from(late - Duration::from_secs(1)).is_well_formed());
    }
}
