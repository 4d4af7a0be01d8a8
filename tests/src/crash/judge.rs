//! Compares what the clients were told with what a restarted emulator has.

use super::dump;
use super::sighting::Sightings;
use super::worker::Worker;
use super::world::World;
use serde_json::Value;
use std::collections::BTreeSet;

/// What is known over all rounds.
#[derive(Debug, Default)]
pub(super) struct Judge {
    /// Ids that the service gave, and that were told to somebody or found.
    given: BTreeSet<String>,
    pub(super) survived: usize,
    pub(super) undone: usize,
    pub(super) sightings: usize,
    pub(super) wrong: Vec<String>,
}

impl Judge {
    /// Judges a state with no call under way. The clients go on from what was found.
    pub(super) fn compare(&mut self, state: &Value, workers: &mut [Worker]) {
        self.wrong.extend(dump::contradictions(state));
        let mut seen = Sightings::default();
        for worker in workers.iter_mut() {
            self.wrong.append(&mut worker.wrong);
            seen.join(std::mem::take(&mut worker.seen));
            for id in worker.told.drain(..) {
                if !self.given.insert(id.clone()) {
                    self.wrong.push(format!("the id {id} was given twice"));
                }
            }
        }
        for worker in workers.iter_mut() {
            self.compare_one(dump::world_of(state, worker.number), worker, &seen);
        }
        // A face that was seen was told by now, or found.
        let lost = seen.faces().difference(&self.given);
        self.wrong
            .extend(lost.map(|face| format!("the face {face} was seen, and is lost")));
        self.sightings += seen.count;
    }

    fn compare_one(&mut self, found: World, worker: &mut Worker, seen: &Sightings) {
        let mut differences = worker.world.differences(&found);
        if let Some(change) = worker.in_flight.take() {
            let mut after = worker.world.clone();
            change.clone().apply(&mut after, change.untold());
            let removed = worker
                .world
                .persons
                .keys()
                .filter(|id| !after.persons.contains_key(*id));
            let removed: Vec<String> = removed.cloned().collect();
            if after.differences(&found).is_empty() {
                differences.clear();
                self.survived += 1;
            } else if differences.is_empty() {
                self.undone += 1;
                if seen.show(&change, &removed) {
                    self.wrong.push(format!("{change:?} was seen, and is lost"));
                }
            } else {
                differences.push(format!("neither before nor after {change:?}"));
            }
        }
        self.wrong.append(&mut differences);
        self.given.extend(found.given().cloned());
        worker.world = found;
    }
}
