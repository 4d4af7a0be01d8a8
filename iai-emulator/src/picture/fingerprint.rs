//! What is kept of a face to compare it with others.

use super::comparison::Comparison;
use super::print::Print;
use super::scale;

/// The print of what a picture shows, and the digest of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    pub(crate) print: Print,
    pub(crate) digest: u64,
}

impl Fingerprint {
    /// How alike two pictures are, from 0.00 to 100.00 in steps of 0.01, on the scale of model 3.0. See
    /// [`Scale`](super::Scale) for the others. Only the very same file scores the highest.
    pub(crate) fn score(&self, other: &Self) -> f64 {
        if self.is_same_file(other) {
            return scale::HIGHEST;
        }
        let score = scale::score(self.print.likeness(other.print));
        score.min(scale::HIGHEST_OF_OTHERS)
    }

    /// For comparing it with those of many others.
    pub(crate) fn comparison(&self) -> Comparison {
        Comparison::new(self.print, self.digest)
    }

    /// Whether both are of the same file, byte by byte.
    pub(super) fn is_same_file(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}
