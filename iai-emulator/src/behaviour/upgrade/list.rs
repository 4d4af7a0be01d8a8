//! GetUpgradeGroupFaceModelVersionJobList: the oldest job first.

use iai_client::actions::{
    GetUpgradeGroupFaceModelVersionJobListRequest, GetUpgradeGroupFaceModelVersionJobListResponse,
};
use iai_client::types::UpgradeJobInfo;

use crate::behaviour::page::Page;
use crate::behaviour::{Account, responses};
use crate::runtime::{Call, Refusal};
use crate::store::{Job, milliseconds};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: GetUpgradeGroupFaceModelVersionJobListRequest,
) -> Result<GetUpgradeGroupFaceModelVersionJobListResponse, Refusal> {
    let store = account.store_at(call);
    let total = store.job_count();
    let page = Page::of(total, request.offset, request.limit)?;
    let mut response = GetUpgradeGroupFaceModelVersionJobListResponse::default();
    response.job_infos = Some(page.cut(store.jobs()).map(info).collect());
    response.job_num = Some(total as u64);
    Ok(response)
}

fn info(job: &Job) -> UpgradeJobInfo {
    let mut info = UpgradeJobInfo::default();
    info.job_id = Some(job.id.clone());
    info.group_id = Some(job.group.clone());
    info.from_face_model_version = responses::version(job.from);
    info.to_face_model_version = responses::version(job.to);
    info.start_time = Some(milliseconds(job.started));
    info.status = Some(u64::from(job.state.number()).into());
    info
}
