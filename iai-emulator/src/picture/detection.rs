//! Which faces a picture has.

use super::pixels::Pixels;
use super::print::Print;
use super::{Fingerprint, Frame, half};

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
    /// A picture with a side of more than 640 px is looked at in that size, so that no picture takes much time or memory,
    /// whatever it shows. Faces are found from about 10 px on in that size, those of a picture of 4,000 px from about 60. The
    /// time counts into the call's; other calls do not wait for it.
    #[cfg(feature = "faces")]
    Detect,
}

/// A face in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SeenFace {
    pub(crate) frame: Frame,
    pub(crate) fingerprint: Fingerprint,
    /// How sure it is that this is a face, up to 1.
    pub(crate) confidence: f32,
}

impl FaceDetection {
    /// The faces of a picture, the largest first.
    pub(super) fn faces(self, pixels: &Pixels, whole: Fingerprint) -> Vec<SeenFace> {
        if pixels.are_plain() {
            return Vec::new();
        }
        match self {
            Self::OnePerPicture => vec![SeenFace {
                frame: middle(pixels.size()),
                fingerprint: whole,
                confidence: 1.0,
            }],
            #[cfg(feature = "faces")]
            Self::Detect => detected(pixels, whole.digest),
        }
    }
}

/// The middle of a picture, half as wide and three fifths as high.
pub(super) fn middle((width, height): (u64, u64)) -> Frame {
    let (inner_width, inner_height) = (width / 2, height * 3 / 5);
    Frame {
        x: half(width - inner_width),
        y: half(height - inner_height),
        width: inner_width,
        height: inner_height,
    }
}

/// As many as an action can answer (DetectFace). It limits what is cut out of a picture with thousands.
#[cfg(feature = "faces")]
const MOST: usize = 120;

#[cfg(feature = "faces")]
fn detected(pixels: &Pixels, file: u64) -> Vec<SeenFace> {
    let found = iai_faces::find(pixels.picture()).into_iter().take(MOST);
    let seen = found.map(|face| {
        let frame = Frame {
            x: face.x,
            y: face.y,
            width: face.width.into(),
            height: face.height.into(),
        };
        let fingerprint = Fingerprint {
            print: Print::of(&pixels.cut_out(frame)),
            digest: digest_of_part(file, frame),
        };
        SeenFace {
            frame,
            fingerprint,
            confidence: face.confidence,
        }
    });
    seen.collect()
}

/// The digest of a part of a file: the same for the same part of the same file alone.
#[cfg(feature = "faces")]
fn digest_of_part(file: u64, frame: Frame) -> u64 {
    let (x, y) = (frame.x.cast_unsigned(), frame.y.cast_unsigned());
    let numbers = [file, x, y, frame.width, frame.height].map(u64::to_be_bytes);
    super::digest(numbers.as_flattened())
}
