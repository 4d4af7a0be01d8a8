//! The faces of a picture that an action works with.

use super::refusals;
use crate::picture::{Picture, SeenFace};
use crate::runtime::Refusal;

/// All faces, the largest first; one at least.
pub(super) fn faces(picture: &Picture) -> Result<&[SeenFace], Refusal> {
    match picture.faces() {
        [] => Err(refusals::no_face()),
        faces => Ok(faces),
    }
}

/// The largest face.
pub(super) fn largest(picture: &Picture) -> Result<&SeenFace, Refusal> {
    picture.face().ok_or_else(refusals::no_face)
}

/// The faces with no side shorter than this, the largest first; one at least. Smaller ones are passed over.
pub(super) fn faces_from(least: u64, picture: &Picture) -> Result<Vec<&SeenFace>, Refusal> {
    let all = faces(picture)?.iter();
    let faces: Vec<_> = all.filter(|face| is_at_least(least, face)).collect();
    if faces.is_empty() {
        return Err(refusals::face_too_small(largest(picture)?.frame, least));
    }
    Ok(faces)
}

fn is_at_least(least: u64, face: &SeenFace) -> bool {
    face.frame.width.min(face.frame.height) >= least
}
