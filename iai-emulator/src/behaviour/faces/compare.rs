//! The actions that compare two pictures.

use iai_client::actions::{
    CompareFaceRequest, CompareFaceResponse, CompareMaskFaceRequest, CompareMaskFaceResponse,
    DetectFaceSimilarityRequest, DetectFaceSimilarityResponse,
};

use iai_client::types::FaceMatchingStrategy;

use super::{filled, model};
use crate::behaviour::refusals;
use crate::picture::{Picture, Scale, SeenFace};
use crate::runtime::{Call, Refusal};

/// CompareFace: the likeness of two pictures, on the scale of the model that is asked for. Of several faces the surest is
/// compared, or the largest, as FaceMatchingStrategy says.
pub(in crate::behaviour) fn compare_face(
    call: &Call<'_>,
    request: CompareFaceRequest,
) -> Result<CompareFaceResponse, Refusal> {
    let pick: Pick = match request.face_matching_strategy {
        Some(FaceMatchingStrategy::Largest) => Picture::face,
        _ => Picture::surest_face,
    };
    let (url_a, url_b) = (request.url_a.as_deref(), request.url_b.as_deref());
    let score = compared(call, url_a, url_b, pick)?;
    let model = model(request.face_model_version);
    Ok(filled!(CompareFaceResponse {
        score: Scale::of_model(&model).adapt(score),
        face_model_version: model,
    }))
}

/// CompareMaskFace: the likeness of two pictures. Masks make no difference to it. Of several faces the largest is compared.
pub(in crate::behaviour) fn compare_mask_face(
    call: &Call<'_>,
    request: CompareMaskFaceRequest,
) -> Result<CompareMaskFaceResponse, Refusal> {
    let (url_a, url_b) = (request.url_a.as_deref(), request.url_b.as_deref());
    Ok(filled!(CompareMaskFaceResponse {
        score: compared(call, url_a, url_b, Picture::face)?,
        face_model_version: model(request.face_model_version),
    }))
}

/// DetectFaceSimilarity: the likeness of two pictures, on a scale of its own. The documentation contradicts itself on which
/// of several faces is compared, the surest or the largest; here it is the largest.
pub(in crate::behaviour) fn detect_face_similarity(
    call: &Call<'_>,
    request: DetectFaceSimilarityRequest,
) -> Result<DetectFaceSimilarityResponse, Refusal> {
    let (url_a, url_b) = (request.url_a.as_deref(), request.url_b.as_deref());
    let score = compared(call, url_a, url_b, Picture::face)?;
    Ok(filled!(DetectFaceSimilarityResponse {
        score: Scale::Similarity.adapt(score),
    }))
}

/// Which face of a picture is compared.
type Pick = fn(&Picture) -> Option<&SeenFace>;

/// The score of the two pictures of a call, on the scale of model 3.0. The first picture is judged first.
fn compared(
    call: &Call<'_>,
    url_a: Option<&str>,
    url_b: Option<&str>,
    pick: Pick,
) -> Result<f64, Refusal> {
    let face = |image, url| {
        let picture = call.picture(image, url)?;
        pick(&picture).copied().ok_or_else(refusals::no_face)
    };
    let (one, other): (SeenFace, SeenFace) = (face("ImageA", url_a)?, face("ImageB", url_b)?);
    Ok(one.fingerprint.score(&other.fingerprint))
}
