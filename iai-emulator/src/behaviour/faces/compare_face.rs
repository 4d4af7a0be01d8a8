//! CompareFace: the likeness of two pictures, on the scale of the model that is asked for.

use iai_client::actions::{CompareFaceRequest, CompareFaceResponse};

use super::{compared, filled, model};
use crate::picture::Scale;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
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
