//! DetectFace: the largest faces, with attributes and quality when they are asked for.

use iai_client::actions::{DetectFaceRequest, DetectFaceResponse};
use iai_client::types::{
    FaceAttributesInfo, FaceHairAttributesInfo, FaceInfo, FaceQualityCompleteness, FaceQualityInfo,
};

use super::traits::Traits;
use super::{detected, filled, model, seen, signed};
use crate::api::defaults;
use crate::picture::SeenFace;
use crate::runtime::{Call, Refusal};

/// Faces whose attributes are told.
const WITH_ATTRIBUTES: usize = 5;
/// Faces whose quality is told.
const WITH_QUALITY: usize = 30;

pub(in crate::behaviour) fn run(
    call: &Call<'_>,
    request: DetectFaceRequest,
) -> Result<DetectFaceResponse, Refusal> {
    let picture = call.picture("Image", request.url.as_deref())?;
    let least = request.min_face_size;
    let least = least.unwrap_or(defaults::detect_face::MIN_FACE_SIZE);
    let faces = seen::faces_from(least, &picture)?;
    let asked = request.max_face_num;
    let asked = asked.unwrap_or(defaults::detect_face::MAX_FACE_NUM);
    let attributes = request.need_face_attributes.unwrap_or_default();
    let quality = request.need_quality_detection.unwrap_or_default();
    let infos = detected(faces, asked).map(|(place, face)| {
        let attributes = attributes && place < WITH_ATTRIBUTES;
        info(face, attributes, quality && place < WITH_QUALITY)
    });
    let infos: Vec<_> = infos.collect();
    Ok(filled!(DetectFaceResponse {
        image_width: signed(picture.width),
        image_height: signed(picture.height),
        face_infos: infos,
        face_model_version: model(request.face_model_version),
    }))
}

fn info(face: &SeenFace, attributes: bool, quality: bool) -> FaceInfo {
    let (frame, traits) = (face.frame, Traits::of(face));
    filled!(FaceInfo {
        x: frame.x,
        y: frame.y,
        width: signed(frame.width),
        height: signed(frame.height),
        face_attributes_info: looks(traits.told_if(attributes)),
        face_quality_info: good(traits.told_if(quality)),
    })
}

/// What was not asked for is 0, with open eyes, as in the vendor's own example.
fn looks(traits: Traits) -> FaceAttributesInfo {
    filled!(FaceAttributesInfo {
        gender: traits.gender(),
        age: traits.age(),
        expression: traits.smile(),
        glass: traits.glasses() != 0,
        pitch: traits.pitch(),
        yaw: traits.yaw(),
        roll: traits.roll(),
        beauty: traits.beauty(),
        hat: traits.hat() != 0,
        mask: traits.mask() != 0,
        hair: filled!(FaceHairAttributesInfo {
            length: traits.hair_length(),
            bang: traits.no_bang(),
            color: traits.hair_color(),
        }),
        eye_open: traits.eyes_closed() == 0,
    })
}

/// A picture that is fit to be enrolled: every QualityControl lets it pass.
fn good(traits: Traits) -> FaceQualityInfo {
    filled!(FaceQualityInfo {
        score: traits.quality("Quality.Score", 80, 100),
        sharpness: traits.quality("Quality.Sharpness", 80, 100),
        brightness: traits.quality("Quality.Brightness", 30, 70),
        completeness: filled!(FaceQualityCompleteness {
            eyebrow: traits.quality("Quality.Eyebrow", 80, 100),
            eye: traits.quality("Quality.Eye", 80, 100),
            nose: traits.quality("Quality.Nose", 60, 100),
            cheek: traits.quality("Quality.Cheek", 70, 100),
            mouth: traits.quality("Quality.Mouth", 50, 100),
            chin: traits.quality("Quality.Chin", 70, 100),
        }),
    })
}
