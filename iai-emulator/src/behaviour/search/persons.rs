//! SearchPersons: one ranking for all groups of model 3.0, scores from the threshold on.

use iai_client::actions::{SearchPersonsRequest, SearchPersonsResponse};

use super::candidates::Shown;
use super::target::Target;
use super::wanted;
use crate::behaviour::{Account, responses};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: SearchPersonsRequest,
) -> Result<SearchPersonsResponse, Refusal> {
    let groups = request.group_ids.unwrap_or_default();
    account.store_at(call).fused_scope(&groups)?;
    let target = Target::read(
        call,
        request.url.as_deref(),
        request.max_face_num,
        request.min_face_size,
    )?;
    let wanted = wanted(request.face_match_threshold, false, request.max_person_num);

    let store = account.store_at(call);
    let scope = store.fused_scope(&groups)?;
    let shown = Shown {
        store: &store,
        face: false,
        info: request.need_person_info,
    };
    let results = target.faces.iter().map(|face| {
        let found = scope.find(&target.picture, wanted);
        shown.together(*face, found)
    });
    let mut response = SearchPersonsResponse::default();
    response.results = Some(results.collect());
    response.person_num = Some(scope.persons() as u64);
    response.face_model_version = responses::version(scope.model);
    Ok(response)
}
