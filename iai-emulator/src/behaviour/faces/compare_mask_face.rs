//! CompareMaskFace: the likeness of two pictures. Masks make no difference to it.

use iai_client::actions::{CompareMaskFaceRequest, CompareMaskFaceResponse};

use super::{compared, filled, model};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    call: &Call<'_>,
    request: CompareMaskFaceRequest,
) -> Result<CompareMaskFaceResponse, Refusal> {
    Ok(filled!(CompareMaskFaceResponse {
        score: compared(call, request.url_a.as_deref(), request.url_b.as_deref())?,
        face_model_version: model(request.face_model_version),
    }))
}
