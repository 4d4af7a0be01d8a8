//! SearchPersonsReturnsByGroup: a ranking for each group of model 3.0, only scores above the
//! threshold.

use iai_client::actions::{
    SearchPersonsReturnsByGroupRequest, SearchPersonsReturnsByGroupResponse,
};

use super::candidates::Shown;
use super::target::Target;
use super::wanted;
use crate::behaviour::{Account, refusals, responses};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: SearchPersonsReturnsByGroupRequest,
) -> Result<SearchPersonsReturnsByGroupResponse, Refusal> {
    let groups = request.group_ids.unwrap_or_default();
    account
        .store_at(call)
        .fused_scope(&groups)
        .map_err(refusals::searching_persons_by_group)?;
    let target = Target::read(
        call,
        request.url.as_deref(),
        request.max_face_num,
        request.min_face_size,
    )?;
    let wanted = wanted(
        request.face_match_threshold,
        true,
        request.max_person_num_per_group,
    );

    let store = account.store_at(call);
    let scope = store
        .fused_scope(&groups)
        .map_err(refusals::searching_persons_by_group)?;
    let shown = Shown {
        store: &store,
        face: false,
        info: request.need_person_info,
    };
    let results = target.faces.iter().map(|face| {
        let found = scope.find_by_group(&target.picture, wanted);
        shown.by_group(*face, found)
    });
    let mut response = SearchPersonsReturnsByGroupResponse::default();
    response.results_returns_by_group = Some(results.collect());
    response.person_num = Some(scope.persons() as u64);
    response.face_model_version = responses::version(scope.model);
    Ok(response)
}
