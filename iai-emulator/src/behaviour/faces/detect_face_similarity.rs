//! DetectFaceSimilarity: the likeness of two pictures, on a scale of its own.

use iai_client::actions::{DetectFaceSimilarityRequest, DetectFaceSimilarityResponse};

use super::{compared, filled};
use crate::picture::Scale;
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    call: &Call<'_>,
    request: DetectFaceSimilarityRequest,
) -> Result<DetectFaceSimilarityResponse, Refusal> {
    let score = compared(call, request.url_a.as_deref(), request.url_b.as_deref())?;
    Ok(filled!(DetectFaceSimilarityResponse {
        score: Scale::Similarity.adapt(score),
    }))
}
