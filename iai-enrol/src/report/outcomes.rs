//! What journals tell of the rows: those of one run, or of all shards of a table.
//!
//! Of most persons only hashes and numbers are kept, about 40 bytes, so that a long table needs little memory.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::counts::Counts;
use super::fold::{Face, Fold, Person, Record};
use super::row::ReportRow;
use super::unlike;
use crate::check::read_picture;
use crate::ending::Ending;
use crate::journal::{Entry, Input, JournalError, StepKind, read};
use crate::person::{Fingerprint, PersonKey, Row};

/// The hash of a picture that could not be read, as the engine notes it.
const UNREADABLE: Fingerprint = Fingerprint([0; 32]);

/// What journals tell of the rows.
#[derive(Debug, Default)]
pub struct Outcomes {
    inputs: Vec<Input>,
    fold: Fold,
}

impl Outcomes {
    /// Reads the journals of a table: the one of its run, or those of its shards.
    ///
    /// # Errors
    ///
    /// One cannot be read, is damaged, or does not belong to the others.
    pub fn read(paths: &[PathBuf]) -> Result<Self, JournalError> {
        let mut all = Self::default();
        let mut persons = 0;
        for path in paths {
            let entries = read(path)?;
            unlike::check(paths, &all.inputs, &entries.input)?;
            all.inputs.push(entries.input.clone());
            for entry in entries {
                persons += usize::from(creates(&entry?));
            }
        }
        // Growing step by step would take twice the memory for a moment.
        all.fold.persons.reserve(persons);
        for path in paths {
            for entry in read(path)? {
                all.fold.take(&entry?);
            }
        }
        Ok(all)
    }

    /// What the journals belong to.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// How many persons of the journals ended in each way. Rows that no run has begun are not among them.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut faces: HashMap<PersonKey, Face> = HashMap::new();
        for ((key, _), face) in &self.fold.faces {
            let worst = faces.entry(*key).or_insert(*face);
            *worst = (*worst).max(*face);
        }
        let mut counts = Counts::default();
        for (key, record) in &self.fold.persons {
            let face = faces.get(key).filter(|_| record.has_faces);
            counts.count(ended(record.person, face.copied()));
        }
        counts
    }

    /// How a row ended. The pictures in this folder tell which of several was refused.
    #[must_use]
    pub fn row(&self, row: &Row, pictures: &Path) -> ReportRow {
        let key = PersonKey::of(&row.group_id, &row.person_id);
        let Some(record) = self.fold.persons.get(&key) else {
            return ReportRow::new(row, None);
        };
        let found = record.has_faces.then(|| self.face(key, row, pictures));
        let (face, place) = found.flatten().unzip();
        let told = ReportRow::new(row, ended(record.person, face));
        let mut told = self.with_detail(told, record);
        if let (Some(Face::Refused(number)), Some(Ending::Refused)) = (face, told.ended) {
            told = told.with_refusal(self.fold.refusal(number));
        }
        if let Some(place) = place.flatten() {
            told.picture = row.pictures.get::<usize>(place).cloned();
        }
        told
    }

    /// With what is known of the person.
    fn with_detail(&self, row: ReportRow, record: &Record) -> ReportRow {
        let detail = record.detail;
        match record.person {
            Person::Ended(Ending::Enrolled) if !record.is_text => row.with_face(detail.to_string()),
            Person::Ended(Ending::Enrolled) => row.with_face(self.fold.text(detail)),
            Person::Ended(Ending::DuplicateSuspected) => row.with_similar(self.fold.text(detail)),
            Person::Ended(Ending::Refused) => row.with_refusal(self.fold.refusal(detail)),
            Person::Undone => ReportRow {
                message: "it was enrolled, and deleted again by undo".to_owned(),
                ..row
            },
            _ => row,
        }
    }

    /// The worst further picture of a row, and its place among the pictures of the row. Only pictures that the row has now
    /// count: one that was refused may have been replaced. Where they cannot be read, all that the journal has count.
    fn face(&self, key: PersonKey, row: &Row, pictures: &Path) -> Option<(Face, Option<usize>)> {
        let (mut worst, mut unread) = (None, false);
        for (place, file) in row.pictures.iter().enumerate() {
            let picture = read_picture(pictures, file);
            unread |= picture.is_err();
            let hash = picture.map_or(UNREADABLE, |picture| picture.fingerprint);
            let face = self.fold.faces.get(&(key, hash)).copied();
            worst = worst.max(face.map(|face| (face, Some(place))));
        }
        if unread && worst.is_none() {
            let faces = self.fold.faces.iter();
            let of_person = faces.filter(|((person, _), _)| *person == key);
            worst = of_person.map(|(_, face)| (*face, None)).max();
        }
        worst
    }
}

/// Whether the entry may be the first one of a person.
fn creates(entry: &Entry) -> bool {
    let step = entry.step();
    step.is_some_and(|step| step.kind == StepKind::CreatePerson)
}

/// How a row ended whose person stands so, and whose worst further picture stands so.
fn ended(person: Person, face: Option<Face>) -> Option<Ending> {
    match (person, face) {
        (Person::Ended(Ending::Enrolled), Some(Face::Open)) => None,
        (Person::Ended(Ending::Enrolled), Some(Face::Unknown)) => Some(Ending::Unknown),
        (Person::Ended(Ending::Enrolled), Some(Face::Refused(_))) => Some(Ending::Refused),
        (Person::Ended(ending), _) => Some(ending),
        (Person::Open | Person::Undone, _) => None,
    }
}

#[cfg(test)]
mod tests;
