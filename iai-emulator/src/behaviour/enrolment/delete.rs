//! DeleteFace.

use iai_client::actions::{DeleteFaceRequest, DeleteFaceResponse};

use crate::behaviour::{Account, refusals};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: DeleteFaceRequest,
) -> Result<DeleteFaceResponse, Refusal> {
    let person = request.person_id.unwrap_or_default();
    let faces = request.face_ids.unwrap_or_default();
    let mut store = account.change_at(call);
    let deleted = store.delete_faces(&person, &faces);
    let deleted = deleted.map_err(refusals::deleting)?;
    let mut response = DeleteFaceResponse::default();
    response.suc_deleted_num = Some(deleted.len() as u64);
    response.suc_face_ids = Some(deleted);
    Ok(response)
}
