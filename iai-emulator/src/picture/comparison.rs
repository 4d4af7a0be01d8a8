//! Compares the print of one picture with those of many others. There are so few different scores that they are looked
//! up.

use std::sync::LazyLock;

use super::print::{Print, WAVES};
use super::scale;

/// [`scale::HIGHEST`].
pub(crate) const HIGHEST_IN_HUNDREDTHS: u16 = 10_000;
/// [`scale::HIGHEST_OF_OTHERS`].
const HIGHEST_OF_OTHERS_IN_HUNDREDTHS: u16 = 9_999;

/// Scores by the number of waves of the picture with more, and by the agreement.
type Scores = [[u16; WAVES + 1]; WAVES + 1];

/// What any other print is compared with.
pub(crate) struct Comparison {
    print: Print,
    digest: u64,
    scores: &'static Scores,
}

impl Comparison {
    pub(super) fn new(print: Print, digest: u64) -> Self {
        static SCORES: LazyLock<Box<Scores>> = LazyLock::new(scores);
        Self {
            print,
            digest,
            scores: &SCORES,
        }
    }

    /// What `Fingerprint::score` tells, in hundredths.
    pub(crate) fn score(&self, print: Print, digest: &u64) -> u16 {
        let waves = usize::from(self.print.most_waves(print));
        let agreement = usize::try_from(self.print.agreement(print)).unwrap_or_default();
        let scores = self.scores.get(waves);
        let score = scores.and_then(|scores| scores.get(agreement));
        match score {
            Some(score) if *score < HIGHEST_OF_OTHERS_IN_HUNDREDTHS => *score,
            _ if *digest == self.digest => HIGHEST_IN_HUNDREDTHS,
            _ => HIGHEST_OF_OTHERS_IN_HUNDREDTHS,
        }
    }
}

fn scores() -> Box<Scores> {
    let mut scores = Box::new([[HIGHEST_OF_OTHERS_IN_HUNDREDTHS; WAVES + 1]; WAVES + 1]);
    for (waves, scores) in scores.iter_mut().enumerate() {
        for (agreement, score) in scores.iter_mut().enumerate().take(waves) {
            let likeness = agreement as f64 / waves as f64;
            *score = (scale::score(likeness) * 100.0).round() as u16;
        }
    }
    scores
}
