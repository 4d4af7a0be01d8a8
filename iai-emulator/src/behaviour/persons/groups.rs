//! GetPersonGroupInfo: the group that the person joined first comes first.

use iai_client::actions::{GetPersonGroupInfoRequest, GetPersonGroupInfoResponse};

use crate::behaviour::page::Page;
use crate::behaviour::{Account, responses};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: GetPersonGroupInfoRequest,
) -> Result<GetPersonGroupInfoResponse, Refusal> {
    let store = account.store_at(call);
    let person = store.person(request.person_id.as_deref().unwrap_or_default())?;
    let total = person.group_count();
    let page = Page::of(total, request.offset, request.limit)?;
    let groups = page.cut(responses::groups(&store, person));
    let mut response = GetPersonGroupInfoResponse::default();
    response.person_group_infos = Some(groups.collect());
    response.group_num = Some(total as u64);
    response.face_model_version = responses::version(store.model_of(person));
    Ok(response)
}
