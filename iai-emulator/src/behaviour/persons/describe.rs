//! ModifyPersonGroupInfo: the fields that are not named keep their values.

use iai_client::actions::{ModifyPersonGroupInfoRequest, ModifyPersonGroupInfoResponse};

use super::descriptions;
use crate::behaviour::Account;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: ModifyPersonGroupInfoRequest,
) -> Result<ModifyPersonGroupInfoResponse, Refusal> {
    let person = request.person_id.unwrap_or_default();
    let group = request.group_id.unwrap_or_default();
    let descriptions = descriptions(request.person_ex_description_infos);
    account
        .change_at(call)
        .describe(&person, &group, descriptions)?;
    Ok(ModifyPersonGroupInfoResponse::default())
}
