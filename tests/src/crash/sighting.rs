//! What clients have seen of each other's persons. A change that somebody was shown must not be lost either.

use super::operation::Operation;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// What clients let each other know: the persons whom they may look for, and whether their creation was acknowledged.
#[derive(Debug, Default)]
pub(super) struct Board {
    persons: Mutex<BTreeMap<String, bool>>,
    changes: AtomicUsize,
}

impl Board {
    /// Counts an acknowledged change.
    pub(super) fn count(&self) {
        self.changes.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn changes(&self) -> usize {
        self.changes.load(Ordering::Relaxed)
    }

    pub(super) fn put_up(&self, person: &str, is_created: bool) {
        let mut persons = self.persons.lock().unwrap_or_else(PoisonError::into_inner);
        persons.insert(person.to_owned(), is_created);
    }

    /// One of the newest, of anybody.
    pub(super) fn draw(&self, random: &mut fastrand::Rng) -> Option<(String, bool)> {
        let persons = self.persons.lock().unwrap_or_else(PoisonError::into_inner);
        let place = random.usize(0..persons.len().max(1));
        let drawn = persons.iter().nth(place);
        drawn.map(|(id, is_created)| (id.clone(), *is_created))
    }
}

/// What was seen of persons, the newest of each.
#[derive(Debug, Default)]
pub(super) struct Sightings {
    names: BTreeMap<String, BTreeSet<String>>,
    faces: BTreeSet<String>,
    gone: BTreeSet<String>,
    pub(super) count: usize,
}

impl Sightings {
    pub(super) fn there(&mut self, person: String, name: String, faces: Vec<String>) {
        self.names.entry(person).or_default().insert(name);
        self.faces.extend(faces);
        self.count += 1;
    }

    /// A person who was there before is not any more.
    pub(super) fn gone(&mut self, person: String) {
        self.gone.insert(person);
        self.count += 1;
    }

    pub(super) fn join(&mut self, other: Self) {
        for (person, names) in other.names {
            self.names.entry(person).or_default().extend(names);
        }
        self.faces.extend(other.faces);
        self.gone.extend(other.gone);
        self.count += other.count;
    }

    /// Whether somebody saw what this change did, or would have done. `removed` are the persons whom it takes away.
    pub(super) fn show(&self, change: &Operation, removed: &[String]) -> bool {
        let was_named = |person: &str, name: &String| {
            self.names
                .get(person)
                .is_some_and(|names| names.contains(name))
        };
        let is_seen = match change {
            Operation::CreatePerson { person, name, .. }
            | Operation::ModifyPerson { person, name, .. } => was_named(person, name),
            _ => false,
        };
        is_seen || removed.iter().any(|person| self.gone.contains(person))
    }

    /// Faces that were seen.
    pub(super) fn faces(&self) -> &BTreeSet<String> {
        &self.faces
    }
}
