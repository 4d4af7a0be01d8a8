//! Which faces a picture has.

use super::fingerprint::Fingerprint;
use super::frame::Frame;
use super::pixels::Pixels;
use super::seen_face::SeenFace;

/// What counts as a face in a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaceDetection {
    /// Every picture has one face, in its middle, unless it shows only one colour. So pictures that are made up will do, and
    /// nothing has to be computed.
    #[default]
    OnePerPicture,
    /// A picture has the faces that a detector finds in it: none, one or many, each with its frame. So actions that tell of
    /// faces, or search for them, work with several, the largest first; others take the largest. What is compared is the
    /// part of the picture around the face, twice as wide and high as its frame.
    ///
    /// **Nobody is recognised**: two photos of one person are as unlike as those of two persons. The same photo coded anew
    /// scores 90 and more, and half as large about 70. Attributes and landmarks are made up, as without it.
    ///
    /// A picture with a side of more than 640 px is looked at in that size, so that time and memory have a limit, whatever it
    /// shows: 60 ms for 512 × 512 px, 160 ms for 4,000 × 4,000 px, and 25 MB beside the picture. Faces are found from about
    /// 10 px on in that size, those of a picture of 4,000 px from about 60. Calls without pictures do not wait for it.
    #[cfg(feature = "faces")]
    Detect,
}

impl FaceDetection {
    /// The faces of a picture, the largest first.
    pub(super) fn faces(self, pixels: &Pixels, whole: Fingerprint) -> Vec<SeenFace> {
        if pixels.are_plain() {
            return Vec::new();
        }
        match self {
            Self::OnePerPicture => vec![SeenFace {
                frame: Frame::in_the_middle_of(pixels.size()),
                fingerprint: whole,
                confidence: 1.0,
            }],
            #[cfg(feature = "faces")]
            Self::Detect => super::detected::faces(pixels, whole.digest),
        }
    }
}
