//! UpgradeGroupFaceModelVersion.

use iai_client::actions::{
    UpgradeGroupFaceModelVersionRequest, UpgradeGroupFaceModelVersionResponse,
};

use crate::behaviour::Account;
use crate::behaviour::groups::create::model;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: UpgradeGroupFaceModelVersionRequest,
) -> Result<UpgradeGroupFaceModelVersionResponse, Refusal> {
    let to = model(request.face_model_version.as_deref())?;
    let group = request.group_id.unwrap_or_default();
    let mut store = account.change_at(call);
    store.may_upgrade(&group, to)?;
    let id = account.identifiers.job_id(call.now());
    store.start_upgrade(&group, to, id.clone(), call.now())?;
    let mut response = UpgradeGroupFaceModelVersionResponse::default();
    response.job_id = Some(id);
    Ok(response)
}
