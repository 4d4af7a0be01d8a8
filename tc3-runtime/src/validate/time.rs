//! Rules about dates and times.

use super::list::ListCheck;
use super::place::At;
use super::rule::Rule;
use super::value::Check;
use crate::date_time::TimeText;

/// Checks one date or time.
pub type TimeCheck<'v, 's, T> = Check<'v, &'s T>;

impl<T: TimeText> TimeCheck<'_, '_, T> {
    /// The text has the form of its type, and the calendar such a day.
    pub fn form(mut self, rule: Rule) -> Self {
        if let Some(time) = self.value {
            check(&mut self.at, time, rule);
        }
        self
    }
}

impl<T: TimeText> ListCheck<'_, '_, T> {
    /// Every text has the form of its type.
    pub fn each_time(self, rule: Rule) -> Self {
        self.each_at(|mut at, time| check(&mut at, time, rule))
    }
}

fn check<T: TimeText>(at: &mut At<'_>, time: &T, rule: Rule) {
    if !time.is_well_formed() {
        at.report(rule, T::FORM.to_owned(), "another text");
    }
}
