//! GetPersonListNum.

use iai_client::actions::{GetPersonListNumRequest, GetPersonListNumResponse};

use crate::behaviour::Account;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: GetPersonListNumRequest,
) -> Result<GetPersonListNumResponse, Refusal> {
    let store = account.store_at(call);
    let group = store.group(request.group_id.as_deref().unwrap_or_default())?;
    let mut response = GetPersonListNumResponse::default();
    response.person_num = Some(group.size() as u64);
    response.face_num = Some(group.faces);
    Ok(response)
}
