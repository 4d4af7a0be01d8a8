//! AnalyzeDenseLandmarks: 888 landmarks of each face.

use iai_client::actions::{AnalyzeDenseLandmarksRequest, AnalyzeDenseLandmarksResponse};
use iai_client::types::DenseFaceShape;

use super::landmarks::{Face, arc, line, ring};
use super::{analysed, filled, model, picture, signed};
use crate::picture::Frame;
use crate::runtime::{Call, Refusal};

/// Faces that are answered at most.
const MOST: usize = 5;

pub(in crate::behaviour) fn run(
    call: &Call<'_>,
    request: AnalyzeDenseLandmarksRequest,
) -> Result<AnalyzeDenseLandmarksResponse, Refusal> {
    let picture = picture(call, "Image", request.url.as_deref())?;
    let faces = analysed(&picture, request.mode, MOST).iter();
    let shapes: Vec<_> = faces
        .map(|face| shape(&Face::new(face), face.frame))
        .collect();
    Ok(filled!(AnalyzeDenseLandmarksResponse {
        image_width: signed(picture.width),
        image_height: signed(picture.height),
        dense_face_shape_set: shapes,
        face_model_version: model(request.face_model_version),
    }))
}

/// The documentation gives no numbers for the outlines, only the most for all of them together.
fn shape(face: &Face, frame: Frame) -> DenseFaceShape {
    let nose = [
        line(24, (0.5, 0.4), (0.5, 0.6)),
        arc(56, (0.5, 0.6), (0.1, 0.06), (1.0, 0.0)),
    ];
    filled!(DenseFaceShape {
        x: frame.x,
        y: frame.y,
        width: signed(frame.width),
        height: signed(frame.height),
        left_eye: face.lay(&ring(64, (0.3, 0.4), (0.09, 0.04))),
        right_eye: face.lay(&ring(64, (0.7, 0.4), (0.09, 0.04))),
        left_eye_brow: face.lay(&ring(64, (0.3, 0.29), (0.12, 0.03))),
        right_eye_brow: face.lay(&ring(64, (0.7, 0.29), (0.12, 0.03))),
        mouth_outside: face.lay(&ring(96, (0.5, 0.78), (0.16, 0.07))),
        mouth_inside: face.lay(&ring(64, (0.5, 0.78), (0.12, 0.03))),
        nose: face.lay(&nose.concat()),
        left_pupil: face.lay(&ring(20, (0.3, 0.4), (0.02, 0.02))),
        right_pupil: face.lay(&ring(20, (0.7, 0.4), (0.02, 0.02))),
        central_axis: face.lay(&line(40, (0.5, 0.06), (0.5, 0.94))),
        chin: face.lay(&arc(128, (0.5, 0.4), (0.44, 0.54), (1.0, 0.0))),
        left_eye_bags: face.lay(&arc(40, (0.3, 0.42), (0.1, 0.06), (0.95, 0.05))),
        right_eye_bags: face.lay(&arc(40, (0.7, 0.42), (0.1, 0.06), (0.95, 0.05))),
        forehead: face.lay(&arc(104, (0.5, 0.4), (0.44, 0.34), (1.0, 2.0))),
    })
}
