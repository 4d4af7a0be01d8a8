//! Deletes what a journal enrolled: persons whom it created, and faces that it added to others.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use iai_client::{Error, ErrorCode};
use tokio::task::{JoinError, JoinSet};

use super::Engine;
use super::caller::Failed;
use super::error::EnrolError;
use super::event::Event;
use super::settle::{Found, find};
use super::stop::StopSignal;
use super::verdict::refusal;
use super::work::Work;
use crate::journal::{
    Entry, JournalError, PersonState, PictureState, Step, StepKind, StepOutcome, read,
};
use crate::person::{Fingerprint, PersonKey};

/// What an undo has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// Persons that were deleted, in this run of it.
    pub persons: u64,
    /// Faces of other persons that were deleted.
    pub faces: u64,
    /// What could not be deleted; the journal says why.
    pub left: u64,
}

/// What became of one deletion.
enum Deletion {
    Person,
    Face,
    Left,
    /// There was nothing to delete.
    Nothing,
    /// The run ended first.
    Open,
}

type Done = (u64, Result<Deletion, JournalError>);

/// An undo under way.
struct Undo {
    work: Arc<Work>,
    concurrency: usize,
    /// Persons that were looked at: one may have been begun more than once.
    seen: HashSet<PersonKey>,
    /// Pictures that were begun for persons whom this journal did not create, until they end.
    attached: HashMap<(PersonKey, Fingerprint), Step>,
    tasks: JoinSet<Done>,
    undone: Undone,
}

impl Engine {
    /// Deletes the persons whom this journal created, and the faces that it added to others. Each is begun and ended in the
    /// journal, so that it can be killed and gone on with. A person whose creation was lost is looked up first.
    ///
    /// # Errors
    ///
    /// Those of [`run`](Self::run).
    pub async fn undo(&self, stop: StopSignal) -> Result<Undone, EnrolError> {
        let work = Work {
            caller: self.caller(stop),
            journal: Arc::clone(&self.journal),
            existing: Vec::new(),
        };
        let undo = Undo {
            work: Arc::new(work),
            concurrency: self.options.concurrency.max(1),
            seen: HashSet::new(),
            attached: HashMap::new(),
            tasks: JoinSet::new(),
            undone: Undone::default(),
        };
        undo.all().await
    }
}

impl Undo {
    async fn all(mut self) -> Result<Undone, EnrolError> {
        let entries = read(self.work.journal.path())?;
        for entry in entries {
            if self.work.caller.brake.is_stopping() {
                break;
            }
            if let Some(step) = self.deletion(entry?) {
                self.begin(step).await;
            }
        }
        while let Some(done) = self.tasks.join_next().await {
            self.count(done);
        }
        match self.work.caller.brake.take_error() {
            Some(error) => Err(error),
            None => Ok(self.undone),
        }
    }

    /// What is to be deleted because of an entry.
    fn deletion(&mut self, entry: Entry) -> Option<Step> {
        match entry {
            Entry::Begin(step) if step.kind == StepKind::CreatePerson => {
                let is_first = self.seen.insert(step.key());
                is_first.then(|| of_kind(step, StepKind::DeletePerson))
            }
            Entry::Begin(step) if step.kind == StepKind::CreateFace => {
                self.attach(step);
                None
            }
            Entry::End {
                person,
                picture,
                outcome,
            } => {
                let begun = self.attached.remove(&(person, picture?))?;
                match outcome {
                    StepOutcome::FaceAdded { face_id } => {
                        Some(of_kind(begun, StepKind::DeleteFace { face_id }))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Faces of persons whom this journal created go with them.
    fn attach(&mut self, step: Step) {
        let key = step.key();
        let state = self.work.journal.person(key);
        let is_ours = !matches!(state, None | Some(PersonState::AlreadyThere));
        if let (false, Some(picture)) = (is_ours, step.fingerprints.first()) {
            self.attached.insert((key, *picture), step);
        }
    }

    async fn begin(&mut self, step: Step) {
        while self.tasks.len() >= self.concurrency {
            if let Some(done) = self.tasks.join_next().await {
                self.count(done);
            }
        }
        let work = Arc::clone(&self.work);
        self.tasks
            .spawn(async move { (step.line, work.delete(step).await) });
    }

    fn count(&mut self, done: Result<Done, JoinError>) {
        let brake = &self.work.caller.brake;
        let (line, deletion) = match done {
            Ok((line, Ok(deletion))) => (line, deletion),
            Ok((_, Err(error))) => return brake.halt(EnrolError::Journal(error)),
            Err(_) => return brake.halt(EnrolError::Broken),
        };
        match deletion {
            Deletion::Person => self.undone.persons += 1,
            Deletion::Face => self.undone.faces += 1,
            Deletion::Left => self.undone.left += 1,
            Deletion::Nothing | Deletion::Open => return,
        }
        if !matches!(deletion, Deletion::Left) {
            (self.work.caller.progress)(&Event::Deleted { line });
        }
    }
}

fn of_kind(step: Step, kind: StepKind) -> Step {
    let fingerprints = match kind {
        StepKind::DeletePerson => Vec::new(),
        _ => step.fingerprints,
    };
    Step {
        kind,
        fingerprints,
        ..step
    }
}

impl Work {
    async fn delete(&self, step: Step) -> Result<Deletion, JournalError> {
        match step.kind.clone() {
            StepKind::DeleteFace { face_id } => self.delete_face(&step, face_id).await,
            _ => match self.journal.person(step.key()) {
                Some(PersonState::Enrolled | PersonState::Deleting) => {
                    self.delete_person(&step).await
                }
                Some(PersonState::Begun | PersonState::Unknown) => self.delete_lost(&step).await,
                _ => Ok(Deletion::Nothing),
            },
        }
    }

    /// Deletes a person if the creation that was lost has made it.
    async fn delete_lost(&self, step: &Step) -> Result<Deletion, JournalError> {
        let delay = self.caller.options.settle_delay;
        if self.caller.wait(false, delay).await.is_err() {
            return Ok(Deletion::Open);
        }
        match find(&self.caller, &step.group_id, &step.person_id).await {
            Ok(Found::Here { .. }) => self.delete_person(step).await,
            Ok(Found::Nowhere | Found::Elsewhere) => {
                let create = of_kind(step.clone(), StepKind::CreatePerson);
                self.journal.note(&create, &StepOutcome::NotDone).await?;
                Ok(Deletion::Nothing)
            }
            Err(Failed::Stopped) => Ok(Deletion::Open),
            Err(_) => Ok(Deletion::Left),
        }
    }

    async fn delete_person(&self, step: &Step) -> Result<Deletion, JournalError> {
        self.journal.begin(step).await?;
        let sent = self
            .caller
            .begin(|client| client.delete_person().person_id(&step.person_id).send())
            .await;
        let sent = sent.map(drop);
        self.end(step, sent, Deletion::Person).await
    }

    async fn delete_face(&self, step: &Step, face: String) -> Result<Deletion, JournalError> {
        let picture = step.fingerprints.first().copied();
        let state = picture.and_then(|picture| self.journal.picture(step.key(), picture));
        if !matches!(state, Some(PictureState::Added | PictureState::Deleting)) {
            return Ok(Deletion::Nothing);
        }
        // Which face it is was lost with the answer.
        if face.is_empty() {
            return Ok(Deletion::Left);
        }
        self.journal.begin(step).await?;
        let delete = |client: &iai_client::Client| {
            let delete = client.delete_face().person_id(&step.person_id);
            delete.face_ids([face.as_str()]).send()
        };
        let sent = self.caller.begin(delete).await.map(drop);
        self.end(step, sent, Deletion::Face).await
    }

    async fn end(
        &self,
        step: &Step,
        sent: Result<(), Failed>,
        done: Deletion,
    ) -> Result<Deletion, JournalError> {
        let (outcome, deletion) = match sent {
            Ok(()) => (StepOutcome::Deleted, done),
            Err(Failed::Refused(error)) if is_gone(&error) => (StepOutcome::Deleted, done),
            Err(Failed::Refused(error)) => (StepOutcome::Refused(refusal(&error)), Deletion::Left),
            Err(Failed::GivenUp(_) | Failed::Unclear { .. }) => {
                (StepOutcome::Unknown, Deletion::Left)
            }
            Err(Failed::Stopped) => return Ok(Deletion::Open),
        };
        let picture = step.fingerprints.first().copied();
        self.journal.end(step.key(), picture, &outcome).await?;
        Ok(deletion)
    }
}

/// Whether the person is deleted already: by a call whose answer was lost, or by somebody else.
fn is_gone(error: &Error) -> bool {
    error.is(ErrorCode::ResourceNotFoundErrorPersonNotExisted)
        || error.is(ErrorCode::InvalidParameterValuePersonIdNotExist)
}
