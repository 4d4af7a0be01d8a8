//! GetGroupInfo.

use iai_client::actions::{GetGroupInfoRequest, GetGroupInfoResponse};

use crate::behaviour::{Account, responses};
use crate::runtime::{Call, Refusal};
use crate::store::milliseconds;

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: GetGroupInfoRequest,
) -> Result<GetGroupInfoResponse, Refusal> {
    let store = account.store_at(call);
    let group = store.group(request.group_id.as_deref().unwrap_or_default())?;
    let mut response = GetGroupInfoResponse::default();
    response.group_name = Some(group.name.clone());
    response.group_id = Some(group.id.clone());
    response.group_ex_descriptions = Some(group.fields.clone());
    response.tag = Some(group.tag.clone());
    response.face_model_version = responses::version(group.model);
    response.creation_timestamp = Some(milliseconds(group.created));
    Ok(response)
}
