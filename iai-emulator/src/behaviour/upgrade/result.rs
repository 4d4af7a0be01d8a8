//! GetUpgradeGroupFaceModelVersionResult.

use iai_client::actions::{
    GetUpgradeGroupFaceModelVersionResultRequest, GetUpgradeGroupFaceModelVersionResultResponse,
};

use crate::behaviour::{Account, responses};
use crate::runtime::{Call, Refusal};
use crate::store::{Job, JobState, milliseconds};

pub(in crate::behaviour) fn run(
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
