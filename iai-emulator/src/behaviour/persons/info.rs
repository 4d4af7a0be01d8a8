//! GetPersonBaseInfo.

use iai_client::actions::{GetPersonBaseInfoRequest, GetPersonBaseInfoResponse};

use crate::behaviour::Account;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: GetPersonBaseInfoRequest,
) -> Result<GetPersonBaseInfoResponse, Refusal> {
    let store = account.store_at(call);
    let person = store.person(request.person_id.as_deref().unwrap_or_default())?;
    let mut response = GetPersonBaseInfoResponse::default();
    response.person_name = Some(person.name.clone());
    response.gender = Some(person.gender.into());
    response.face_ids = Some(person.face_ids());
    Ok(response)
}
