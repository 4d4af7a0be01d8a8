//! The faces that are searched for.

use crate::behaviour::refusals;
use crate::picture::{Frame, Picture};
use crate::runtime::{Call, Refusal};

/// The least side of a face when the call does not tell, in px.
const LEAST: u64 = 34;

/// The picture of a search, with those of its faces that are searched for.
pub(super) struct Target {
    pub(super) picture: Picture,
    pub(super) faces: Vec<Frame>,
}

impl Target {
    /// # Errors
    /// A picture that cannot be had, has no face, or has one that is too small.
    pub(super) fn read(
        call: &Call<'_>,
        url: Option<&str>,
        max_face_num: Option<u64>,
        min_face_size: Option<u64>,
    ) -> Result<Self, Refusal> {
        let picture = call.picture("Image", url)?;
        let frame = picture.face().ok_or_else(refusals::no_face)?;
        let least = min_face_size.unwrap_or(LEAST);
        if frame.width.min(frame.height) < least {
            return Err(refusals::face_too_small(least));
        }
        let faces = match max_face_num {
            Some(0) => Vec::new(),
            _ => vec![frame],
        };
        Ok(Self { picture, faces })
    }
}
