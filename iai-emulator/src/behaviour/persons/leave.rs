//! DeletePersonFromGroup: whoever leaves the only group is removed.

use iai_client::actions::{DeletePersonFromGroupRequest, DeletePersonFromGroupResponse};

use crate::behaviour::Account;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: DeletePersonFromGroupRequest,
) -> Result<DeletePersonFromGroupResponse, Refusal> {
    let person = request.person_id.unwrap_or_default();
    let group = request.group_id.unwrap_or_default();
    account.change_at(call).leave_group(&person, &group)?;
    Ok(DeletePersonFromGroupResponse::default())
}
