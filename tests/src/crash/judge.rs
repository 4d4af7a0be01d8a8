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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crash::operation::Operation;
    use serde_json::json;

    /// The state of one group with these persons: id, name and faces.
    fn state(persons: &[(&str, &str, &[&str])]) -> Value {
        let ids: Vec<&str> = persons.iter().map(|(id, ..)| *id).collect();
        let count: usize = persons.iter().map(|(.., faces)| faces.len()).sum();
        let face = |id: &&str| json!({"FaceId": id, "Fingerprint": "1:ab"});
        let person = |(id, name, faces): &(&str, &str, &[&str])| {
            let faces: Vec<Value> = faces.iter().map(face).collect();
            json!({"PersonId": id, "PersonName": name, "Gender": 0, "Faces": faces,
                "Groups": [{"GroupId": "c0-g0", "PersonExDescriptions": []}]})
        };
        let persons: Vec<Value> = persons.iter().map(person).collect();
        let group = json!({"GroupId": "c0-g0", "GroupName": "n", "Tag": "", "PersonIds": ids, "FaceNum": count});
        json!({"Groups": [group], "Persons": persons, "UpgradeJobs": []})
    }

    fn renamed() -> Operation {
        Operation::ModifyPerson {
            person: "c0-p1".to_owned(),
            name: "new".to_owned(),
            gender: 0,
        }
    }

    fn more_faces() -> Operation {
        Operation::AddFaces {
            person: "c0-p1".to_owned(),
            count: 2,
        }
    }

    fn deleted() -> Operation {
        Operation::DeletePerson {
            person: "c0-p1".to_owned(),
        }
    }

    /// A client that was told of one person, has lost its emulator, and finds this.
    fn judged(in_flight: Option<Operation>, seen: Sightings, found: &Value) -> Judge {
        let mut workers = [Worker::new(0, 1)];
        let mut judge = Judge::default();
        let told = state(&[("c0-p1", "old", &["1"])]);
        workers[0].world = dump::world_of(&told, 0);
        workers[0].told = vec!["1".to_owned()];
        workers[0].in_flight = in_flight;
        workers[0].seen = seen;
        judge.compare(found, &mut workers);
        judge
    }

    #[test]
    fn what_was_told_or_was_under_way_may_be_found_and_nothing_else() {
        let old = state(&[("c0-p1", "old", &["1"])]);
        let new = state(&[("c0-p1", "new", &["1"])]);
        let gone = state(&[]);
        let two_more = state(&[("c0-p1", "old", &["1", "2", "3"])]);
        let one_more = state(&[("c0-p1", "old", &["1", "2"])]);
        let other = state(&[("c0-p1", "old", &["1"]), ("c0-p2", "n", &["4"])]);
        let table = [
            ("as told", None, &old, Some((0, 0))),
            ("an acknowledged person is lost", None, &gone, None),
            ("nobody asked for that", None, &new, None),
            ("not of this client's making", None, &other, None),
            ("undone", Some(renamed()), &old, Some((0, 1))),
            ("done", Some(renamed()), &new, Some((1, 0))),
            ("something else", Some(renamed()), &gone, None),
            ("faces undone", Some(more_faces()), &old, Some((0, 1))),
            ("faces done", Some(more_faces()), &two_more, Some((1, 0))),
            ("half of the faces", Some(more_faces()), &one_more, None),
            ("deleted", Some(deleted()), &gone, Some((1, 0))),
        ];
        for (what, in_flight, found, expected) in table {
            let judge = judged(in_flight, Sightings::default(), found);
            let fits = judge.wrong.is_empty();
            let fits = fits.then_some((judge.survived, judge.undone));
            assert_eq!(fits, expected, "{what}: {:?}", judge.wrong);
        }
    }

    #[test]
    fn what_was_seen_must_not_be_undone() {
        let old = state(&[("c0-p1", "old", &["1"])]);
        let see = |name: &str, face: &str| {
            let mut seen = Sightings::default();
            seen.there("c0-p1".to_owned(), name.to_owned(), vec![face.to_owned()]);
            seen
        };
        let mut gone = Sightings::default();
        gone.gone("c0-p1".to_owned());
        let table = [
            (renamed(), see("old", "1"), 0),
            (renamed(), see("new", "1"), 1),
            (more_faces(), see("old", "2"), 1),
            (deleted(), see("old", "1"), 0),
            (deleted(), gone, 1),
        ];
        for (change, seen, expected) in table {
            let judge = judged(Some(change), seen, &old);
            assert_eq!(judge.wrong.len(), expected, "{:?}", judge.wrong);
        }
    }

    #[test]
    fn an_id_is_given_once() {
        let mut workers = [Worker::new(0, 1), Worker::new(1, 1)];
        for worker in &mut workers {
            worker.told = vec!["1".to_owned()];
        }
        let mut judge = Judge::default();
        let empty = json!({"Groups": [], "Persons": [], "UpgradeJobs": []});
        judge.compare(&empty, &mut workers);
        assert_eq!(judge.wrong, ["the id 1 was given twice"]);
    }
}
