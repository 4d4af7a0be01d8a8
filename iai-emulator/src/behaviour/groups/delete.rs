//! DeleteGroup: the group goes at once, and with it the persons who are in no other.

use iai_client::actions::{DeleteGroupRequest, DeleteGroupResponse};

use crate::behaviour::Account;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: DeleteGroupRequest,
) -> Result<DeleteGroupResponse, Refusal> {
    let id = request.group_id.unwrap_or_default();
    account.change_at(call).delete_group(&id)?;
    Ok(DeleteGroupResponse::default())
}
