//! RevertGroupFaceModelVersion.

use iai_client::actions::{
    RevertGroupFaceModelVersionRequest, RevertGroupFaceModelVersionResponse,
};

use crate::behaviour::Account;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: RevertGroupFaceModelVersionRequest,
) -> Result<RevertGroupFaceModelVersionResponse, Refusal> {
    let id = request.job_id.unwrap_or_default();
    account.change_at(call).roll_back(&id, call.now())?;
    Ok(RevertGroupFaceModelVersionResponse::default())
}
