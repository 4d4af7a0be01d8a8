//! What all faults together do to one call.

use std::time::Duration;

use super::effect::{FaultEffect, FaultStep, When};

/// The longest that a call may be held up.
pub(super) const LONGEST_DELAY: Duration = Duration::from_secs(3600);

/// What a call meets. The default is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FaultDecision {
    /// Seconds that the emulator's clock is off.
    pub(crate) skew: i64,
    delay_before: Duration,
    delay_after: Duration,
    /// The faults that take time.
    holders: Vec<u64>,
    response: Option<(When, FaultEffect)>,
    /// Of the first faults.
    labels: Vec<String>,
    faults: usize,
}

/// Labels of more faults than these would make the log of requests long.
const LABELS: usize = 8;

impl FaultDecision {
    /// Adds what the fault of this number does.
    pub(super) fn add(&mut self, fault: u64, step: FaultStep) {
        if !step.delay.is_zero() {
            self.holders.push(fault);
        }
        self.faults += 1;
        if self.labels.len() < LABELS {
            self.labels.push(step.to_string());
        }
        self.skew = self.skew.saturating_add(step.skew);
        let delay = match step.when {
            When::Before => &mut self.delay_before,
            When::After => &mut self.delay_after,
        };
        *delay = delay.saturating_add(step.delay).min(LONGEST_DELAY);
        if step.outcome != FaultEffect::Pass && self.response.is_none() {
            self.response = Some((step.when, step.outcome));
        }
    }

    pub(crate) fn delay_at(&self, when: When) -> Duration {
        match when {
            When::Before => self.delay_before,
            When::After => self.delay_after,
        }
    }

    /// The numbers of the faults that hold the call up.
    pub(crate) fn holders(&self) -> &[u64] {
        &self.holders
    }

    /// What becomes of the response, if it is decided on this side of the state's changes.
    pub(crate) fn outcome_at(&self, when: When) -> Option<&FaultEffect> {
        match &self.response {
            Some((at, outcome)) if *at == when => Some(outcome),
            _ => None,
        }
    }

    /// The faults in the words of the syntax, for the log.
    pub(crate) fn label(&self) -> Option<String> {
        let labels = self.labels.join("; ");
        match self.faults.saturating_sub(self.labels.len()) {
            0 => Some(labels).filter(|labels| !labels.is_empty()),
            more => Some(format!("{labels}; and {more} more")),
        }
    }
}
