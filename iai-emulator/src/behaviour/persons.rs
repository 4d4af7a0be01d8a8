//! Persons: enrol, copy, change, list and remove them.

use iai_client::actions::{
    CopyPersonRequest, CopyPersonResponse, CreatePersonRequest, CreatePersonResponse,
    DeletePersonFromGroupRequest, DeletePersonFromGroupResponse, DeletePersonRequest,
    DeletePersonResponse, GetPersonBaseInfoRequest, GetPersonBaseInfoResponse,
    GetPersonGroupInfoRequest, GetPersonGroupInfoResponse, GetPersonListNumRequest,
    GetPersonListNumResponse, GetPersonListRequest, GetPersonListResponse,
    ModifyPersonBaseInfoRequest, ModifyPersonBaseInfoResponse, ModifyPersonGroupInfoRequest,
    ModifyPersonGroupInfoResponse,
};
use iai_client::types::{PersonExDescriptionInfo, PersonInfo, UniquePersonControl};

use super::page::Page;
use super::{Account, refusals, responses, seen};
use crate::api::defaults;
use crate::runtime::{Call, Refusal};
use crate::store::{Description, Face, ModelVersion, NewPerson, Person, milliseconds};

/// CreatePerson.
pub(super) fn create(
    account: &Account,
    call: &Call<'_>,
    request: CreatePersonRequest,
) -> Result<CreatePersonResponse, Refusal> {
    let duplicates_from = request.unique_person_control.and_then(threshold);
    let url = request.url.clone();
    let person = new_person(request);

    account.store_at(call).room_for(&person)?;
    let picture = call.picture("Image", url.as_deref())?;
    let seen = seen::largest(&picture)?;

    let mut store = account.change_at(call);
    let group = store.room_for(&person)?;
    let model = group.model;
    let similar =
        duplicates_from.and_then(|score| store.look_alike(group, &seen.fingerprint, score));
    if let Some(similar) = similar {
        return Ok(duplicate(similar.id.clone(), model));
    }
    let id = account.identifiers.face_id();
    let face = Face::new(id, seen, picture.file.clone());
    let response = created(&face, model);
    store.add_person(person, face, call.now())?;
    Ok(response)
}

/// The score from which on a member of the group counts as the same person; `None` does not look.
///
/// The documentation tells the rates of false alarms of the levels: 1, 0.1, 0.01 and 0.001 %. For searches among
/// 10,000 faces it pairs the first three with the scores 70, 80 and 90. The fourth is ours: halfway to 100, which
/// only the same picture has.
fn threshold(level: UniquePersonControl) -> Option<f64> {
    match level.value() {
        1 => Some(70.0),
        2 => Some(80.0),
        3 => Some(90.0),
        4 => Some(95.0),
        _ => None,
    }
}

fn new_person(request: CreatePersonRequest) -> NewPerson {
    NewPerson {
        group: request.group_id.unwrap_or_default(),
        id: request.person_id.unwrap_or_default(),
        name: request.person_name.unwrap_or_default(),
        gender: request.gender.map_or(0, |gender| gender.value()),
        descriptions: descriptions(request.person_ex_description_infos),
    }
}

fn created(face: &Face, model: ModelVersion) -> CreatePersonResponse {
    let mut response = CreatePersonResponse::default();
    response.face_id = Some(face.id.clone());
    response.face_rect = Some(responses::rectangle(face.frame));
    response.similar_person_id = Some(String::new());
    response.face_model_version = responses::version(model);
    response
}

/// The documentation does not say what the other fields hold in this case, so they are left out.
fn duplicate(similar: String, model: ModelVersion) -> CreatePersonResponse {
    let mut response = CreatePersonResponse::default();
    response.similar_person_id = Some(similar);
    response.face_model_version = responses::version(model);
    response
}

/// DeletePerson: the person goes from all groups.
pub(super) fn delete(
    account: &Account,
    call: &Call<'_>,
    request: DeletePersonRequest,
) -> Result<DeletePersonResponse, Refusal> {
    let id = request.person_id.unwrap_or_default();
    let mut store = account.change_at(call);
    store.delete_person(&id).map_err(refusals::deleting)?;
    Ok(DeletePersonResponse::default())
}

/// DeletePersonFromGroup: whoever leaves the only group is removed.
pub(super) fn leave(
    account: &Account,
    call: &Call<'_>,
    request: DeletePersonFromGroupRequest,
) -> Result<DeletePersonFromGroupResponse, Refusal> {
    let person = request.person_id.unwrap_or_default();
    let group = request.group_id.unwrap_or_default();
    account.change_at(call).leave_group(&person, &group)?;
    Ok(DeletePersonFromGroupResponse::default())
}

/// CopyPerson: into all of the groups or into none. The vendor's example refuses the call for one group that has the
/// person already.
pub(super) fn copy(
    account: &Account,
    call: &Call<'_>,
    request: CopyPersonRequest,
) -> Result<CopyPersonResponse, Refusal> {
    let person = request.person_id.unwrap_or_default();
    let groups = request.group_ids.unwrap_or_default();
    let joined = account.change_at(call).copy_person(&person, &groups)?;
    let mut response = CopyPersonResponse::default();
    response.suc_group_num = Some(joined.len() as u64);
    response.suc_group_ids = Some(joined);
    Ok(response)
}

/// ModifyPersonBaseInfo: what is not given stays as it is.
pub(super) fn modify(
    account: &Account,
    call: &Call<'_>,
    request: ModifyPersonBaseInfoRequest,
) -> Result<ModifyPersonBaseInfoResponse, Refusal> {
    let id = request.person_id.unwrap_or_default();
    let gender = request.gender.map(|gender| gender.value());
    account
        .change_at(call)
        .change_person(&id, request.person_name, gender)?;
    Ok(ModifyPersonBaseInfoResponse::default())
}

/// ModifyPersonGroupInfo: the fields that are not named keep their values.
pub(super) fn describe(
    account: &Account,
    call: &Call<'_>,
    request: ModifyPersonGroupInfoRequest,
) -> Result<ModifyPersonGroupInfoResponse, Refusal> {
    let person = request.person_id.unwrap_or_default();
    let group = request.group_id.unwrap_or_default();
    let descriptions = descriptions(request.person_ex_description_infos);
    account
        .change_at(call)
        .describe(&person, &group, descriptions)?;
    Ok(ModifyPersonGroupInfoResponse::default())
}

/// GetPersonBaseInfo.
pub(super) fn info(
    account: &Account,
    call: &Call<'_>,
    request: GetPersonBaseInfoRequest,
) -> Result<GetPersonBaseInfoResponse, Refusal> {
    let store = account.store_at(call);
    let person = store.person(request.person_id.as_deref().unwrap_or_default())?;
    let mut response = GetPersonBaseInfoResponse::default();
    response.person_name = Some(person.name.clone());
    response.gender = Some(person.gender.into());
    response.face_ids = Some(person.face_ids());
    Ok(response)
}

/// GetPersonGroupInfo: the group that the person joined first comes first.
pub(super) fn groups(
    account: &Account,
    call: &Call<'_>,
    request: GetPersonGroupInfoRequest,
) -> Result<GetPersonGroupInfoResponse, Refusal> {
    let store = account.store_at(call);
    let person = store.person(request.person_id.as_deref().unwrap_or_default())?;
    let total = person.group_count();
    let limit = request
        .limit
        .unwrap_or(defaults::get_person_group_info::LIMIT);
    let page = Page::of(total, request.offset, limit)?;
    let groups = page.cut(responses::groups(&store, person));
    let mut response = GetPersonGroupInfoResponse::default();
    response.person_group_infos = Some(groups.collect());
    response.group_num = Some(total as u64);
    response.face_model_version = responses::version(store.model_of(person));
    Ok(response)
}

/// GetPersonList: the person who was created first comes first.
pub(super) fn list(
    account: &Account,
    call: &Call<'_>,
    request: GetPersonListRequest,
) -> Result<GetPersonListResponse, Refusal> {
    let store = account.store_at(call);
    let group = store.group(request.group_id.as_deref().unwrap_or_default())?;
    let limit = request.limit.unwrap_or(defaults::get_person_list::LIMIT);
    let page = Page::of(group.size(), request.offset, limit)?;
    let members = store.members(&group.id, page.skip, page.take)?.into_iter();
    let mut response = GetPersonListResponse::default();
    response.person_infos = Some(members.map(person_info).collect());
    response.person_num = Some(group.size() as u64);
    response.face_num = Some(group.faces());
    response.face_model_version = responses::version(group.model);
    Ok(response)
}

fn person_info((person, values): (&Person, Vec<String>)) -> PersonInfo {
    let mut info = PersonInfo::default();
    info.person_name = Some(person.name.clone());
    info.person_id = Some(person.id.clone());
    info.gender = Some(person.gender.into());
    info.person_ex_descriptions = Some(values);
    info.face_ids = Some(person.face_ids());
    info.creation_timestamp = Some(milliseconds(person.created));
    info
}

/// GetPersonListNum.
pub(super) fn count(
    account: &Account,
    call: &Call<'_>,
    request: GetPersonListNumRequest,
) -> Result<GetPersonListNumResponse, Refusal> {
    let store = account.store_at(call);
    let group = store.group(request.group_id.as_deref().unwrap_or_default())?;
    let mut response = GetPersonListNumResponse::default();
    response.person_num = Some(group.size() as u64);
    response.face_num = Some(group.faces());
    Ok(response)
}

fn descriptions(infos: Option<Vec<PersonExDescriptionInfo>>) -> Vec<Description> {
    let infos = infos.unwrap_or_default().into_iter();
    infos
        .map(|info| Description {
            index: info.person_ex_description_index.unwrap_or_default(),
            value: info.person_ex_description.unwrap_or_default(),
        })
        .collect()
}
