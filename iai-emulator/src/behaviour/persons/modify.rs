//! ModifyPersonBaseInfo: what is not given stays as it is.

use iai_client::actions::{ModifyPersonBaseInfoRequest, ModifyPersonBaseInfoResponse};

use crate::behaviour::Account;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: ModifyPersonBaseInfoRequest,
) -> Result<ModifyPersonBaseInfoResponse, Refusal> {
    let id = request.person_id.unwrap_or_default();
    let gender = request.gender.map(|gender| gender.value());
    account
        .change_at(call)
        .change_person(&id, request.person_name, gender)?;
    Ok(ModifyPersonBaseInfoResponse::default())
}
