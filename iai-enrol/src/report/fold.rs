//! Goes through the entries of journals, and keeps how each person and picture stands.

use std::collections::HashMap;

use super::texts::Texts;
use crate::ending::{Ending, Refusal};
use crate::journal::{Entry, Step, StepKind, StepOutcome};
use crate::person::{Fingerprint, PersonKey};

/// How the creation of a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Person {
    /// Begun, or known not to be done.
    Open,
    Ended(Ending),
    /// Deleted again, or about to be.
    Undone,
}

/// What is kept of a person: 32 bytes with the key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    /// The id of the face, where it is a number, else the number of a text.
    pub(super) detail: u64,
    pub(super) person: Person,
    pub(super) is_text: bool,
    /// Whether a further picture has ended in another way than well.
    pub(super) has_faces: bool,
}

/// How a further picture stands that was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    Refused(u64),
    Unknown,
    Open,
}

/// How all stand.
#[derive(Debug, Default)]
pub(super) struct Fold {
    pub(super) persons: HashMap<PersonKey, Record>,
    /// Further pictures that were not added.
    pub(super) faces: HashMap<(PersonKey, Fingerprint), Face>,
    texts: Texts,
}

impl Fold {
    /// Goes on with an entry.
    pub(super) fn take(&mut self, entry: &Entry) {
        match entry {
            Entry::Begin(step) => self.begin(step),
            Entry::Note { step, outcome } => match step.kind {
                StepKind::CreatePerson | StepKind::DeletePerson => {
                    self.end_person(step.key(), outcome)
                }
                StepKind::CreateFace | StepKind::DeleteFace { .. } => {
                    for picture in &step.fingerprints {
                        self.end_face(step.key(), *picture, outcome);
                    }
                }
            },
            Entry::End {
                person,
                picture,
                outcome,
            } => match picture {
                Some(picture) if self.is_open(*person, *picture) => {
                    self.end_face(*person, *picture, outcome);
                }
                _ => self.end_person(*person, outcome),
            },
        }
    }

    fn is_open(&self, key: PersonKey, picture: Fingerprint) -> bool {
        self.faces.get(&(key, picture)) == Some(&Face::Open)
    }

    fn begin(&mut self, step: &Step) {
        let key = step.key();
        match step.kind {
            StepKind::CreatePerson => self.set(key, Person::Open, 0, false),
            StepKind::DeletePerson => {
                self.forget_faces(key);
                self.set(key, Person::Undone, 0, false);
            }
            StepKind::CreateFace | StepKind::DeleteFace { .. } => {
                for picture in &step.fingerprints {
                    self.faces.insert((key, *picture), Face::Open);
                }
                self.mark(key);
            }
        }
    }

    fn end_person(&mut self, key: PersonKey, outcome: &StepOutcome) {
        let undoing = self.persons.get(&key).map(|record| record.person) == Some(Person::Undone);
        if undoing && *outcome != StepOutcome::Deleted {
            return self.stays(key);
        }
        match outcome {
            StepOutcome::Enrolled { face_id } => {
                let (detail, is_text) = self.face_id(face_id);
                self.set(key, Person::Ended(Ending::Enrolled), detail, is_text);
            }
            StepOutcome::AlreadyThere => {
                self.set(key, Person::Ended(Ending::AlreadyThere), 0, false)
            }
            StepOutcome::DuplicateSuspected { similar_person_id } => {
                let number = self.texts.number(similar_person_id);
                self.set(key, Person::Ended(Ending::DuplicateSuspected), number, true);
            }
            StepOutcome::Refused(refusal) => {
                let number = self.number_of(refusal);
                self.set(key, Person::Ended(Ending::Refused), number, true);
            }
            StepOutcome::Unknown => self.set(key, Person::Ended(Ending::Unknown), 0, false),
            StepOutcome::NotDone => self.set(key, Person::Open, 0, false),
            StepOutcome::Deleted => self.set(key, Person::Undone, 0, false),
            StepOutcome::FaceAdded { .. } => {}
        }
    }

    /// A deletion that was not done leaves the person enrolled. Its face is not looked up for that.
    fn stays(&mut self, key: PersonKey) {
        let empty = self.texts.number("");
        self.set(key, Person::Ended(Ending::Enrolled), empty, true);
    }

    fn end_face(&mut self, key: PersonKey, picture: Fingerprint, outcome: &StepOutcome) {
        let face = match outcome {
            StepOutcome::Refused(refusal) => Face::Refused(self.number_of(refusal)),
            StepOutcome::Unknown => Face::Unknown,
            StepOutcome::NotDone => Face::Open,
            _ => {
                self.faces.remove(&(key, picture));
                return;
            }
        };
        self.faces.insert((key, picture), face);
        self.mark(key);
    }

    fn forget_faces(&mut self, key: PersonKey) {
        let record = self.persons.get_mut(&key);
        if let Some(record) = record.filter(|record| record.has_faces) {
            record.has_faces = false;
            self.faces.retain(|(person, _), _| *person != key);
        }
    }

    fn mark(&mut self, key: PersonKey) {
        if let Some(record) = self.persons.get_mut(&key) {
            record.has_faces = true;
        }
    }

    fn set(&mut self, key: PersonKey, person: Person, detail: u64, is_text: bool) {
        let has_faces = self
            .persons
            .get(&key)
            .is_some_and(|record| record.has_faces);
        let record = Record {
            detail,
            person,
            is_text,
            has_faces,
        };
        self.persons.insert(key, record);
    }

    /// The service's ids of faces are numbers.
    fn face_id(&mut self, face_id: &str) -> (u64, bool) {
        let number = face_id.parse::<u64>().ok();
        match number.filter(|number| number.to_string() == face_id) {
            Some(number) => (number, false),
            None => (self.texts.number(face_id), true),
        }
    }

    /// A text by its number.
    pub(super) fn text(&self, number: u64) -> &str {
        self.texts.text(number)
    }

    /// A refusal by its number.
    pub(super) fn refusal(&self, number: u64) -> Refusal {
        let text = self.texts.text(number);
        // Written by `number_of` below.
        serde_json::from_str(text).unwrap_or_else(|_| Refusal {
            code: String::new(),
            message: text.to_owned(),
            remedy: String::new(),
        })
    }

    fn number_of(&mut self, refusal: &Refusal) -> u64 {
        let text = serde_json::to_string(refusal).unwrap_or_default();
        self.texts.number(&text)
    }
}
