//! How many rows ended in each way.

use serde::Serialize;

use crate::ending::{Ending, Totals};

/// How many rows ended in each way, and how many have not ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All rows.
    pub rows: u64,
    /// Rows by their ending.
    #[serde(flatten)]
    pub ended: Totals,
    /// Rows that have not ended yet.
    pub open: u64,
}

impl Counts {
    /// Counts a row.
    pub fn count(&mut self, ended: Option<Ending>) {
        self.rows += 1;
        match ended {
            Some(ending) => self.ended.count(ending),
            None => self.open += 1,
        }
    }

    /// How many rows ended in this way; `None` for those that have not ended.
    #[must_use]
    pub fn of(&self, ended: Option<Ending>) -> u64 {
        match ended {
            Some(Ending::Enrolled) => self.ended.enrolled,
            Some(Ending::AlreadyThere) => self.ended.already_there,
            Some(Ending::DuplicateSuspected) => self.ended.duplicate_suspected,
            Some(Ending::Refused) => self.ended.refused,
            Some(Ending::Unknown) => self.ended.unknown,
            None => self.open,
        }
    }
}

/// A number with commas between thousands.
pub(super) fn figure(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_add_up() {
        let mut counts = Counts::default();
        for ending in Ending::ALL {
            counts.count(Some(ending));
        }
        counts.count(Some(Ending::Refused));
        counts.count(None);
        assert_eq!(
            serde_json::to_string(&counts).unwrap(),
            r#"{"rows":7,"enrolled":1,"already_there":1,"duplicate_suspected":1,"refused":2,"unknown":1,"open":1}"#
        );
        assert_eq!(counts.ended.rows() + counts.open, counts.rows);
        assert_eq!(counts.of(Some(Ending::Refused)), 2);
    }

    #[test]
    fn thousands_are_told_apart() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (10_000, "10,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(figure(number), expected);
        }
    }
}
