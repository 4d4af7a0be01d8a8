//! A rule as the switchboard keeps it.

use std::fmt;
use std::panic::Location;
use std::sync::{Arc, Mutex};

use super::step::{Reaction, RuleStep};
use crate::sync::lock;

/// Whether a rule takes a request with these parameters.
pub(super) type Predicate = Box<dyn Fn(&[u8]) -> bool + Send + Sync>;

/// A rule as the switchboard keeps it.
pub(super) struct Entry {
    pub(super) action: &'static str,
    /// Where the test made it.
    place: &'static Location<'static>,
    predicate: Option<Predicate>,
    steps: Mutex<Vec<RuleStep>>,
}

impl Entry {
    pub(super) fn new(
        action: &'static str,
        place: &'static Location<'static>,
        predicate: Option<Predicate>,
        first: Reaction,
    ) -> Self {
        Self {
            action,
            place,
            predicate,
            steps: Mutex::new(vec![RuleStep::new(first)]),
        }
    }

    /// Adds a step behind the others.
    pub(super) fn push(&self, reaction: Reaction) {
        lock(&self.steps).push(RuleStep::new(reaction));
    }

    /// Says how often the last step is taken.
    pub(super) fn set_times(&self, times: u32) {
        if let Some(step) = lock(&self.steps).last_mut() {
            step.times = Some(times);
        }
    }

    /// Whether it is about such requests, used up or not.
    pub(super) fn takes(&self, action: &str, parameters: &[u8]) -> bool {
        let predicate = self.predicate.as_ref();
        self.action == action && predicate.is_none_or(|takes| takes(parameters))
    }

    /// Takes the next step that is left, and tells what it does.
    pub(super) fn step(&self) -> Option<Arc<Reaction>> {
        let mut steps = lock(&self.steps);
        let count = steps.len();
        let mut numbered = steps.iter_mut().enumerate();
        let (_, step) = numbered.find(|(index, step)| step.is_left(index + 1 == count))?;
        step.taken = step.taken.saturating_add(1);
        Some(Arc::clone(&step.reaction))
    }

    pub(super) fn calls(&self) -> u32 {
        let steps = lock(&self.steps);
        steps
            .iter()
            .fold(0, |sum, step| sum.saturating_add(step.taken))
    }

    /// The steps that cannot be used: number and reason.
    pub(super) fn broken(&self) -> Vec<(usize, String)> {
        let steps = lock(&self.steps);
        let numbered = (1..).zip(steps.iter());
        let broken = numbered.filter_map(|(number, step)| match &*step.reaction {
            Reaction::Broken(problem) => Some((number, problem.clone())),
            _ => None,
        });
        broken.collect()
    }

    /// The first step that was not taken as often as it should have been: its number, how often it was, and should be.
    pub(super) fn unmet(&self) -> Option<(usize, u32, u32)> {
        let steps = lock(&self.steps);
        let mut numbered = (1..).zip(steps.iter());
        let (number, step) = numbered.find(|(_, step)| step.taken < step.wanted())?;
        Some((number, step.taken, step.wanted()))
    }
}

/// The rule in short: `CreatePerson at tests/enrol.rs:12:20`.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.action, self.place)
    }
}
