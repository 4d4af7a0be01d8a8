//! How far the clocks of a zone are from UTC.

/// How far the clocks of a zone are ahead of UTC, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UtcOffset {
    minutes: i16,
}

const MINUTES_OF_A_DAY: i16 = 24 * 60;

impl UtcOffset {
    /// UTC itself.
    pub const UTC: Self = Self { minutes: 0 };

    /// Beijing time, which the vendor's pages mostly mean: 8 hours ahead.
    pub const BEIJING: Self = Self { minutes: 8 * 60 };

    /// So many minutes ahead of UTC, and behind it when they are negative. `None` for a day or more.
    ///
    /// ```
    /// use tc3_runtime::date_time::UtcOffset;
    ///
    /// assert_eq!(UtcOffset::from_minutes(480), Some(UtcOffset::BEIJING));
    /// assert_eq!(UtcOffset::from_minutes(1440), None);
    /// ```
    #[must_use]
    pub const fn from_minutes(minutes: i16) -> Option<Self> {
        if -MINUTES_OF_A_DAY < minutes && minutes < MINUTES_OF_A_DAY {
            Some(Self { minutes })
        } else {
            None
        }
    }

    /// Minutes ahead of UTC.
    #[must_use]
    pub const fn minutes(self) -> i16 {
        self.minutes
    }

    pub(super) fn seconds(self) -> i64 {
        i64::from(self.minutes) * 60
    }

    /// As the platform writes it: `Z`, or `+08:00`.
    pub(super) fn text(self) -> String {
        let (sign, size) = match self.minutes {
            0 => return "Z".to_owned(),
            minutes if minutes < 0 => ('-', minutes.unsigned_abs()),
            minutes => ('+', minutes.unsigned_abs()),
        };
        format!("{sign}{:02}:{:02}", size / 60, size % 60)
    }
}
