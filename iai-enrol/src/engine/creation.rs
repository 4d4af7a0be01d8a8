//! Sends CreatePerson, until it is known what became of it.

use iai_client::actions::CreatePersonResponse;
use iai_client::types::{Gender, QualityControl, UniquePersonControl};
use iai_client::{Client, Error, ErrorCode, Image, Response};

use super::brake::Stopped;
use super::caller::Failed;
use super::settle::{Found, find, first_face};
use super::verdict::refusal;
use super::work::Work;
use crate::ending::Refusal;
use crate::journal::StepOutcome;
use crate::person::{Picture, Row};

/// What an attempt leads to.
enum After {
    /// The outcome is known.
    Known(StepOutcome),
    /// It is to be looked up. `late`: it may still be under way.
    LookUp { late: bool, why: Refusal },
}

impl Work {
    /// Creates a person, looks up what became of it if the answer is lost, and sends it again if it is known not to be there.
    ///
    /// `ours`: an attempt of this journal may have run before, so that a person who is in the group is of it: nobody was there
    /// when that attempt was begun. If the run ends, an outcome is told only where no attempt may have run.
    pub(super) async fn send(
        &self,
        row: &Row,
        picture: &Picture,
        mut ours: bool,
    ) -> Result<StepOutcome, Stopped> {
        let image = Image::from_bytes(picture.bytes.clone());
        let mut tries = 0;
        loop {
            let sent = self
                .caller
                .begin(|client| self.create_person(client, row, &image));
            let (late, why) = match self.after(row, sent.await, ours)? {
                After::Known(outcome) => return Ok(outcome),
                After::LookUp { late, why } => (late, why),
            };
            ours = true;
            self.let_arrive(late, tries).await?;
            if let Some(outcome) = self.look_up(row).await? {
                return Ok(outcome);
            }
            if tries == self.caller.options.tries {
                return Ok(StepOutcome::Refused(why));
            }
            tries += 1;
        }
    }

    fn create_person(
        &self,
        client: &Client,
        row: &Row,
        image: &Image,
    ) -> impl Future<Output = Result<Response<CreatePersonResponse>, Error>> + use<> {
        let options = &self.caller.options;
        let person = client
            .create_person()
            .group_id(&row.group_id)
            .person_name(&row.person_name)
            .person_id(&row.person_id)
            .image(image)
            .maybe_gender(row.gender.map(Gender::from))
            .maybe_unique_person_control(
                options.unique_person_control.map(UniquePersonControl::from),
            )
            .maybe_quality_control(options.quality_control.map(QualityControl::from))
            .maybe_need_rotate_detection(options.rotate);
        person.send()
    }

    fn after(
        &self,
        row: &Row,
        sent: Result<Response<CreatePersonResponse>, Failed>,
        ours: bool,
    ) -> Result<After, Stopped> {
        let known = |outcome| Ok(After::Known(outcome));
        match sent {
            Ok(response) => Ok(answered(row, response.into_output(), ours)),
            Err(Failed::Stopped) if ours => Err(Stopped),
            Err(Failed::Stopped) => known(StepOutcome::NotDone),
            Err(Failed::Unclear { late, error }) => Ok(After::LookUp {
                late,
                why: refusal(&error),
            }),
            Err(Failed::Refused(error)) if is_there(&error) && ours => Ok(After::LookUp {
                late: false,
                why: refusal(&error),
            }),
            Err(Failed::Refused(error)) if is_there(&error) => known(StepOutcome::AlreadyThere),
            Err(Failed::Refused(error) | Failed::GivenUp(error)) => {
                known(StepOutcome::Refused(refusal(&error)))
            }
        }
    }

    /// Waits until a call without an answer has arrived, or for the next try.
    pub(super) async fn let_arrive(&self, late: bool, tries: u32) -> Result<(), Stopped> {
        if late {
            let delay = self.caller.options.settle_delay;
            self.caller.wait(false, delay).await
        } else {
            self.caller.back_off(tries).await
        }
    }

    /// What a read tells of a creation that may have run; `None` if it has not.
    async fn look_up(&self, row: &Row) -> Result<Option<StepOutcome>, Stopped> {
        let outcome = match find(&self.caller, &row.group_id, &row.person_id).await {
            Ok(Found::Here { faces }) => StepOutcome::Enrolled {
                face_id: first_face(&faces),
            },
            Ok(Found::Elsewhere) => StepOutcome::AlreadyThere,
            Ok(Found::Nowhere) => return Ok(None),
            Err(Failed::Stopped) => return Err(Stopped),
            Err(_) => StepOutcome::Unknown,
        };
        Ok(Some(outcome))
    }
}

fn answered(row: &Row, response: CreatePersonResponse, ours: bool) -> After {
    match response.similar_person_id {
        // An earlier attempt has made the person, whom this one was compared with.
        Some(id) if ours && id == row.person_id => After::LookUp {
            late: false,
            why: own_duplicate(),
        },
        Some(similar_person_id) => {
            After::Known(StepOutcome::DuplicateSuspected { similar_person_id })
        }
        None => After::Known(StepOutcome::Enrolled {
            face_id: response.face_id.unwrap_or_default(),
        }),
    }
}

/// Told only if the person is not there all the same, which contradicts itself.
fn own_duplicate() -> Refusal {
    Refusal {
        code: "DuplicateOfItself".to_owned(),
        message: "The service takes the person for a duplicate of itself, and does not have it."
            .to_owned(),
        remedy: "Run again later.".to_owned(),
    }
}

fn is_there(error: &Error) -> bool {
    error.is(ErrorCode::InvalidParameterValuePersonIdAlreadyExist)
}
