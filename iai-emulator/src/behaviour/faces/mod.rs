//! Actions that look at pictures alone and leave the state as it is. One file per action.
//!
//! Nothing here recognises anything. Every face is upright and of good quality; its attributes are derived from the digest of
//! the file and of where in it the face is, so that the same face always gets the same ones, from every action. The likeness
//! of faces is the likeness of the pictures, or of what is cut out of them.

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

use iai_client::types::Mode;

use super::seen;
use crate::picture::{Picture, SeenFace};
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

/// The picture of a call, which has one face at least.
fn picture(call: &Call<'_>, image: &str, url: Option<&str>) -> Result<Picture, Refusal> {
    let picture = call.picture(image, url)?;
    seen::faces(&picture)?;
    Ok(picture)
}

/// The faces that an analysis is about: all of them up to a number, or the largest.
fn analysed(picture: &Picture, mode: Option<Mode>, most: usize) -> &[SeenFace] {
    let most = if mode == Some(Mode::LargestFace) {
        1
    } else {
        most
    };
    let faces = picture.faces();
    faces.get(..most).unwrap_or(faces)
}

/// The faces that a detection tells of: the largest, as many as asked for, with their places among all. 0 is no number that
/// the documentation refuses, and asks for one.
fn detected<'a>(
    faces: impl IntoIterator<Item = &'a SeenFace>,
    asked: u64,
) -> impl Iterator<Item = (usize, &'a SeenFace)> {
    let most = usize::try_from(asked.max(1)).unwrap_or(usize::MAX);
    faces.into_iter().enumerate().take(most)
}

fn model(asked: Option<String>) -> String {
    asked.unwrap_or_else(|| NEWEST_MODEL.to_owned())
}

/// Lengths and coordinates are far below the limits of either type.
fn signed(length: u64) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
