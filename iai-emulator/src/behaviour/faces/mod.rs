//! Actions that look at pictures alone and leave the state as it is. One file per action.
//!
//! Nothing here recognises anything. A picture that is not plain has one face in its middle, upright and of good
//! quality; its attributes are derived from the digest of the file, so that the same file always gets the same ones, from
//! every action. The likeness of faces is the likeness of the pictures.

mod analyze_dense_landmarks;
mod analyze_face;
mod attributes;
mod compare;
mod detect_face;
mod detect_face_attributes;
mod detect_live_face_accurate;
mod landmarks;
mod traits;

pub(super) use analyze_dense_landmarks::run as analyze_dense_landmarks;
pub(super) use analyze_face::run as analyze_face;
pub(super) use compare::{compare_face, compare_mask_face, detect_face_similarity};
pub(super) use detect_face::run as detect_face;
pub(super) use detect_face_attributes::run as detect_face_attributes;
pub(super) use detect_live_face_accurate::run as detect_live_face_accurate;

use super::refusals;

use crate::picture::{Frame, Picture};
use crate::runtime::{Call, Refusal};

/// The model version of the request; the newest one when it names none.
const NEWEST_MODEL: &str = "3.0";

/// A structure of the API with the given fields. They are non-exhaustive, so there is no shorter way.
macro_rules! filled {
    ($type:ident { $($field:ident: $value:expr),* $(,)? }) => {{
        let mut structure = $type::default();
        $(structure.$field = Some($value.into());)*
        structure
    }};
}
use filled;

/// The face of a picture.
///
/// # Errors
/// `InvalidParameterValue.NoFaceInPhoto` for a plain picture.
pub(super) fn the_face(picture: &Picture) -> Result<Frame, Refusal> {
    picture.face().ok_or_else(refusals::no_face)
}

/// The picture of a call, with its face.
fn seen(call: &Call<'_>, image: &str, url: Option<&str>) -> Result<(Picture, Frame), Refusal> {
    let picture = call.picture(image, url)?;
    let face = the_face(&picture)?;
    Ok((picture, face))
}

fn model(asked: Option<String>) -> String {
    asked.unwrap_or_else(|| NEWEST_MODEL.to_owned())
}

/// Lengths and coordinates are far below the limits of either type.
fn signed(length: u64) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
