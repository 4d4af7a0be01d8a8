//! What all rows of a run share, and what they write into the journal.

use std::sync::Arc;

use super::caller::Caller;
use crate::ending::Ending;
use crate::journal::{Journal, JournalError, Step, StepKind, StepOutcome};
use crate::person::{Fingerprint, PersonKey, Row};

/// How a row ended; `None` if the run ended first, and the next one goes on with it.
pub(super) type Ended = Result<Option<Ending>, JournalError>;

/// What all rows of a run share.
pub(super) struct Work {
    pub(super) caller: Caller,
    pub(super) journal: Arc<Journal>,
    /// New rows whose persons were there before, sorted.
    pub(super) existing: Vec<PersonKey>,
}

/// The person of a row.
pub(super) fn key_of(row: &Row) -> PersonKey {
    PersonKey::of(&row.group_id, &row.person_id)
}

/// A step for the row's person, with the picture, if there is one.
pub(super) fn step(row: &Row, kind: StepKind, picture: Option<Fingerprint>) -> Step {
    Step {
        line: row.line,
        group_id: row.group_id.clone(),
        person_id: row.person_id.clone(),
        kind,
        fingerprints: picture.into_iter().collect(),
    }
}

impl Work {
    /// Notes how the person of a row stands, where no call is to be sent for it now.
    pub(super) async fn note_person(
        &self,
        row: &Row,
        picture: Option<Fingerprint>,
        outcome: &StepOutcome,
    ) -> Result<(), JournalError> {
        let step = step(row, StepKind::CreatePerson, picture);
        self.journal.note(&step, outcome).await
    }

    /// The same for a further picture. One that cannot be read has no hash, and gets that of nothing.
    pub(super) async fn note_face(
        &self,
        row: &Row,
        picture: Option<Fingerprint>,
        outcome: &StepOutcome,
    ) -> Result<(), JournalError> {
        let picture = picture.unwrap_or(Fingerprint([0; 32]));
        let step = step(row, StepKind::CreateFace, Some(picture));
        self.journal.note(&step, outcome).await
    }

    /// Whether the person was there before this run.
    pub(super) fn was_there(&self, key: PersonKey) -> bool {
        self.existing.binary_search(&key).is_ok()
    }
}
