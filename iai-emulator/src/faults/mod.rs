//! Faults on demand.

mod bucket;
mod check;
mod coin;
mod decision;
mod effect;
mod entry;
mod error;
mod fault;
mod limits;
mod syntax;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use decision::FaultDecision;
pub(crate) use effect::{FaultEffect, When};
pub use error::FaultError;
pub use fault::Fault;

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde::Serialize;
use tokio::sync::Notify;

use crate::sync::lock;
use entry::Entry;

/// The faults of a running emulator. All handles of one emulator mean the same faults.
#[derive(Clone)]
pub struct Faults {
    seed: u64,
    play: Arc<Mutex<Play>>,
    removed: Arc<Notify>,
}

#[derive(Default)]
struct Play {
    added: u64,
    entries: Vec<Entry>,
}

/// A fault in play, and what it has done so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FaultStatus {
    /// Its number: faults are counted from 0 in the order in which they were added.
    pub id: u64,
    /// The fault, as it is written on the command line.
    pub fault: String,
    /// Calls of its actions that it has seen.
    pub calls: u64,
    /// Calls that it struck.
    pub struck: u64,
    /// Whether it strikes no more, since its `times` are over or its script is played. It stays in the list until it is taken
    /// out.
    pub used_up: bool,
}

impl Faults {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            seed,
            play: Arc::default(),
            removed: Arc::default(),
        }
    }

    /// Adds a fault behind the others, and gives its number.
    ///
    /// # Errors
    /// A number is out of its limits, an action does not exist, or there are too many faults: 1,000 can be in play at
    /// once, with 20,000 steps together.
    pub fn add(&self, fault: Fault) -> Result<u64, FaultError> {
        let first = self.add_all(vec![fault])?.start;
        Ok(first)
    }

    /// Adds all of them or, when one cannot be added, none; gives their numbers.
    fn add_all(&self, faults: Vec<Fault>) -> Result<Range<u64>, FaultError> {
        faults.iter().try_for_each(Fault::check)?;
        let mut play = lock(&self.play);
        let entries = play.entries.iter().map(|entry| &*entry.fault);
        let steps = entries.chain(&faults).map(Fault::length).sum();
        limits::play(play.entries.len() + faults.len(), steps).map_err(FaultError)?;
        let first = play.added;
        for fault in faults {
            let entry = Entry::new(play.added, fault);
            play.entries.push(entry);
            play.added += 1;
        }
        Ok(first..play.added)
    }

    /// Adds the faults of a text, a line each, or none of them.
    pub(crate) fn add_lines(&self, text: &str) -> Result<Range<u64>, FaultError> {
        let text = text.trim_end();
        if !text.contains('\n') {
            return self.add_all(vec![text.parse()?]);
        }
        let added = read_lines(text).and_then(|faults| self.add_all(faults));
        added.map_err(|FaultError(reason)| FaultError(format!("{reason} (no fault was added)")))
    }

    /// Takes a fault out; `false` when there is none of this number. Calls that nothing else holds up go on at once.
    pub fn remove(&self, id: u64) -> bool {
        let is_found = {
            let mut play = lock(&self.play);
            let before = play.entries.len();
            play.entries.retain(|entry| entry.id != id);
            play.entries.len() < before
        };
        self.removed.notify_waiters();
        is_found
    }

    /// Takes all faults out, and tells how many. Calls that are held up go on at once.
    pub fn clear(&self) -> usize {
        let removed = std::mem::take(&mut lock(&self.play).entries);
        self.removed.notify_waiters();
        removed.len()
    }

    /// Ends when none of these is in play any more; their numbers ascend.
    pub(crate) async fn released(&self, faults: &[u64]) {
        loop {
            // Hears of what is taken out after this, also before it waits.
            let removed = self.removed.notified();
            if !self.are_in_play(faults) {
                return;
            }
            removed.await;
        }
    }

    fn are_in_play(&self, faults: &[u64]) -> bool {
        let play = lock(&self.play);
        let mut ids = play.entries.iter().map(|entry| entry.id);
        ids.any(|id| faults.binary_search(&id).is_ok())
    }

    /// The faults in play, in their order.
    pub fn list(&self) -> Vec<FaultStatus> {
        self.some(0..u64::MAX, usize::MAX)
    }

    /// Number of the next fault.
    pub(crate) fn added(&self) -> u64 {
        lock(&self.play).added
    }

    /// At most so many of them, the first of those with these numbers.
    pub(crate) fn some(&self, numbers: Range<u64>, most: usize) -> Vec<FaultStatus> {
        let seen = |entry: &Entry| {
            (
                entry.id,
                Arc::clone(&entry.fault),
                entry.calls,
                entry.struck,
                entry.is_used_up(),
            )
        };
        let entries: Vec<_> = {
            let play = lock(&self.play);
            let entries = play.entries.iter();
            let wanted = entries.filter(|entry| numbers.contains(&entry.id));
            wanted.take(most).map(seen).collect()
        };
        // Writing out takes a while, in which calls ask for their faults.
        entries
            .into_iter()
            .map(|(id, fault, calls, struck, used_up)| FaultStatus {
                id,
                fault: fault.to_string(),
                calls,
                struck,
                used_up,
            })
            .collect()
    }

    /// What the next call of an action meets.
    pub(crate) fn decide(&self, action: &'static str, now: Duration) -> FaultDecision {
        let mut decision = FaultDecision::default();
        for entry in &mut lock(&self.play).entries {
            if let Some(step) = entry.next(self.seed, action, now) {
                decision.add(entry.id, step);
            }
        }
        decision
    }
}

/// Reads faults, a line each. It gives up at the limit, before the rest takes time and memory.
fn read_lines(text: &str) -> Result<Vec<Fault>, FaultError> {
    let (mut faults, mut steps) = (Vec::new(), 0);
    for (index, line) in text.split('\n').enumerate() {
        let read: Result<Fault, FaultError> = line.parse();
        let fault =
            read.map_err(|FaultError(reason)| FaultError(format!("line {}: {reason}", index + 1)))?;
        steps += fault.length();
        faults.push(fault);
        limits::play(faults.len(), steps).map_err(FaultError)?;
    }
    Ok(faults)
}

impl fmt::Debug for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.list()).finish()
    }
}
