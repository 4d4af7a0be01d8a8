//! Faces of a person: add and remove them.

use iai_client::actions::{
    CreateFaceRequest, CreateFaceResponse, DeleteFaceRequest, DeleteFaceResponse,
};
use iai_client::types::CreateFaceRetCode;

use super::{Account, refusals, responses};
use crate::api::defaults;
use crate::picture::{Picture, PictureFile, SeenFace};
use crate::runtime::{Call, Refusal};
use crate::store::{Face, Person};

/// The face of a picture and its file, or why there is none.
type Judged = Result<(SeenFace, Option<PictureFile>), CreateFaceRetCode>;

/// CreateFace: each picture has an outcome of its own. Only a picture that cannot be fetched, or that is empty, is a
/// reason to refuse the call, since no RetCode stands for that.
///
/// The limit of 5 faces is counted by the pictures of the call, before any of them is looked at: it is a matter of
/// the state, and no RetCode stands for it.
pub(super) fn create(
    account: &Account,
    call: &Call<'_>,
    request: CreateFaceRequest,
) -> Result<CreateFaceResponse, Refusal> {
    let id = request.person_id.unwrap_or_default();
    let count = [
        request.urls.as_ref().map(Vec::len),
        request.images.as_ref().map(Vec::len),
    ];
    let count = count.into_iter().flatten().max().unwrap_or_default();
    account.store_at(call).room_for_faces(&id, count)?;
    let pictures = call.pictures("Images", request.urls.as_deref());
    let pictures: Vec<Judged> = pictures.into_iter().map(judge).collect::<Result<_, _>>()?;

    let mut store = account.change_at(call);
    let person = store.room_for_faces(&id, pictures.len())?;
    let threshold = request
        .face_match_threshold
        .unwrap_or(defaults::create_face::FACE_MATCH_THRESHOLD);
    let judged: Vec<Judged> = pictures
        .into_iter()
        .map(|each| each.and_then(|each| compare(person, each, threshold)))
        .collect();
    let model = store.model_of(person);
    let (mut response, faces) = sort(account, judged);
    response.face_model_version = responses::version(model);
    store.add_faces(&id, faces)?;
    Ok(response)
}

/// What is known about a picture without the person.
fn judge(picture: Result<Picture, Refusal>) -> Result<Judged, Refusal> {
    let picture = match picture {
        Ok(picture) => picture,
        Err(refusal) => return ret_code(&refusal).map(Err).ok_or(refusal),
    };
    let face = picture.face().copied();
    let face = face.ok_or(CreateFaceRetCode::NoFace);
    Ok(face.map(|face| (face, picture.file)))
}

/// The number for a picture that breaks a rule.
fn ret_code(refusal: &Refusal) -> Option<CreateFaceRetCode> {
    match refusal.code() {
        "FailedOperation.ImageDecodeFailed" => Some(CreateFaceRetCode::Undecodable),
        // The texts say "too large or too small" and not of what.
        "FailedOperation.ImageSizeExceed"
        | "FailedOperation.ImageResolutionExceed"
        | "FailedOperation.ImageResolutionTooSmall" => Some(CreateFaceRetCode::BadSize),
        _ => None,
    }
}

/// A face is added only above the threshold. It is compared with the likest face that the person had before the
/// call, so the order of the pictures plays no part.
fn compare(
    person: &Person,
    (face, file): (SeenFace, Option<PictureFile>),
    threshold: f64,
) -> Judged {
    let score = person.likest(&face.fingerprint).map(|(_, score)| score);
    if score.is_some_and(|score| score > threshold) {
        Ok((face, file))
    } else {
        Err(CreateFaceRetCode::NotSimilarEnough)
    }
}

/// The response, and the faces that are to be stored.
fn sort(account: &Account, judged: Vec<Judged>) -> (CreateFaceResponse, Vec<Face>) {
    let (mut codes, mut indexes, mut faces) = (Vec::new(), Vec::new(), Vec::new());
    for (index, each) in (0_u64..).zip(judged) {
        match each {
            Err(code) => codes.push(code),
            Ok((seen, file)) => {
                codes.push(CreateFaceRetCode::Added);
                indexes.push(index);
                let id = account.identifiers.face_id();
                faces.push(Face::new(id, &seen, file));
            }
        }
    }
    let mut response = CreateFaceResponse::default();
    response.suc_face_num = Some(faces.len() as u64);
    response.suc_face_ids = Some(faces.iter().map(|face| face.id.clone()).collect());
    response.ret_code = Some(codes);
    response.suc_indexes = Some(indexes);
    let frames = faces.iter().map(|face| responses::rectangle(face.frame));
    response.suc_face_rects = Some(frames.collect());
    (response, faces)
}

/// DeleteFace.
pub(super) fn delete(
    account: &Account,
    call: &Call<'_>,
    request: DeleteFaceRequest,
) -> Result<DeleteFaceResponse, Refusal> {
    let person = request.person_id.unwrap_or_default();
    let faces = request.face_ids.unwrap_or_default();
    let mut store = account.change_at(call);
    let deleted = store.delete_faces(&person, &faces);
    let deleted = deleted.map_err(refusals::deleting)?;
    let mut response = DeleteFaceResponse::default();
    response.suc_deleted_num = Some(deleted.len() as u64);
    response.suc_face_ids = Some(deleted);
    Ok(response)
}
