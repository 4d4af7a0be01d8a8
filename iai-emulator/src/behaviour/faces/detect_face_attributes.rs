//! DetectFaceAttributes: the one face, with the attributes that are asked for.

use iai_client::actions::{DetectFaceAttributesRequest, DetectFaceAttributesResponse};
use iai_client::types::{FaceDetailInfo, FaceRect};

use super::attributes::{self, Wanted};
use super::traits::Traits;
use super::{filled, model, seen};
use crate::runtime::{Call, Refusal};

pub(in crate::behaviour) fn run(
    call: &Call<'_>,
    request: DetectFaceAttributesRequest,
) -> Result<DetectFaceAttributesResponse, Refusal> {
    let (picture, frame) = seen(call, "Image", request.url.as_deref())?;
    let wanted = Wanted::new(request.face_attributes_type.as_deref().unwrap_or_default());
    let face = filled!(FaceDetailInfo {
        face_rect: filled!(FaceRect {
            x: frame.x,
            y: frame.y,
            width: frame.width,
            height: frame.height,
        }),
        face_detail_attributes_info: attributes::of(Traits::of(&picture), &wanted),
    });
    Ok(filled!(DetectFaceAttributesResponse {
        image_width: picture.width,
        image_height: picture.height,
        face_detail_infos: vec![face],
        face_model_version: model(request.face_model_version),
    }))
}
