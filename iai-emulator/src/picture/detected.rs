//! Faces that a detector finds.

use super::digest::digest;
use super::fingerprint::Fingerprint;
use super::frame::Frame;
use super::pixels::Pixels;
use super::print::Print;
use super::seen_face::SeenFace;

/// As many as an action can answer (DetectFace). It limits what is cut out of a picture with thousands.
const MOST: usize = 120;

/// The faces that are found in the picture of a file, the largest first.
pub(super) fn faces(pixels: &Pixels, file: u64) -> Vec<SeenFace> {
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
fn digest_of_part(file: u64, frame: Frame) -> u64 {
    let (x, y) = (frame.x.cast_unsigned(), frame.y.cast_unsigned());
    let numbers = [file, x, y, frame.width, frame.height].map(u64::to_be_bytes);
    digest(numbers.as_flattened())
}
