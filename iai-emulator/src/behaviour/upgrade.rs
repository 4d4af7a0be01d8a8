//! Upgrades of groups to a newer model. How a job goes is told in [`crate::store`].

use iai_client::actions::{
    GetUpgradeGroupFaceModelVersionJobListRequest, GetUpgradeGroupFaceModelVersionJobListResponse,
    GetUpgradeGroupFaceModelVersionResultRequest, GetUpgradeGroupFaceModelVersionResultResponse,
    RevertGroupFaceModelVersionRequest, RevertGroupFaceModelVersionResponse,
    UpgradeGroupFaceModelVersionRequest, UpgradeGroupFaceModelVersionResponse,
};
use iai_client::types::UpgradeJobInfo;

use super::groups::model;
use super::page::Page;
use super::{Account, responses};
use crate::api::defaults;
use crate::runtime::{Call, Refusal};
use crate::store::{Job, JobState, milliseconds};

/// UpgradeGroupFaceModelVersion.
pub(super) fn start(
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

/// GetUpgradeGroupFaceModelVersionJobList: the oldest job first.
pub(super) fn list(
    account: &Account,
    call: &Call<'_>,
    request: GetUpgradeGroupFaceModelVersionJobListRequest,
) -> Result<GetUpgradeGroupFaceModelVersionJobListResponse, Refusal> {
    let store = account.store_at(call);
    let total = store.job_count();
    let limit = request
        .limit
        .unwrap_or(defaults::get_upgrade_group_face_model_version_job_list::LIMIT);
    let page = Page::of(total, request.offset, limit)?;
    let mut response = GetUpgradeGroupFaceModelVersionJobListResponse::default();
    response.job_infos = Some(page.cut(store.jobs()).map(job_info).collect());
    response.job_num = Some(total as u64);
    Ok(response)
}

fn job_info(job: &Job) -> UpgradeJobInfo {
    let mut info = UpgradeJobInfo::default();
    info.job_id = Some(job.id.clone());
    info.group_id = Some(job.group.clone());
    info.from_face_model_version = responses::version(job.from);
    info.to_face_model_version = responses::version(job.to);
    info.start_time = Some(milliseconds(job.started));
    info.status = Some(u64::from(job.state.number()).into());
    info
}

/// GetUpgradeGroupFaceModelVersionResult.
pub(super) fn result(
    account: &Account,
    call: &Call<'_>,
    request: GetUpgradeGroupFaceModelVersionResultRequest,
) -> Result<GetUpgradeGroupFaceModelVersionResultResponse, Refusal> {
    let store = account.store_at(call);
    let job = store.job(request.job_id.as_deref().unwrap_or_default())?;
    let mut response = GetUpgradeGroupFaceModelVersionResultResponse::default();
    response.end_timestamp = Some(end(job));
    response.progress = Some(job.progress(call.now()));
    response.status = Some(i64::from(job.state.number()).into());
    response.start_time = Some(milliseconds(job.started));
    response.from_face_model_version = responses::version(job.from);
    response.to_face_model_version = responses::version(job.to);
    response.group_id = Some(job.group.clone());
    // No face ever fails.
    response.failed_faces_url = Some(String::new());
    Ok(response)
}

/// The text says 0 for a job that has ended; the vendor's examples show a time. The text is followed.
fn end(job: &Job) -> u64 {
    match job.state {
        JobState::Running => milliseconds(job.end()),
        _ => 0,
    }
}

/// RevertGroupFaceModelVersion.
pub(super) fn revert(
    account: &Account,
    call: &Call<'_>,
    request: RevertGroupFaceModelVersionRequest,
) -> Result<RevertGroupFaceModelVersionResponse, Refusal> {
    let id = request.job_id.unwrap_or_default();
    account.change_at(call).roll_back(&id, call.now())?;
    Ok(RevertGroupFaceModelVersionResponse::default())
}
