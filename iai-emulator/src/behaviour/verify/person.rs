//! VerifyPerson: the faces of the person taken together, which needs model 3.0. A person is in that model who is in
//! one group of that model at least.

use iai_client::actions::{VerifyPersonRequest, VerifyPersonResponse};

use super::SAME_PERSON;
use crate::behaviour::{Account, refusals, responses};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: VerifyPersonRequest,
) -> Result<VerifyPersonResponse, Refusal> {
    let id = request.person_id.unwrap_or_default();
    account.store_at(call).fused_person(&id)?;
    let picture = call.picture("Image", request.url.as_deref())?;
    picture.face().ok_or_else(refusals::no_face)?;

    let store = account.store_at(call);
    let person = store.fused_person(&id)?;
    let score = person.likest(&picture).map_or(0.0, |(_, score)| score);
    let mut response = VerifyPersonResponse::default();
    response.score = Some(score);
    response.is_match = Some(score >= SAME_PERSON);
    response.face_model_version = responses::version(store.model_of(person));
    Ok(response)
}
