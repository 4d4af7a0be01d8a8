//! GetGroupList: the oldest group first.

use iai_client::actions::{GetGroupListRequest, GetGroupListResponse};
use iai_client::types::GroupInfo;

use crate::behaviour::page::Page;
use crate::behaviour::{Account, responses};
use crate::runtime::{Call, Refusal};
use crate::store::{Group, milliseconds};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: GetGroupListRequest,
) -> Result<GetGroupListResponse, Refusal> {
    let store = account.store_at(call);
    let total = store.group_count();
    let page = Page::of(total, request.offset, request.limit)?;
    let mut response = GetGroupListResponse::default();
    response.group_infos = Some(page.cut(store.groups()).map(info).collect());
    response.group_num = Some(total as u64);
    Ok(response)
}

fn info(group: &Group) -> GroupInfo {
    let mut info = GroupInfo::default();
    info.group_name = Some(group.name.clone());
    info.group_id = Some(group.id.clone());
    info.group_ex_descriptions = Some(group.fields.clone());
    info.tag = Some(group.tag.clone());
    info.face_model_version = responses::version(group.model);
    info.creation_timestamp = Some(milliseconds(group.created));
    info.update_timestamp = Some(milliseconds(group.updated));
    info
}
