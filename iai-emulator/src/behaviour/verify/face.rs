//! VerifyFace: the likest face of the person counts. The score has the scale of the person's model, as in CompareFace.

use iai_client::actions::{VerifyFaceRequest, VerifyFaceResponse};

use super::SAME_PERSON;
use crate::behaviour::{Account, refusals, responses};
use crate::picture::Scale;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: VerifyFaceRequest,
) -> Result<VerifyFaceResponse, Refusal> {
    let id = request.person_id.unwrap_or_default();
    account.store_at(call).person(&id)?;
    let picture = call.picture("Image", request.url.as_deref())?;
    picture.face().ok_or_else(refusals::no_face)?;

    let store = account.store_at(call);
    let person = store.person(&id)?;
    let model = store.model_of(person);
    let score = person.likest(&picture).map_or(0.0, |(_, score)| score);
    let score = Scale::of_model(model.as_str()).adapt(score);
    let mut response = VerifyFaceResponse::default();
    response.score = Some(score);
    response.is_match = Some(score >= SAME_PERSON);
    response.face_model_version = responses::version(model);
    Ok(response)
}
