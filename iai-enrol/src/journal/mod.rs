//! What was begun and how it ended, on disk before and after each call.
//!
//! A file of lines that only grows, beside the input. Each line has a checksum; see `line` for its form. A step is begun
//! before its call is sent, and ends when its answer is there; both are synced. After a kill, a step that was begun and has no
//! end is one to look up before anything is sent.
//!
//! It holds ids, hashes and what the service refused: no names, no pictures.

mod entry;
mod error;
mod header;
mod hex;
mod index;
mod line;
mod open;
mod read;
mod scan;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use entry::{Entry, Step, StepKind, StepOutcome};
pub use error::{JournalError, JournalProblem};
pub use header::{Input, Shard, path_of};
pub use index::{PersonState, PictureState};
pub use read::{Entries, read};

use crate::person::{Fingerprint, PersonKey};
use index::Index;
use open::Opened;
use writer::{Disk, Writer};

/// A journal that this process holds.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    input: Input,
    index: Arc<Mutex<Index>>,
    writer: Writer,
    cut: u64,
}

impl Journal {
    /// Makes the journal of an input, or goes on with it.
    ///
    /// # Errors
    ///
    /// If it cannot be made, read or written; is another file, of another input or of a later version; is damaged within; or
    /// another run holds it.
    pub fn open(path: &Path, input: &Input) -> Result<Self, JournalError> {
        Self::of(path, open::open(path, Some(input))?)
    }

    /// Goes on with a journal, whatever it belongs to, such as to undo it.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), and if there is none.
    pub fn open_existing(path: &Path) -> Result<Self, JournalError> {
        Self::of(path, open::open(path, None)?)
    }

    fn of(path: &Path, opened: Opened) -> Result<Self, JournalError> {
        let Opened {
            file,
            input,
            index,
            length,
            cut,
        } = opened;
        Self::start(path, input, index, Box::new(file), length, cut)
    }

    fn start(
        path: &Path,
        input: Input,
        index: Index,
        disk: Box<dyn Disk>,
        length: u64,
        cut: u64,
    ) -> Result<Self, JournalError> {
        let index = Arc::new(Mutex::new(index));
        let writer = Writer::start(path.to_owned(), disk, length, Arc::clone(&index))
            .map_err(|error| JournalError::write(path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            input,
            index,
            writer,
            cut,
        })
    }

    /// Its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it belongs to, and when its first run began.
    #[must_use]
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// How many bytes of a torn end were cut off when it was opened: an entry that was being written when the last run was
    /// killed, or the machine stopped.
    #[must_use]
    pub fn cut(&self) -> u64 {
        self.cut
    }

    /// How often it was synced since it was opened.
    #[must_use]
    pub fn syncs(&self) -> u64 {
        self.writer.syncs()
    }

    /// How many persons it knows.
    #[must_use]
    pub fn persons(&self) -> u64 {
        self.index().len() as u64
    }

    /// How many persons it knows in a state.
    #[must_use]
    pub fn persons_in(&self, state: PersonState) -> u64 {
        self.index()
            .persons()
            .filter(|(_, is)| *is == state)
            .count() as u64
    }

    /// Refuses a table that has none of the persons of the journal: another one of the same name.
    ///
    /// # Errors
    ///
    /// [`JournalProblem::OtherPeople`].
    pub fn check_people(
        &self,
        table: impl IntoIterator<Item = PersonKey>,
    ) -> Result<(), JournalError> {
        let index = self.index();
        let persons = index.len() as u64;
        if persons == 0 || table.into_iter().any(|key| index.person(key).is_some()) {
            return Ok(());
        }
        Err(JournalError::new(
            &self.path,
            JournalProblem::OtherPeople { persons },
        ))
    }

    /// Where a person stands; `None` if nothing was begun or noted of its creation.
    #[must_use]
    pub fn person(&self, key: PersonKey) -> Option<PersonState> {
        self.index().person(key)
    }

    /// Where a picture of a person stands. `None` for one that is new to the journal, such as a file that was changed since the
    /// person was begun.
    #[must_use]
    pub fn picture(&self, key: PersonKey, fingerprint: Fingerprint) -> Option<PictureState> {
        self.index().picture(key, fingerprint)
    }

    /// Writes that a step begins. Its call may be sent when this returns.
    ///
    /// # Errors
    ///
    /// If it cannot be written, such as to a full disk: the call must not be sent then, and no later step succeeds.
    pub async fn begin(&self, step: &Step) -> Result<(), JournalError> {
        self.writer.write(Entry::Begin(step.clone())).await
    }

    /// Writes how a step ended that was begun, in this run or an earlier one: for CreateFace once for each picture; for
    /// DeletePerson without a picture.
    ///
    /// # Errors
    ///
    /// If it was not begun, or cannot be written: then the step stays begun, and the next run looks it up.
    pub async fn end(
        &self,
        key: PersonKey,
        fingerprint: impl Into<Option<Fingerprint>>,
        outcome: &StepOutcome,
    ) -> Result<(), JournalError> {
        let picture = fingerprint.into();
        if !self.index().is_open(key, picture) {
            return Err(JournalError::new(&self.path, JournalProblem::NotBegun));
        }
        let outcome = outcome.shortened();
        self.writer
            .write(Entry::End {
                person: key,
                picture,
                outcome,
            })
            .await
    }

    /// Writes how a step ended that needed no call, in one entry: the person was there before, or a picture was refused before
    /// it was sent.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub async fn note(&self, step: &Step, outcome: &StepOutcome) -> Result<(), JournalError> {
        let (step, outcome) = (step.clone(), outcome.shortened());
        self.writer.write(Entry::Note { step, outcome }).await
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
