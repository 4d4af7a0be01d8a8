//! Pictures that no file has, with the prints that a test or a measurement needs.

use super::digest::digest;
use super::print::Print;
use super::{Fingerprint, Frame, Picture, SeenFace};

impl Picture {
    /// A picture that has waves of these signs. The number tells files with the same print apart.
    pub(crate) fn invented(plus: u128, minus: u128, file: u64) -> Self {
        // A file has one print.
        let file = [plus, minus, file.into()].map(u128::to_be_bytes);
        let fingerprint = Fingerprint {
            print: Print::new(plus, minus & !plus),
            digest: digest(file.as_flattened()),
        };
        let face = SeenFace {
            frame: Frame::in_the_middle_of((100, 100)),
            fingerprint,
            confidence: 1.0,
        };
        Self {
            width: 100,
            height: 100,
            fingerprint,
            faces: vec![face],
            file: None,
        }
    }
}
