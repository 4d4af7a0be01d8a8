//! Further pictures of a person, one call for each.

use iai_client::actions::CreateFaceResponse;
use iai_client::types::{CreateFaceRetCode, QualityControl};
use iai_client::{Client, Error, Image, Response};

use super::brake::Stopped;
use super::caller::Failed;
use super::event::Event;
use super::options::MultipleFaces;
use super::pictures::{Read, several_faces};
use super::ret_code::ret_code;
use super::settle::{Added, Before, faces};
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
        let begun = match self.journal.picture(key_of(row), picture.fingerprint) {
            Some(PictureState::Added | PictureState::AlreadyThere) => {
                return Ok(Some(Ending::Enrolled));
            }
            Some(PictureState::Refused) => return Ok(Some(Ending::Refused)),
            Some(PictureState::Begun | PictureState::Unknown) => true,
            _ => false,
        };
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
        let sent = self.send_face(&row.person_id, picture, before, begun).await;
        let Ok(outcome) = sent else {
            return Ok(None);
        };
        self.journal.end(key_of(row), hash, &outcome).await?;
        Ok(ending_of(&outcome, before))
    }

    /// Adds a picture to a person, and finds out what became of it if the answer is lost.
    ///
    /// `begun`: an earlier attempt may have run. A face that is not there after a while, also when looked for twice, is sent
    /// again. If the run ends, an outcome is told only where no attempt may have run.
    pub(super) async fn send_face(
        &self,
        person: &str,
        picture: &Picture,
        before: &Before,
        begun: bool,
    ) -> Result<StepOutcome, Stopped> {
        let image = Image::from_bytes(picture.bytes.clone());
        let mut unclear = begun.then(|| (true, lost()));
        let mut tries = 0;
        loop {
            if let Some((late, why)) = unclear.take() {
                if let Some(outcome) = self.look_for_face(person, before, late, tries).await? {
                    return Ok(outcome);
                }
                if tries == self.caller.options.tries {
                    return Ok(StepOutcome::Refused(why));
                }
                tries += 1;
            }
            let sent = self
                .caller
                .begin(|client| self.create_face(client, person, &image));
            match sent.await {
                Ok(response) => return Ok(answered(response.into_output())),
                Err(Failed::Stopped) if begun || tries > 0 => return Err(Stopped),
                Err(Failed::Stopped) => return Ok(StepOutcome::NotDone),
                Err(Failed::Unclear { late, error }) => unclear = Some((late, refusal(&error))),
                Err(Failed::Refused(error) | Failed::GivenUp(error)) => {
                    return Ok(StepOutcome::Refused(refusal(&error)));
                }
            }
        }
    }

    fn create_face(
        &self,
        client: &Client,
        person: &str,
        image: &Image,
    ) -> impl Future<Output = Result<Response<CreateFaceResponse>, Error>> + use<> {
        let options = &self.caller.options;
        let face = client
            .create_face()
            .person_id(person)
            .images([image.clone()])
            .maybe_face_match_threshold(options.face_match_threshold)
            .maybe_quality_control(options.quality_control.map(QualityControl::from))
            .maybe_need_rotate_detection(options.rotate);
        face.send()
    }

    /// Whether a face that may have been added is there; `None` if it is not.
    async fn look_for_face(
        &self,
        person: &str,
        before: &Before,
        late: bool,
        tries: u32,
    ) -> Result<Option<StepOutcome>, Stopped> {
        // What may be late is looked for twice.
        for _ in 0..=u32::from(late) {
            self.let_arrive(late, tries).await?;
            match faces(&self.caller, person).await {
                Ok(Some(now)) => match before.compare(&now) {
                    Added::Yes { face_id } => return Ok(Some(StepOutcome::FaceAdded { face_id })),
                    Added::Unclear => return Ok(Some(StepOutcome::Unknown)),
                    Added::No => {}
                },
                Err(Failed::Stopped) => return Err(Stopped),
                // Somebody has deleted the person, or the read fails.
                Ok(None) | Err(_) => return Ok(Some(StepOutcome::Unknown)),
            }
        }
        Ok(None)
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

/// What became of the one picture of the call.
fn answered(response: CreateFaceResponse) -> StepOutcome {
    let code = response.ret_code.unwrap_or_default().first().copied();
    match code {
        Some(CreateFaceRetCode::Added) => StepOutcome::FaceAdded {
            face_id: response
                .suc_face_ids
                .unwrap_or_default()
                .pop()
                .unwrap_or_default(),
        },
        code => StepOutcome::Refused(ret_code(code)),
    }
}

/// Told only after many tries of a picture that was begun in an earlier run.
fn lost() -> Refusal {
    Refusal {
        code: "NotAdded".to_owned(),
        message: "A further picture was sent several times without an answer, and was not added."
            .to_owned(),
        remedy: "Run again later.".to_owned(),
    }
}
