//! DeletePerson: the person goes from all groups.

use iai_client::actions::{DeletePersonRequest, DeletePersonResponse};

use crate::behaviour::{Account, refusals};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: DeletePersonRequest,
) -> Result<DeletePersonResponse, Refusal> {
    let id = request.person_id.unwrap_or_default();
    let mut store = account.change_at(call);
    store.delete_person(&id).map_err(refusals::deleting)?;
    Ok(DeletePersonResponse::default())
}
