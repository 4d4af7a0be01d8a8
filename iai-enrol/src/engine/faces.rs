//! Further pictures of a person, one call for each.

use iai_client::{Client, Image};

use super::brake::Stopped;
use super::caller::Failed;
use super::event::Event;
use super::face::{Target, known_faces};
use super::options::MultipleFaces;
use super::pictures::{Read, several_faces};
use super::settle::Before;
use super::verdict::refusal;
use super::work::{Ended, Work, key_of, step};
use crate::ending::{Ending, Refusal};
use crate::journal::{PictureState, StepKind, StepOutcome};
use crate::person::{Fingerprint, Picture, Row};

/// Faces that the service lets a person have.
const MOST: usize = 5;

impl Work {
    /// How many faces the journal knows of an enrolled person.
    pub(super) fn faces_so_far(
        &self,
        row: &Row,
        first: Option<Fingerprint>,
        further: &[Read],
    ) -> Before {
        let key = key_of(row);
        let mut added: Vec<_> = further
            .iter()
            .flatten()
            .map(|picture| picture.fingerprint)
            .filter(|hash| Some(*hash) != first)
            .filter(|hash| self.journal.picture(key, *hash) == Some(PictureState::Added))
            .collect();
        added.sort_unstable();
        // A file that the row names twice is sent once.
        added.dedup();
        Before::Number(added.len() + 1)
    }

    /// Adds the further pictures of a row whose person is enrolled, one after the other.
    pub(super) async fn further(&self, row: &Row, pictures: &[Read], mut before: Before) -> Ended {
        let mut ending = Ending::Enrolled;
        for (number, picture) in (2..).zip(pictures.iter().take(MOST - 1)) {
            match self.one(row, number, picture, &mut before).await? {
                Some(Ending::Enrolled) => {}
                Some(Ending::Refused) => ending = Ending::Refused,
                // Further faces would make it impossible to tell.
                other => return Ok(other),
            }
        }
        Ok(Some(ending))
    }

    /// Adds a picture, as far as that is not done.
    async fn one(&self, row: &Row, number: usize, picture: &Read, before: &mut Before) -> Ended {
        let picture = match picture {
            Ok(picture) => picture,
            Err(refusal) => {
                let outcome = StepOutcome::Refused(refusal.clone());
                self.note_face(row, None, &outcome).await?;
                return Ok(Some(Ending::Refused));
            }
        };
        let key = key_of(row);
        let begun = match self.journal.picture(key, picture.fingerprint) {
            Some(PictureState::Added | PictureState::AlreadyThere) => {
                return Ok(Some(Ending::Enrolled));
            }
            Some(PictureState::Refused) => return Ok(Some(Ending::Refused)),
            Some(PictureState::Begun | PictureState::Unknown) => true,
            _ => false,
        };
        if begun && let Some(ids) = known_faces(&self.journal, key).await? {
            *before = Before::Ids(ids);
        }
        self.add(row, number, picture, before, begun).await
    }

    async fn add(
        &self,
        row: &Row,
        number: usize,
        picture: &Picture,
        before: &mut Before,
        begun: bool,
    ) -> Ended {
        let hash = Some(picture.fingerprint);
        match self.judge_faces(row, number, picture).await {
            Ok(Some(refusal)) if !begun => {
                let outcome = StepOutcome::Refused(refusal);
                self.note_face(row, hash, &outcome).await?;
                return Ok(Some(Ending::Refused));
            }
            Ok(_) => {}
            Err(Stopped) => return Ok(None),
        }
        let step = step(row, StepKind::CreateFace, hash);
        self.journal.begin(&step).await?;
        let target = Target {
            person: &row.person_id,
            is_ours: true,
            begun,
        };
        let sent = self.send_face(&target, picture, before.clone()).await;
        let Ok(outcome) = sent else {
            return Ok(None);
        };
        self.journal.end(key_of(row), hash, &outcome).await?;
        Ok(ending_of(&outcome, before))
    }

    /// Why a picture must not be sent for its number of faces, if that matters.
    pub(super) async fn judge_faces(
        &self,
        row: &Row,
        number: usize,
        picture: &Picture,
    ) -> Result<Option<Refusal>, Stopped> {
        let wish = self.caller.options.multiple_faces;
        if wish == MultipleFaces::Largest {
            return Ok(None);
        }
        let image = Image::from_bytes(picture.bytes.clone());
        let detect = |client: &Client| {
            client
                .detect_face()
                .image(&image)
                .max_face_num(2_u64)
                .send()
        };
        let found = match self.caller.begin(detect).await {
            Ok(found) => found.into_output().face_infos.unwrap_or_default().len(),
            Err(Failed::Stopped) => return Err(Stopped),
            Err(
                Failed::Refused(error) | Failed::GivenUp(error) | Failed::Unclear { error, .. },
            ) => {
                return Ok(Some(refusal(&error)));
            }
        };
        if found > 1 && wish == MultipleFaces::Report {
            (self.caller.progress)(&Event::SeveralFaces {
                line: row.line,
                picture: number,
            });
        }
        Ok((found > 1 && wish == MultipleFaces::Refuse).then(several_faces))
    }
}

fn ending_of(outcome: &StepOutcome, before: &mut Before) -> Option<Ending> {
    match outcome {
        StepOutcome::FaceAdded { face_id } => {
            before.add(face_id);
            Some(Ending::Enrolled)
        }
        StepOutcome::Refused(_) => Some(Ending::Refused),
        StepOutcome::NotDone => None,
        _ => Some(Ending::Unknown),
    }
}
