//! Suspected duplicates whose picture is added to the person who is there.

use super::face::Target;
use super::options::Duplicates;
use super::settle::{Before, faces};
use super::work::{Work, key_of, step};
use crate::journal::{JournalError, PictureState, StepKind, StepOutcome};
use crate::person::{Picture, Row};

impl Work {
    /// Adds the picture of a suspected duplicate to the person whom it looks like, if that is wanted. The creation ends only
    /// afterwards, so that after a kill both are gone through again.
    pub(super) async fn attach(
        &self,
        row: &Row,
        picture: &Picture,
        outcome: StepOutcome,
    ) -> Result<Option<StepOutcome>, JournalError> {
        let wanted = self.caller.options.duplicates == Duplicates::Attach;
        let StepOutcome::DuplicateSuspected { similar_person_id } = &outcome else {
            return Ok(Some(outcome));
        };
        if !wanted {
            return Ok(Some(outcome));
        }
        let other = Row {
            person_id: similar_person_id.clone(),
            ..row.clone()
        };
        let hash = picture.fingerprint;
        let attached = match self.journal.picture(key_of(&other), hash) {
            None | Some(PictureState::NotDone | PictureState::Deleted) => {
                self.attach_to(&other, picture).await?
            }
            // Nobody knows which faces there were before.
            Some(PictureState::Begun | PictureState::Unknown) => Some(StepOutcome::Unknown),
            Some(_) => Some(StepOutcome::NotDone),
        };
        Ok(match attached {
            None => None,
            Some(StepOutcome::Unknown) => Some(StepOutcome::Unknown),
            Some(_) => Some(outcome),
        })
    }

    async fn attach_to(
        &self,
        other: &Row,
        picture: &Picture,
    ) -> Result<Option<StepOutcome>, JournalError> {
        let before = match faces(&self.caller, &other.person_id).await {
            Ok(Some(ids)) => Before::Ids(ids),
            Ok(None) => return Ok(Some(StepOutcome::NotDone)),
            Err(_) => return Ok(None),
        };
        let hash = picture.fingerprint;
        let step = step(other, StepKind::CreateFace, Some(hash));
        self.journal.begin(&step).await?;
        let target = Target {
            person: &other.person_id,
            is_ours: false,
            begun: false,
        };
        let Ok(outcome) = self.send_face(&target, picture, before).await else {
            return Ok(None);
        };
        self.journal.end(key_of(other), hash, &outcome).await?;
        let stopped = outcome == StepOutcome::NotDone;
        Ok((!stopped).then_some(outcome))
    }
}
