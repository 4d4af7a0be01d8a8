//! ModifyGroup: what is not given stays as it is.

use iai_client::actions::{ModifyGroupRequest, ModifyGroupResponse};
use iai_client::types::GroupExDescriptionInfo;

use crate::behaviour::Account;
use crate::runtime::{Call, Refusal};
use crate::store::{Description, GroupChange};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: ModifyGroupRequest,
) -> Result<ModifyGroupResponse, Refusal> {
    let fields = request.group_ex_description_infos.unwrap_or_default();
    let change = GroupChange {
        name: request.group_name,
        tag: request.tag,
        fields: fields.into_iter().map(field).collect(),
    };
    let id = request.group_id.unwrap_or_default();
    account
        .change_at(call)
        .change_group(&id, change, call.now())?;
    Ok(ModifyGroupResponse::default())
}

fn field(info: GroupExDescriptionInfo) -> Description {
    Description {
        index: info.group_ex_description_index.unwrap_or_default(),
        value: info.group_ex_description.unwrap_or_default(),
    }
}
