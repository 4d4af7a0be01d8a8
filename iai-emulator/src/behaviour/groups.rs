//! Groups: create, change, list and remove them.

use iai_client::ErrorCode;
use iai_client::actions::{
    CreateGroupRequest, CreateGroupResponse, DeleteGroupRequest, DeleteGroupResponse,
    GetGroupInfoRequest, GetGroupInfoResponse, GetGroupListRequest, GetGroupListResponse,
    ModifyGroupRequest, ModifyGroupResponse,
};
use iai_client::types::{GroupExDescriptionInfo, GroupInfo};

use super::page::Page;
use super::{Account, responses};
use crate::api::defaults;
use crate::runtime::{Call, Refusal};
use crate::store::{Description, Group, GroupChange, ModelVersion, NewGroup, milliseconds};

/// CreateGroup: the model version, then the ids, then the group.
pub(super) fn create(
    account: &Account,
    call: &Call<'_>,
    request: CreateGroupRequest,
) -> Result<CreateGroupResponse, Refusal> {
    let model = model(request.face_model_version.as_deref())?;
    let group = NewGroup {
        id: request.group_id.unwrap_or_default(),
        name: request.group_name.unwrap_or_default(),
        fields: request.group_ex_descriptions.unwrap_or_default(),
        tag: request.tag.unwrap_or_default(),
        model,
    };
    account.change_at(call).add_group(group, call.now())?;
    let mut response = CreateGroupResponse::default();
    response.face_model_version = responses::version(model);
    Ok(response)
}

/// The model of that version; the newest one when none is named.
pub(super) fn model(version: Option<&str>) -> Result<ModelVersion, Refusal> {
    let Some(text) = version else {
        return Ok(ModelVersion::default());
    };
    ModelVersion::parse(text).ok_or_else(|| {
        let code = ErrorCode::InvalidParameterValueFaceModelVersionIllegal;
        Refusal::new(
            code.as_str(),
            "FaceModelVersion is neither \"2.0\" nor \"3.0\".",
        )
    })
}

/// DeleteGroup: the group goes at once, and with it the persons who are in no other.
pub(super) fn delete(
    account: &Account,
    call: &Call<'_>,
    request: DeleteGroupRequest,
) -> Result<DeleteGroupResponse, Refusal> {
    let id = request.group_id.unwrap_or_default();
    account.change_at(call).delete_group(&id)?;
    Ok(DeleteGroupResponse::default())
}

/// ModifyGroup: what is not given stays as it is.
pub(super) fn modify(
    account: &Account,
    call: &Call<'_>,
    request: ModifyGroupRequest,
) -> Result<ModifyGroupResponse, Refusal> {
    let fields = request.group_ex_description_infos.unwrap_or_default();
    let change = GroupChange {
        name: request.group_name,
        tag: request.tag,
        fields: fields.into_iter().map(field).collect(),
    };
    let id = request.group_id.unwrap_or_default();
    account
        .change_at(call)
        .change_group(&id, change, call.now())?;
    Ok(ModifyGroupResponse::default())
}

fn field(info: GroupExDescriptionInfo) -> Description {
    Description {
        index: info.group_ex_description_index.unwrap_or_default(),
        value: info.group_ex_description.unwrap_or_default(),
    }
}

/// GetGroupInfo.
pub(super) fn info(
    account: &Account,
    call: &Call<'_>,
    request: GetGroupInfoRequest,
) -> Result<GetGroupInfoResponse, Refusal> {
    let store = account.store_at(call);
    let group = store.group(request.group_id.as_deref().unwrap_or_default())?;
    let mut response = GetGroupInfoResponse::default();
    response.group_name = Some(group.name.clone());
    response.group_id = Some(group.id.clone());
    response.group_ex_descriptions = Some(group.fields.clone());
    response.tag = Some(group.tag.clone());
    response.face_model_version = responses::version(group.model);
    response.creation_timestamp = Some(milliseconds(group.created));
    Ok(response)
}

/// GetGroupList: the oldest group first.
pub(super) fn list(
    account: &Account,
    call: &Call<'_>,
    request: GetGroupListRequest,
) -> Result<GetGroupListResponse, Refusal> {
    let store = account.store_at(call);
    let total = store.group_count();
    let limit = request.limit.unwrap_or(defaults::get_group_list::LIMIT);
    let page = Page::of(total, request.offset, limit)?;
    let mut response = GetGroupListResponse::default();
    response.group_infos = Some(page.cut(store.groups()).map(group_info).collect());
    response.group_num = Some(total as u64);
    Ok(response)
}

fn group_info(group: &Group) -> GroupInfo {
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
