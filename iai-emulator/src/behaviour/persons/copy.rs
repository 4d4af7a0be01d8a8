//! CopyPerson: into all of the groups or into none. The vendor's example refuses the call for one group that has the
//! person already.

use iai_client::actions::{CopyPersonRequest, CopyPersonResponse};

use crate::behaviour::Account;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: CopyPersonRequest,
) -> Result<CopyPersonResponse, Refusal> {
    let person = request.person_id.unwrap_or_default();
    let groups = request.group_ids.unwrap_or_default();
    let joined = account.change_at(call).copy_person(&person, &groups)?;
    let mut response = CopyPersonResponse::default();
    response.suc_group_num = Some(joined.len() as u64);
    response.suc_group_ids = Some(joined);
    Ok(response)
}
