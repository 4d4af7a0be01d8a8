//! The attributes of a face, the same for every action that tells them.

use std::ops::RangeInclusive;

use crate::picture::{Fingerprint, SeenFace};

/// Attributes, numbered as DetectFaceAttributes numbers them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    fingerprint: Fingerprint,
    is_told: bool,
}

impl Traits {
    pub(super) fn of(face: &SeenFace) -> Self {
        Self {
            fingerprint: face.fingerprint,
            is_told: true,
        }
    }

    /// The same, or zeros for all where they are not to be told.
    pub(super) fn told_if(self, is_told: bool) -> Self {
        Self {
            is_told: self.is_told && is_told,
            ..self
        }
    }

    fn draw(self, name: &str, range: RangeInclusive<i64>) -> i64 {
        if self.is_told {
            self.fingerprint.draw(name, range)
        } else {
            0
        }
    }

    /// One of the kinds 0 to `last` of a thing.
    pub(super) fn kind(self, name: &str, last: i64) -> i64 {
        self.draw(name, 0..=last)
    }

    /// The probability of the kind: more than half, since it is the likeliest one.
    pub(super) fn probability(self, name: &str) -> f64 {
        self.draw(&format!("{name}.Probability"), 5_001..=9_999) as f64 / 10_000.0
    }

    pub(super) fn age(self) -> i64 {
        self.draw("Age", 0..=100)
    }

    pub(super) fn beauty(self) -> i64 {
        self.draw("Beauty", 0..=100)
    }

    pub(super) fn smile(self) -> i64 {
        self.draw("Smile", 0..=100)
    }

    /// A score: from 50 on a man, the nearer to 0 or 100 the surer.
    pub(super) fn gender(self) -> i64 {
        self.draw("Gender", 0..=100)
    }

    /// 1 for a woman.
    pub(super) fn woman(self) -> i64 {
        i64::from(self.is_told && self.gender() < 50)
    }

    pub(super) fn glasses(self) -> i64 {
        self.kind("Glass", 2)
    }

    pub(super) fn hat(self) -> i64 {
        self.kind("Hat", 3)
    }

    /// 0, no hat, where there is none.
    pub(super) fn hat_color(self) -> i64 {
        if self.hat() == 0 {
            0
        } else {
            self.draw("Hat.Color", 1..=6)
        }
    }

    pub(super) fn mask(self) -> i64 {
        self.kind("Mask", 4)
    }

    pub(super) fn hair_length(self) -> i64 {
        self.kind("Hair.Length", 4)
    }

    /// 1 with hair over the forehead.
    pub(super) fn bang(self) -> i64 {
        self.kind("Hair.Bang", 1)
    }

    /// The same, numbered the other way round.
    pub(super) fn no_bang(self) -> i64 {
        i64::from(self.is_told && self.bang() == 0)
    }

    pub(super) fn hair_color(self) -> i64 {
        self.kind("Hair.Color", 3)
    }

    /// 1 with closed eyes.
    pub(super) fn eyes_closed(self) -> i64 {
        self.kind("EyeOpen", 1)
    }

    /// Angles are those of a face that is fit to be enrolled.
    pub(super) fn pitch(self) -> i64 {
        self.draw("Pitch", -10..=10)
    }

    pub(super) fn yaw(self) -> i64 {
        self.draw("Yaw", -10..=10)
    }

    pub(super) fn roll(self) -> i64 {
        self.draw("Roll", -20..=20)
    }

    /// A score of quality above the number up to which the documentation calls it bad.
    pub(super) fn quality(self, name: &str, bad: i64, best: i64) -> i64 {
        self.draw(name, bad + 1..=best)
    }
}
