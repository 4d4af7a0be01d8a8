//! DetectFaceAttributes: the largest faces, with the attributes that are asked for.

use iai_client::actions::{DetectFaceAttributesRequest, DetectFaceAttributesResponse};
use iai_client::types::FaceDetailInfo;

use super::attributes::{self, Wanted};
use super::traits::Traits;
use super::{detected, filled, model, picture};
use crate::api::defaults;
use crate::behaviour::responses;
use crate::runtime::{Call, Refusal};

/// Faces whose attributes are told.
const WITH_ATTRIBUTES: usize = 5;

pub(in crate::behaviour) fn run(
    call: &Call<'_>,
    request: DetectFaceAttributesRequest,
) -> Result<DetectFaceAttributesResponse, Refusal> {
    let picture = picture(call, "Image", request.url.as_deref())?;
    let wanted = Wanted::new(request.face_attributes_type.as_deref().unwrap_or_default());
    let asked = request.max_face_num;
    let asked = asked.unwrap_or(defaults::detect_face_attributes::MAX_FACE_NUM);
    let faces = detected(picture.faces(), asked).map(|(place, face)| {
        let told = Traits::of(face).told_if(place < WITH_ATTRIBUTES);
        filled!(FaceDetailInfo {
            face_rect: responses::rectangle(face.frame),
            face_detail_attributes_info: attributes::of(told, &wanted),
        })
    });
    let faces: Vec<_> = faces.collect();
    Ok(filled!(DetectFaceAttributesResponse {
        image_width: picture.width,
        image_height: picture.height,
        face_detail_infos: faces,
        face_model_version: model(request.face_model_version),
    }))
}
