//! What the journal says of each person and picture, in memory: hashes and states, no text.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::entry::{Entry, Step, StepKind, StepOutcome};
use crate::person::{Fingerprint, PersonKey};

/// Where a person stands, by the last entry about its creation or deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonState {
    /// CreatePerson may have been sent. After a kill: to be looked up before anything is sent.
    Begun,
    /// Created by this journal.
    Enrolled,
    /// Was there before.
    AlreadyThere,
    /// Taken for another person.
    DuplicateSuspected,
    /// Refused.
    Refused,
    /// Nobody knows, also after looking it up.
    Unknown,
    /// Known not to have been created: it may be begun again.
    NotDone,
    /// DeletePerson may have been sent.
    Deleting,
    /// Deleted again by undo.
    Deleted,
}

/// Where a picture of a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureState {
    /// It may have been sent.
    Begun,
    /// Its face was added by this journal, with the person or later.
    Added,
    /// Its face, or its person, was there before.
    AlreadyThere,
    /// Its person was taken for another one.
    DuplicateSuspected,
    /// Refused.
    Refused,
    /// Nobody knows, also after looking it up.
    Unknown,
    /// Known not to have been added: it may be begun again.
    NotDone,
    /// DeleteFace or DeletePerson may have been sent.
    Deleting,
    /// Deleted again by undo.
    Deleted,
}

/// The first bytes of the SHA-256 of the picture that a person was created with. Two pictures of one person are told apart by
/// them, nothing more.
type First = [u8; 6];
/// The first bytes of the SHA-256 of a person and a picture.
type Face = [u8; 8];

/// All that is known, in 24 bytes for a person and 10 for a picture beyond the first, and what a table of hashes leaves free.
#[derive(Debug, Default)]
pub(super) struct Index {
    persons: HashMap<PersonKey, (PersonState, First)>,
    faces: HashMap<Face, PictureState>,
}

impl Index {
    pub(super) fn person(&self, key: PersonKey) -> Option<PersonState> {
        self.persons.get(&key).map(|(state, _)| *state)
    }

    /// A picture that the person was not created with, and that was not added, is none: it is new, or has changed since.
    pub(super) fn picture(&self, key: PersonKey, picture: Fingerprint) -> Option<PictureState> {
        if let Some(state) = self.faces.get(&face(key, picture)) {
            return Some(*state);
        }
        let (state, first) = self.persons.get(&key)?;
        (*first == first_of(&[picture])).then(|| with_person(*state))
    }

    pub(super) fn persons(&self) -> impl Iterator<Item = (PersonKey, PersonState)> {
        self.persons.iter().map(|(key, (state, _))| (*key, *state))
    }

    pub(super) fn len(&self) -> usize {
        self.persons.len()
    }

    /// Whether a step about the person, with this picture if there is one, was begun and has not ended.
    pub(super) fn is_open(&self, key: PersonKey, picture: Option<Fingerprint>) -> bool {
        self.person_is_open(key, picture)
            || picture.is_some_and(|picture| self.face_is_open(key, picture))
    }

    /// Does what an entry says. The end of what is not open changes nothing.
    pub(super) fn apply(&mut self, entry: &Entry) {
        match entry {
            Entry::Begin(step) => self.begin(step),
            Entry::Note { step, outcome } => self.note(step, outcome),
            Entry::End {
                person,
                picture,
                outcome,
            } => self.end(*person, *picture, outcome),
        }
    }

    fn begin(&mut self, step: &Step) {
        match step.kind {
            StepKind::CreatePerson => self.set_person(step, PersonState::Begun),
            StepKind::DeletePerson => self.set_person(step, PersonState::Deleting),
            StepKind::CreateFace => self.set_faces(step, PictureState::Begun),
            StepKind::DeleteFace { .. } => self.set_faces(step, PictureState::Deleting),
        }
    }

    fn note(&mut self, step: &Step, outcome: &StepOutcome) {
        match step.kind {
            StepKind::CreatePerson | StepKind::DeletePerson => {
                self.set_person(step, person_after(outcome))
            }
            StepKind::CreateFace | StepKind::DeleteFace { .. } => {
                self.set_faces(step, picture_after(outcome))
            }
        }
    }

    fn end(&mut self, key: PersonKey, picture: Option<Fingerprint>, outcome: &StepOutcome) {
        if self.person_is_open(key, picture) {
            if let Some((state, _)) = self.persons.get_mut(&key) {
                *state = person_then(*state, person_after(outcome));
            }
        } else if let Some(picture) = picture.filter(|picture| self.face_is_open(key, *picture))
            && let Some(state) = self.faces.get_mut(&face(key, picture))
        {
            *state = picture_then(*state, picture_after(outcome));
        }
    }

    fn person_is_open(&self, key: PersonKey, picture: Option<Fingerprint>) -> bool {
        match self.persons.get(&key) {
            Some((PersonState::Deleting, _)) => true,
            Some((PersonState::Begun, first)) => {
                picture.is_none_or(|picture| *first == first_of(&[picture]))
            }
            _ => false,
        }
    }

    fn face_is_open(&self, key: PersonKey, picture: Fingerprint) -> bool {
        let state = self.faces.get(&face(key, picture));
        matches!(state, Some(PictureState::Begun | PictureState::Deleting))
    }

    /// A step without pictures, a deletion, leaves the picture that the person was created with.
    fn set_person(&mut self, step: &Step, state: PersonState) {
        let entry = self.persons.entry(step.key()).or_insert((state, [0; 6]));
        entry.0 = state;
        if !step.fingerprints.is_empty() {
            entry.1 = first_of(&step.fingerprints);
        }
    }

    fn set_faces(&mut self, step: &Step, state: PictureState) {
        let key = step.key();
        self.faces.extend(
            step.fingerprints
                .iter()
                .map(|picture| (face(key, *picture), state)),
        );
    }
}

/// A deletion that was refused or is known not to have run leaves the person; one that nobody knows of stays open.
fn person_then(was: PersonState, next: PersonState) -> PersonState {
    match (was, next) {
        (PersonState::Deleting, PersonState::Unknown) => was,
        (PersonState::Deleting, PersonState::Deleted) => next,
        (PersonState::Deleting, _) => PersonState::Enrolled,
        _ => next,
    }
}

/// The same for a picture.
fn picture_then(was: PictureState, next: PictureState) -> PictureState {
    match (was, next) {
        (PictureState::Deleting, PictureState::Unknown) => was,
        (PictureState::Deleting, PictureState::Deleted) => next,
        (PictureState::Deleting, _) => PictureState::Added,
        _ => next,
    }
}

fn first_of(pictures: &[Fingerprint]) -> First {
    let mut first = [0; 6];
    if let Some(picture) = pictures.first() {
        first.copy_from_slice(&picture.0[..6]);
    }
    first
}

fn face(key: PersonKey, picture: Fingerprint) -> Face {
    let mut hash = Sha256::new();
    hash.update(key.0);
    hash.update(picture.0);
    let mut face = [0; 8];
    face.copy_from_slice(&hash.finalize()[..8]);
    face
}

fn person_after(outcome: &StepOutcome) -> PersonState {
    match outcome {
        StepOutcome::Enrolled { .. } | StepOutcome::FaceAdded { .. } => PersonState::Enrolled,
        StepOutcome::AlreadyThere => PersonState::AlreadyThere,
        StepOutcome::DuplicateSuspected { .. } => PersonState::DuplicateSuspected,
        StepOutcome::Refused(_) => PersonState::Refused,
        StepOutcome::Unknown => PersonState::Unknown,
        StepOutcome::NotDone => PersonState::NotDone,
        StepOutcome::Deleted => PersonState::Deleted,
    }
}

fn picture_after(outcome: &StepOutcome) -> PictureState {
    match outcome {
        StepOutcome::Enrolled { .. } | StepOutcome::FaceAdded { .. } => PictureState::Added,
        StepOutcome::AlreadyThere => PictureState::AlreadyThere,
        StepOutcome::DuplicateSuspected { .. } => PictureState::DuplicateSuspected,
        StepOutcome::Refused(_) => PictureState::Refused,
        StepOutcome::Unknown => PictureState::Unknown,
        StepOutcome::NotDone => PictureState::NotDone,
        StepOutcome::Deleted => PictureState::Deleted,
    }
}

/// Where the picture stands that a person was created with.
fn with_person(state: PersonState) -> PictureState {
    match state {
        PersonState::Begun => PictureState::Begun,
        PersonState::Enrolled => PictureState::Added,
        PersonState::AlreadyThere => PictureState::AlreadyThere,
        PersonState::DuplicateSuspected => PictureState::DuplicateSuspected,
        PersonState::Refused => PictureState::Refused,
        PersonState::Unknown => PictureState::Unknown,
        PersonState::NotDone => PictureState::NotDone,
        PersonState::Deleting => PictureState::Deleting,
        PersonState::Deleted => PictureState::Deleted,
    }
}
