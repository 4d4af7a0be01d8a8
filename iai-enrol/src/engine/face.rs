//! Sends one picture with CreateFace, until it is known what became of it.
//!
//! A face has no id of the caller's, so that nothing keeps a picture from being added twice. An answer that is lost is looked
//! for among the faces of the person; a face that comes later than anybody waited for is found after the second sending, and
//! deleted.

use std::sync::Arc;

use iai_client::actions::CreateFaceResponse;
use iai_client::types::{CreateFaceRetCode, QualityControl};
use iai_client::{Client, Error, Image, Response};
use tokio::task::spawn_blocking;

use super::brake::Stopped;
use super::caller::Failed;
use super::ret_code::ret_code;
use super::settle::{Before, Seen, faces};
use super::verdict::refusal;
use super::work::Work;
use crate::ending::Refusal;
use crate::journal::{Entry, Journal, JournalError, StepOutcome, read};
use crate::person::{PersonKey, Picture};

/// Who gets a face.
pub(super) struct Target<'a> {
    pub(super) person: &'a str,
    /// Whether this journal has created the person, so that nobody else adds faces.
    pub(super) is_ours: bool,
    /// Whether an earlier run may have sent the picture.
    pub(super) begun: bool,
}

/// A picture on its way.
struct Sending<'a> {
    target: &'a Target<'a>,
    before: Before,
    /// Attempts that may have run, and are not accounted for.
    doubts: usize,
    /// Whether one of them may still be under way.
    late: bool,
    tries: u32,
}

impl Work {
    /// Adds a picture to a person. If the run ends, an outcome is told only where no attempt may have run.
    pub(super) async fn send_face(
        &self,
        target: &Target<'_>,
        picture: &Picture,
        before: Before,
    ) -> Result<StepOutcome, Stopped> {
        let image = Image::from_bytes(picture.bytes.clone());
        let most = self.caller.options.tries;
        let mut sending = Sending {
            target,
            before,
            doubts: if target.begun { 1 + most as usize } else { 0 },
            late: target.begun,
            tries: 0,
        };
        let mut unclear = target.begun.then(|| (true, lost()));
        loop {
            if let Some((late, why)) = unclear.take() {
                if let Some(outcome) = self.look_for(&mut sending, late).await? {
                    return Ok(outcome);
                }
                if sending.tries == most {
                    return Ok(StepOutcome::Refused(why));
                }
                sending.tries += 1;
            }
            let sent = self
                .caller
                .begin(|client| self.create_face(client, target.person, &image));
            match sent.await {
                Ok(response) => {
                    let outcome = answered(response.into_output());
                    return self.without_doubles(&sending, outcome).await;
                }
                Err(Failed::Stopped) if sending.doubts > 0 => return Err(Stopped),
                Err(Failed::Stopped) => return Ok(StepOutcome::NotDone),
                Err(Failed::Unclear { late, error }) => {
                    sending.doubts += 1;
                    sending.late |= late;
                    unclear = Some((late, refusal(&error)));
                }
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

    /// Looks for a face that may have been added; `None` if it is not there.
    async fn look_for(
        &self,
        sending: &mut Sending<'_>,
        late: bool,
    ) -> Result<Option<StepOutcome>, Stopped> {
        // What may be late is looked for twice.
        for _ in 0..=u32::from(late) {
            self.let_arrive(late, sending.tries).await?;
            let now = match faces(&self.caller, sending.target.person).await {
                Ok(Some(now)) => now,
                Err(Failed::Stopped) => return Err(Stopped),
                // Somebody has deleted the person, or the read fails.
                Ok(None) | Err(_) => return Ok(Some(StepOutcome::Unknown)),
            };
            match sending.before.compare(&now) {
                Seen::Absent => sending.before = Before::Ids(now),
                Seen::Unclear => return Ok(Some(StepOutcome::Unknown)),
                Seen::Added(new) => return self.keep_one(sending, new).await.map(Some),
            }
        }
        Ok(None)
    }

    /// Keeps the first of the faces that a picture has made.
    async fn keep_one(
        &self,
        sending: &Sending<'_>,
        mut new: Vec<String>,
    ) -> Result<StepOutcome, Stopped> {
        let doubles = new.split_off(1);
        let face_id = new.pop().unwrap_or_default();
        if doubles.is_empty() {
            return Ok(StepOutcome::FaceAdded { face_id });
        }
        // More than was sent, or of somebody else's person: not ours to delete.
        if !sending.target.is_ours || doubles.len() >= sending.doubts {
            return Ok(StepOutcome::Unknown);
        }
        self.delete_doubles(sending, face_id, doubles).await
    }

    /// After an answer: whether an earlier attempt has run after all, later than it was looked for.
    async fn without_doubles(
        &self,
        sending: &Sending<'_>,
        outcome: StepOutcome,
    ) -> Result<StepOutcome, Stopped> {
        let StepOutcome::FaceAdded { face_id } = outcome else {
            return Ok(outcome);
        };
        if !sending.late || !sending.target.is_ours {
            return Ok(StepOutcome::FaceAdded { face_id });
        }
        let delay = self.caller.options.settle_delay;
        self.caller.wait(false, delay).await?;
        let mut before = sending.before.clone();
        before.add(&face_id);
        let seen = match faces(&self.caller, sending.target.person).await {
            Ok(Some(now)) => before.compare(&now),
            Err(Failed::Stopped) => return Err(Stopped),
            // It was added, and that is all that can be known.
            Ok(None) | Err(_) => Seen::Absent,
        };
        match seen {
            Seen::Added(doubles) if doubles.len() <= sending.doubts => {
                self.delete_doubles(sending, face_id, doubles).await
            }
            Seen::Absent => Ok(StepOutcome::FaceAdded { face_id }),
            _ => Ok(StepOutcome::Unknown),
        }
    }

    async fn delete_doubles(
        &self,
        sending: &Sending<'_>,
        face_id: String,
        doubles: Vec<String>,
    ) -> Result<StepOutcome, Stopped> {
        // A face without an id cannot be told from the others.
        if doubles.iter().any(String::is_empty) {
            return Ok(StepOutcome::Unknown);
        }
        let delete = |client: &Client| {
            let delete = client.delete_face().person_id(sending.target.person);
            delete.face_ids(doubles.clone()).send()
        };
        match self.caller.finish(delete).await {
            Ok(_) => Ok(StepOutcome::FaceAdded { face_id }),
            Err(Failed::Stopped) => Err(Stopped),
            Err(_) => Ok(StepOutcome::Unknown),
        }
    }
}

/// The ids of all faces that the journal knows of a person, read from its file; `None` if one of them was lost.
///
/// It takes the time of reading the file, and is needed only for what was under way when a run was killed.
pub(super) async fn known_faces(
    journal: &Arc<Journal>,
    key: PersonKey,
) -> Result<Option<Vec<String>>, JournalError> {
    let journal = Arc::clone(journal);
    let reading = spawn_blocking(move || {
        let mut ids = Vec::new();
        for entry in read(journal.path())? {
            take_face(&mut ids, key, entry?);
        }
        Ok(ids)
    });
    let ids = reading.await.unwrap_or_else(|_| Ok(vec![String::new()]))?;
    let is_whole = !ids.is_empty() && ids.iter().all(|id| !id.is_empty());
    Ok(is_whole.then_some(ids))
}

fn take_face(ids: &mut Vec<String>, key: PersonKey, entry: Entry) {
    if entry.key() != key {
        return;
    }
    match entry.outcome() {
        // A person who was created anew has no other faces.
        Some(StepOutcome::Enrolled { face_id }) => *ids = vec![face_id.clone()],
        Some(StepOutcome::FaceAdded { face_id }) => ids.push(face_id.clone()),
        _ => {}
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
