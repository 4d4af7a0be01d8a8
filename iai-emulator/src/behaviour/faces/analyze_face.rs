//! AnalyzeFace: 90 landmarks of each face.

use iai_client::actions::{AnalyzeFaceRequest, AnalyzeFaceResponse};
use iai_client::types::FaceShape;

use super::landmarks::{Face, arc, line, ring};
use super::{analysed, filled, model, picture};
use crate::runtime::{Call, Refusal};

/// Faces that are answered at most.
const MOST: usize = 10;

pub(in crate::behaviour) fn run(
    call: &Call<'_>,
    request: AnalyzeFaceRequest,
) -> Result<AnalyzeFaceResponse, Refusal> {
    let picture = picture(call, "Image", request.url.as_deref())?;
    let faces = analysed(&picture, request.mode, MOST).iter();
    let shapes: Vec<_> = faces.map(|face| shape(&Face::new(face))).collect();
    Ok(filled!(AnalyzeFaceResponse {
        image_width: picture.width,
        image_height: picture.height,
        face_shape_set: shapes,
        face_model_version: model(request.face_model_version),
    }))
}

fn shape(face: &Face) -> FaceShape {
    let mouth = [
        ring(12, (0.5, 0.78), (0.16, 0.07)),
        ring(10, (0.5, 0.78), (0.12, 0.03)),
    ];
    let nose = [
        line(4, (0.5, 0.4), (0.5, 0.6)),
        arc(9, (0.5, 0.6), (0.1, 0.06), (1.0, 0.0)),
    ];
    filled!(FaceShape {
        face_profile: face.lay(&arc(21, (0.5, 0.4), (0.44, 0.54), (1.0, 0.0))),
        left_eye: face.lay(&ring(8, (0.3, 0.4), (0.09, 0.04))),
        right_eye: face.lay(&ring(8, (0.7, 0.4), (0.09, 0.04))),
        left_eye_brow: face.lay(&ring(8, (0.3, 0.29), (0.12, 0.03))),
        right_eye_brow: face.lay(&ring(8, (0.7, 0.29), (0.12, 0.03))),
        mouth: face.lay(&mouth.concat()),
        nose: face.lay(&nose.concat()),
        left_pupil: face.lay(&[(0.3, 0.4)]),
        right_pupil: face.lay(&[(0.7, 0.4)]),
    })
}
