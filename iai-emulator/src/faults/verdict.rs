//! What all faults together do to one call.

use std::time::Duration;

use super::outcome::{Outcome, Step, When};

/// What a call meets. The default is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Verdict {
    /// Seconds that the emulator's clock is off.
    pub(crate) skew: i64,
    delay_before: Duration,
    delay_after: Duration,
    answer: Option<(When, Outcome)>,
    labels: Vec<String>,
}

impl Verdict {
    pub(super) fn add(&mut self, step: Step) {
        self.labels.push(step.to_string());
        self.skew = self.skew.saturating_add(step.skew);
        match step.when {
            When::Before => self.delay_before += step.delay,
            When::After => self.delay_after += step.delay,
        }
        if step.outcome != Outcome::Pass && self.answer.is_none() {
            self.answer = Some((step.when, step.outcome));
        }
    }

    pub(crate) fn delay_at(&self, when: When) -> Duration {
        match when {
            When::Before => self.delay_before,
            When::After => self.delay_after,
        }
    }

    /// What becomes of the answer, if it is decided on this side of the state's changes.
    pub(crate) fn outcome_at(&self, when: When) -> Option<&Outcome> {
        match &self.answer {
            Some((at, outcome)) if *at == when => Some(outcome),
            _ => None,
        }
    }

    /// The faults in the words of the syntax, for the log.
    pub(crate) fn label(&self) -> Option<String> {
        (!self.labels.is_empty()).then(|| self.labels.join("; "))
    }
}
