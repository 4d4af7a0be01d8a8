//! Checks of a picture against one stored person (1:1).

use iai_client::actions::{
    VerifyFaceRequest, VerifyFaceResponse, VerifyPersonRequest, VerifyPersonResponse,
};

use super::{Account, responses, seen};
use crate::picture::Scale;
use crate::runtime::{Call, Refusal};

/// The score from which on it is the same person. The documentation has it for VerifyFace, "fixed"; for VerifyPerson
/// it names none, so it is the same here. Whether 60 itself is enough is not said.
const SAME_PERSON: f64 = 60.0;

/// VerifyFace: the likest face of the person counts. The score has the scale of the person's model, as in CompareFace.
pub(super) fn face(
    account: &Account,
    call: &Call<'_>,
    request: VerifyFaceRequest,
) -> Result<VerifyFaceResponse, Refusal> {
    let id = request.person_id.unwrap_or_default();
    account.store_at(call).person(&id)?;
    let picture = call.picture("Image", request.url.as_deref())?;
    let face = seen::largest(&picture)?;

    let store = account.store_at(call);
    let person = store.person(&id)?;
    let model = store.model_of(person);
    let score = person
        .likest(&face.fingerprint)
        .map_or(0.0, |(_, score)| score);
    let score = Scale::of_model(model.as_str()).adapt(score);
    let mut response = VerifyFaceResponse::default();
    response.score = Some(score);
    response.is_match = Some(score >= SAME_PERSON);
    response.face_model_version = responses::version(model);
    Ok(response)
}

/// VerifyPerson: the faces of the person taken together, which needs model 3.0. A person is in that model who is in
/// one group of that model at least.
pub(super) fn person(
    account: &Account,
    call: &Call<'_>,
    request: VerifyPersonRequest,
) -> Result<VerifyPersonResponse, Refusal> {
    let id = request.person_id.unwrap_or_default();
    account.store_at(call).fused_person(&id)?;
    let picture = call.picture("Image", request.url.as_deref())?;
    let face = seen::largest(&picture)?;

    let store = account.store_at(call);
    let person = store.fused_person(&id)?;
    let score = person
        .likest(&face.fingerprint)
        .map_or(0.0, |(_, score)| score);
    let mut response = VerifyPersonResponse::default();
    response.score = Some(score);
    response.is_match = Some(score >= SAME_PERSON);
    response.face_model_version = responses::version(store.model_of(person));
    Ok(response)
}
