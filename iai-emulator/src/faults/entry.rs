//! A fault in play, with what it has seen so far.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::bucket::Bucket;
use super::coin;
use super::effect::FaultStep;
use super::fault::{Fault, Trigger};
use crate::documented;

/// A fault in play.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: u64,
    pub(super) fault: Arc<Fault>,
    /// Calls of its actions.
    pub(super) calls: u64,
    /// Calls that it struck.
    pub(super) struck: u64,
    /// Calls of each action.
    actions: BTreeMap<&'static str, u64>,
    /// By rate group.
    buckets: BTreeMap<&'static str, Bucket>,
}

impl Entry {
    pub(super) fn new(id: u64, fault: Fault) -> Self {
        Self {
            id,
            fault: Arc::new(fault),
            calls: 0,
            struck: 0,
            actions: BTreeMap::new(),
            buckets: BTreeMap::new(),
        }
    }

    /// What it does to the next call of an action, if anything.
    pub(super) fn next(
        &mut self,
        seed: u64,
        action: &'static str,
        now: Duration,
    ) -> Option<FaultStep> {
        if !self.fault.strikes(action) {
            return None;
        }
        let seen = self.actions.entry(action).or_default();
        let (call, of_action) = (self.calls, *seen);
        self.calls += 1;
        *seen += 1;
        let place = match self.fault.trigger {
            Trigger::Every => 0,
            Trigger::Chance(chance) if coin::falls(seed, self.id, action, of_action, chance) => 0,
            Trigger::Chance(_) => return None,
            Trigger::Rate(rate) => {
                let bucket = self.buckets.entry(documented::rate_group(action));
                let bucket = bucket.or_insert_with(|| Bucket::new(rate, now));
                if bucket.take(rate, now) {
                    return None;
                }
                0
            }
            Trigger::Script => return self.step_of_script(call),
        };
        if self.is_used_up() {
            return None;
        }
        self.strike(place)
    }

    /// Whether it strikes no more.
    pub(super) fn is_used_up(&self) -> bool {
        if self.fault.trigger == Trigger::Script {
            return self.is_played(self.calls);
        }
        self.fault.times.is_some_and(|times| self.struck >= times)
    }

    /// Whether a script is over, and repeated as often as it was asked for, before this call.
    fn is_played(&self, call: u64) -> bool {
        call / self.length() >= self.fault.times.unwrap_or(1)
    }

    /// Number of its steps.
    fn length(&self) -> u64 {
        (self.fault.length() as u64).max(1)
    }

    fn step_of_script(&mut self, call: u64) -> Option<FaultStep> {
        if self.is_played(call) {
            return None;
        }
        let place = usize::try_from(call % self.length()).ok()?;
        self.strike(place)
    }

    fn strike(&mut self, place: usize) -> Option<FaultStep> {
        let step = self.fault.steps.get(place)?;
        // A step that lets the call pass strikes nothing.
        if step.is_idle() {
            return None;
        }
        self.struck += 1;
        Some(step.clone())
    }
}
