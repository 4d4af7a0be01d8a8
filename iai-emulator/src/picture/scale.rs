//! From the likeness of two pictures to the scores of the documentation.

/// The score of a picture with itself.
pub(super) const HIGHEST: f64 = 100.0;

/// The score of two files that show the same.
pub(super) const HIGHEST_OF_OTHERS: f64 = 99.99;

/// Likeness, and the score on the scale of model 3.0 that it is worth. Unrelated pictures have likenesses up to 0.3,
/// those of few waves up to 0.5; a picture coded anew, scaled or a little brighter has 0.9 and more; between them are
/// the cropped ones.
const OF_LIKENESS: &[(f64, f64)] = &[(0.0, 0.0), (0.5, 18.0), (0.9, 92.0), (1.0, HIGHEST)];

/// The scales on which the service gives its scores. They differ in the score that stands for a rate of false alarms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Model 2.0: 70, 80 and 90 stand for 0.1 %, 0.01 % and 0.001 %.
    Model2,
    /// Model 3.0: 40, 50 and 60 stand for the same.
    Model3,
    /// DetectFaceSimilarity: 70 stands for 0.01 %.
    Similarity,
}

impl Scale {
    /// The scale of a model, by the name that is on the wire.
    pub(crate) fn of_model(version: &str) -> Self {
        if version == "2.0" {
            Self::Model2
        } else {
            Self::Model3
        }
    }

    /// What a score on the scale of model 3.0 is worth on this one.
    pub(crate) fn adapt(self, score: f64) -> f64 {
        let points: &[(f64, f64)] = match self {
            Self::Model3 => return score,
            Self::Model2 => &[
                (0.0, 0.0),
                (40.0, 70.0),
                (50.0, 80.0),
                (60.0, 90.0),
                (100.0, HIGHEST),
            ],
            Self::Similarity => &[(0.0, 0.0), (50.0, 70.0), (100.0, HIGHEST)],
        };
        rounded(along(points, score))
    }
}

pub(super) fn score(likeness: f64) -> f64 {
    rounded(along(OF_LIKENESS, likeness))
}

/// To the two places of the documentation. No score is below zero, so cutting off does it, and is quick.
fn rounded(score: f64) -> f64 {
    f64::from((score * 100.0 + 0.5) as u32) / 100.0
}

/// The value at `x` of the lines from point to point. Beyond the ends it stays as it is there.
fn along(points: &[(f64, f64)], x: f64) -> f64 {
    let mut last = None;
    for &(here, value) in points {
        match last {
            _ if x > here => last = Some((here, value)),
            Some((before, from)) => return from + (x - before) / (here - before) * (value - from),
            None => return value,
        }
    }
    last.map_or(0.0, |(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_follow_the_likeness() {
        let table = [
            (-1.0, 0.0),
            (0.0, 0.0),
            (0.25, 9.0),
            (0.5, 18.0),
            (0.7, 55.0),
            (0.9, 92.0),
            (0.999, 99.92),
            (1.0, 100.0),
        ];
        for (likeness, expected) in table {
            assert_eq!(score(likeness), expected, "{likeness}");
        }
    }

    #[test]
    fn the_documented_scores_of_each_scale_stand_for_each_other() {
        let table = [
            // model 3.0, model 2.0, similarity
            (0.0, 0.0, 0.0),
            (20.0, 35.0, 28.0),
            (40.0, 70.0, 56.0),
            (50.0, 80.0, 70.0),
            (60.0, 90.0, 76.0),
            (99.0, 99.75, 99.4),
            (100.0, 100.0, 100.0),
        ];
        for (score, old, similarity) in table {
            assert_eq!(Scale::Model3.adapt(score), score);
            assert_eq!(Scale::Model2.adapt(score), old, "{score}");
            assert_eq!(Scale::Similarity.adapt(score), similarity, "{score}");
        }
        assert_eq!(Scale::of_model("2.0"), Scale::Model2);
        assert_eq!(Scale::of_model("3.0"), Scale::Model3);
    }
}
