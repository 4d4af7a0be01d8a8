//! GetPersonList: the person who was created first comes first.

use iai_client::actions::{GetPersonListRequest, GetPersonListResponse};
use iai_client::types::PersonInfo;

use crate::behaviour::page::Page;
use crate::behaviour::{Account, responses};
use crate::runtime::{Call, Refusal};
use crate::store::{Person, milliseconds};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: GetPersonListRequest,
) -> Result<GetPersonListResponse, Refusal> {
    let store = account.store_at(call);
    let group = store.group(request.group_id.as_deref().unwrap_or_default())?;
    let page = Page::of(group.size(), request.offset, request.limit)?;
    let members = store.members(&group.id, page.skip, page.take)?.into_iter();
    let mut response = GetPersonListResponse::default();
    response.person_infos = Some(members.map(info).collect());
    response.person_num = Some(group.size() as u64);
    response.face_num = Some(group.faces);
    response.face_model_version = responses::version(group.model);
    Ok(response)
}

fn info((person, values): (&Person, Vec<String>)) -> PersonInfo {
    let mut info = PersonInfo::default();
    info.person_name = Some(person.name.clone());
    info.person_id = Some(person.id.clone());
    info.gender = Some(person.gender.into());
    info.person_ex_descriptions = Some(values);
    info.face_ids = Some(person.face_ids());
    info.creation_timestamp = Some(milliseconds(person.created));
    info
}
