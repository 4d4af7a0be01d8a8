//! The actions that compare two pictures.

use iai_client::actions::{
    CompareFaceRequest, CompareFaceResponse, CompareMaskFaceRequest, CompareMaskFaceResponse,
    DetectFaceSimilarityRequest, DetectFaceSimilarityResponse,
};

use super::{filled, model, seen};
use crate::picture::Scale;
use crate::runtime::{Call, Refusal};

/// CompareFace: the likeness of two pictures, on the scale of the model that is asked for.
pub(in crate::behaviour) fn compare_face(
    call: &Call<'_>,
    request: CompareFaceRequest,
) -> Result<CompareFaceResponse, Refusal> {
    let score = compared(call, request.url_a.as_deref(), request.url_b.as_deref())?;
    let model = model(request.face_model_version);
    Ok(filled!(CompareFaceResponse {
        score: Scale::of_model(&model).adapt(score),
        face_model_version: model,
    }))
}

/// CompareMaskFace: the likeness of two pictures. Masks make no difference to it.
pub(in crate::behaviour) fn compare_mask_face(
    call: &Call<'_>,
    request: CompareMaskFaceRequest,
) -> Result<CompareMaskFaceResponse, Refusal> {
    Ok(filled!(CompareMaskFaceResponse {
        score: compared(call, request.url_a.as_deref(), request.url_b.as_deref())?,
        face_model_version: model(request.face_model_version),
    }))
}

/// DetectFaceSimilarity: the likeness of two pictures, on a scale of its own.
pub(in crate::behaviour) fn detect_face_similarity(
    call: &Call<'_>,
    request: DetectFaceSimilarityRequest,
) -> Result<DetectFaceSimilarityResponse, Refusal> {
    let score = compared(call, request.url_a.as_deref(), request.url_b.as_deref())?;
    Ok(filled!(DetectFaceSimilarityResponse {
        score: Scale::Similarity.adapt(score),
    }))
}

/// The score of the two pictures of a call, on the scale of model 3.0. The first picture is judged first.
fn compared(call: &Call<'_>, url_a: Option<&str>, url_b: Option<&str>) -> Result<f64, Refusal> {
    let (one, _) = seen(call, "ImageA", url_a)?;
    let (other, _) = seen(call, "ImageB", url_b)?;
    Ok(one.fingerprint.score(&other.fingerprint))
}
