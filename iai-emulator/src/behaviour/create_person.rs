//! CreatePerson: the state is asked first; a picture behind an address is fetched only for a person that could be
//! created.

use iai_client::actions::{CreatePersonRequest, CreatePersonResponse};
use iai_client::types::{FaceRect, PersonExDescriptionInfo};

use super::{Account, faces};
use crate::picture::{Frame, Picture};
use crate::runtime::{Call, Refusal};
use crate::store::{Description, Face, ModelVersion, NewPerson};

pub(super) fn run(
    account: &Account,
    call: &Call<'_>,
    request: CreatePersonRequest,
) -> Result<CreatePersonResponse, Refusal> {
    let looks_for_duplicates = request
        .unique_person_control
        .is_some_and(|level| level.value() > 0);
    let url = request.url.clone();
    let person = person(request);

    let mut store = account.store();
    let group = store.room_for(&person)?;
    let model = group.model;
    let picture = call.picture("Image", url.as_deref())?;
    if looks_for_duplicates && let Some(similar) = store.same_picture(group, &picture) {
        return Ok(duplicate(similar.id.clone(), model));
    }
    let face = face(account, picture)?;
    let response = created(&face, model);
    store.add_person(person, face, call.now())?;
    Ok(response)
}

fn person(request: CreatePersonRequest) -> NewPerson {
    let descriptions = request.person_ex_description_infos.unwrap_or_default();
    NewPerson {
        group: request.group_id.unwrap_or_default(),
        id: request.person_id.unwrap_or_default(),
        name: request.person_name.unwrap_or_default(),
        gender: request.gender.map_or(0, |gender| gender.value()),
        descriptions: descriptions.into_iter().map(description).collect(),
    }
}

fn description(info: PersonExDescriptionInfo) -> Description {
    Description {
        index: info.person_ex_description_index.unwrap_or_default(),
        value: info.person_ex_description.unwrap_or_default(),
    }
}

fn face(account: &Account, picture: Picture) -> Result<Face, Refusal> {
    Ok(Face {
        frame: faces::the_face(&picture)?,
        id: account.identifiers.face_id(),
        picture,
    })
}

fn created(face: &Face, model: ModelVersion) -> CreatePersonResponse {
    let mut response = CreatePersonResponse::default();
    response.face_id = Some(face.id.clone());
    response.face_rect = Some(rectangle(face.frame));
    response.similar_person_id = Some(String::new());
    response.face_model_version = Some(model.as_str().to_owned());
    response
}

/// The documentation does not say what the other fields hold in this case, so they are left out.
fn duplicate(similar: String, model: ModelVersion) -> CreatePersonResponse {
    let mut response = CreatePersonResponse::default();
    response.similar_person_id = Some(similar);
    response.face_model_version = Some(model.as_str().to_owned());
    response
}

fn rectangle(frame: Frame) -> FaceRect {
    let mut rectangle = FaceRect::default();
    rectangle.x = Some(frame.x);
    rectangle.y = Some(frame.y);
    rectangle.width = Some(frame.width);
    rectangle.height = Some(frame.height);
    rectangle
}
