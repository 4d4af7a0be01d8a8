//! SearchFaces: one ranking for all groups, only scores above the threshold.

use iai_client::actions::{SearchFacesRequest, SearchFacesResponse};

use super::candidates::Shown;
use super::target::Target;
use super::wanted;
use crate::behaviour::{Account, responses};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: SearchFacesRequest,
) -> Result<SearchFacesResponse, Refusal> {
    let groups = request.group_ids.unwrap_or_default();
    account.store_at(call).scope(&groups)?;
    let target = Target::read(
        call,
        request.url.as_deref(),
        request.max_face_num,
        request.min_face_size,
    )?;
    let wanted = wanted(request.face_match_threshold, true, request.max_person_num);

    let store = account.store_at(call);
    let scope = store.scope(&groups)?;
    let shown = Shown {
        store: &store,
        face: true,
        info: request.need_person_info,
    };
    let results = target.faces.iter().map(|face| {
        let found = scope.find(&target.picture, wanted);
        shown.together(*face, found)
    });
    let mut response = SearchFacesResponse::default();
    response.results = Some(results.collect());
    response.face_num = Some(scope.faces());
    response.face_model_version = responses::version(scope.model);
    Ok(response)
}
