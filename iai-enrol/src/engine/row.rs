//! One row, from what the journal knows of it to its ending.

use super::caller::Failed;
use super::pictures::{self, Read};
use super::settle::{Before, Found, find, first_face};
use super::survey::is_new;
use super::twins::Twins;
use super::work::{Ended, Work, key_of, step};
use crate::ending::{Ending, Refusal};
use crate::journal::{PersonState, PictureState, StepKind, StepOutcome};
use crate::person::{Fingerprint, Picture, Row};

/// For a row without a picture. The check of the table finds it first.
fn no_picture() -> Read {
    Err(Refusal {
        code: "InvalidParameterValue.ImageEmpty".to_owned(),
        message: "The row has no picture.".to_owned(),
        remedy: "Name a picture in the table, or take the row out.".to_owned(),
    })
}

/// A row to work on.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) row: Row,
    first: Read,
    further: Vec<Read>,
    /// The person of the group who has the same first picture, where that matters.
    twin: Option<String>,
}

impl Task {
    pub(super) fn new(row: Row, pictures: Vec<Read>, twins: Option<&Twins>) -> Self {
        let mut pictures = pictures.into_iter();
        let first = pictures.next().unwrap_or_else(no_picture);
        let twin = match (&first, twins) {
            (Ok(picture), Some(twins)) => twins.claim(&row, picture.fingerprint),
            _ => None,
        };
        Self {
            row,
            first,
            further: pictures.collect(),
            twin,
        }
    }

    /// The hash of the first picture, if it can be read.
    fn hash(&self) -> Option<Fingerprint> {
        let first = self.first.as_ref().ok()?;
        Some(first.fingerprint)
    }
}

impl Work {
    /// Whether an earlier run has ended the row, so that nothing is sent for it.
    pub(super) fn has_ended(&self, task: &Task) -> bool {
        let key = key_of(&task.row);
        let has_ended = |picture: &Picture| {
            let state = self.journal.picture(key, picture.fingerprint);
            matches!(state, Some(PictureState::Added | PictureState::Refused))
        };
        match self.journal.person(key) {
            Some(PersonState::Enrolled) => task.further.iter().flatten().all(has_ended),
            Some(PersonState::AlreadyThere) => true,
            Some(PersonState::DuplicateSuspected | PersonState::Refused) => {
                let first = task.hash();
                first.is_none_or(|first| self.journal.picture(key, first).is_some())
            }
            _ => false,
        }
    }

    /// Enrols the person of a row with all its pictures, as far as that is not done.
    pub(super) async fn run(&self, task: &Task) -> Ended {
        let (row, hash) = (&task.row, task.hash());
        let key = key_of(row);
        let picture = hash.and_then(|hash| self.journal.picture(key, hash));
        let is_same = picture.is_some() || hash.is_none();
        match self.journal.person(key) {
            Some(PersonState::Enrolled) if !is_same => self.changed(row, hash).await,
            // Another picture than the one that it was enrolled with, as an earlier run has told.
            Some(PersonState::Enrolled) if picture == Some(PictureState::Refused) => {
                Ok(Some(Ending::Refused))
            }
            Some(PersonState::Enrolled) => {
                let before = self.faces_so_far(row, hash, &task.further);
                self.further(row, &task.further, before).await
            }
            Some(PersonState::AlreadyThere) => Ok(Some(Ending::AlreadyThere)),
            Some(PersonState::Begun | PersonState::Unknown) => self.settle(task).await,
            Some(PersonState::Deleting) => Ok(None),
            Some(PersonState::Refused) if is_same => Ok(Some(Ending::Refused)),
            Some(PersonState::DuplicateSuspected) if is_same => {
                Ok(Some(Ending::DuplicateSuspected))
            }
            state if is_new(state) && self.was_there(key) => self.already_there(row, hash).await,
            state if is_new(state) => self.create(task, false).await,
            _ => self.again(task).await,
        }
    }

    /// A row that was refused before, and has another picture now. Whether somebody has made the person meanwhile was not
    /// read at the start.
    async fn again(&self, task: &Task) -> Ended {
        let row = &task.row;
        match find(&self.caller, &row.group_id, &row.person_id).await {
            Ok(Found::Nowhere) => self.create(task, false).await,
            Ok(_) => self.already_there(row, task.hash()).await,
            Err(_) => Ok(None),
        }
    }

    async fn already_there(&self, row: &Row, hash: Option<Fingerprint>) -> Ended {
        let outcome = StepOutcome::AlreadyThere;
        self.note_person(row, hash, &outcome).await?;
        Ok(Some(Ending::AlreadyThere))
    }

    /// The person is enrolled, and the row has another picture now.
    async fn changed(&self, row: &Row, hash: Option<Fingerprint>) -> Ended {
        let outcome = StepOutcome::Refused(pictures::changed());
        self.note_face(row, hash, &outcome).await?;
        Ok(Some(Ending::Refused))
    }

    /// Finds out whether a person was created whose creation was begun in an earlier run.
    async fn settle(&self, task: &Task) -> Ended {
        let row = &task.row;
        let delay = self.caller.options.settle_delay;
        if self.caller.wait(false, delay).await.is_err() {
            return Ok(None);
        }
        let outcome = match find(&self.caller, &row.group_id, &row.person_id).await {
            Ok(Found::Here { faces }) => StepOutcome::Enrolled {
                face_id: first_face(&faces),
            },
            Ok(Found::Nowhere | Found::Elsewhere) => return self.create(task, true).await,
            Err(Failed::Stopped) => return Ok(None),
            Err(_) => StepOutcome::Unknown,
        };
        // The picture that it was begun with stays, be it another one now.
        self.note_person(row, None, &outcome).await?;
        self.after_create(task, outcome).await
    }

    /// Creates the person. `begun`: an earlier run may have done so, and cannot be seen to have.
    async fn create(&self, task: &Task, begun: bool) -> Ended {
        let row = &task.row;
        let picture = match &task.first {
            Ok(picture) => picture,
            Err(refusal) => return self.refuse(row, None, refusal.clone()).await,
        };
        if let Some(twin) = &task.twin {
            return self.skip(row, picture, twin).await;
        }
        match self.judge_faces(row, 1, picture).await {
            Ok(None) => {}
            Ok(Some(refusal)) => return self.refuse(row, Some(picture), refusal).await,
            Err(_) => return Ok(None),
        }
        let hash = Some(picture.fingerprint);
        let step = step(row, StepKind::CreatePerson, hash);
        self.journal.begin(&step).await?;
        let Ok(outcome) = self.send(row, picture, begun).await else {
            return Ok(None);
        };
        let outcome = self.attach(row, picture, outcome).await?;
        let Some(outcome) = outcome else {
            return Ok(None);
        };
        self.journal.end(key_of(row), hash, &outcome).await?;
        self.after_create(task, outcome).await
    }

    /// Leaves out a person whose picture another one has.
    async fn skip(&self, row: &Row, picture: &Picture, twin: &str) -> Ended {
        let outcome = StepOutcome::DuplicateSuspected {
            similar_person_id: twin.to_owned(),
        };
        let hash = Some(picture.fingerprint);
        self.note_person(row, hash, &outcome).await?;
        Ok(Some(Ending::DuplicateSuspected))
    }

    async fn refuse(&self, row: &Row, picture: Option<&Picture>, refusal: Refusal) -> Ended {
        let hash = picture.map(|picture| picture.fingerprint);
        let outcome = StepOutcome::Refused(refusal);
        self.note_person(row, hash, &outcome).await?;
        Ok(Some(Ending::Refused))
    }

    /// What follows when the journal has the outcome of a creation.
    async fn after_create(&self, task: &Task, outcome: StepOutcome) -> Ended {
        match outcome {
            StepOutcome::Enrolled { face_id } => {
                let mut before = Before::Ids(Vec::new());
                before.add(&face_id);
                self.further(&task.row, &task.further, before).await
            }
            StepOutcome::AlreadyThere => Ok(Some(Ending::AlreadyThere)),
            StepOutcome::DuplicateSuspected { .. } => Ok(Some(Ending::DuplicateSuspected)),
            StepOutcome::Refused(_) => Ok(Some(Ending::Refused)),
            StepOutcome::NotDone => Ok(None),
            _ => Ok(Some(Ending::Unknown)),
        }
    }
}
