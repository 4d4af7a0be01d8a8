//! DetectLiveFaceAccurate: every face counts as alive. The score is that of the largest.

use iai_client::actions::{DetectLiveFaceAccurateRequest, DetectLiveFaceAccurateResponse};

use super::{filled, model, seen};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    call: &Call<'_>,
    request: DetectLiveFaceAccurateRequest,
) -> Result<DetectLiveFaceAccurateResponse, Refusal> {
    let picture = call.picture("Image", request.url.as_deref())?;
    let face = seen::largest(&picture)?;
    Ok(filled!(DetectLiveFaceAccurateResponse {
        // Above the strictest threshold of the documentation, 90.
        score: face.fingerprint.draw("Live", 91..=99) as f64,
        face_model_version: model(request.face_model_version),
    }))
}
