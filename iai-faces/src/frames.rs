//! From guesses to frames: those that are sure enough, each face once.

use crate::face::Face;
use crate::network::{Guess, Level};

/// What is less sure than this is no face.
const SURE: f32 = 0.6;
/// Two frames that share more than this part of the area of both belong to one face.
const SAME: f32 = 0.45;
/// Highest logarithm of a width or height in steps: 148 steps, more than any picture that is looked at has.
const WIDEST: f32 = 5.0;

/// A frame with its middle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) confidence: f32,
}

impl Frame {
    /// The frame that a guess is about, when it is sure enough.
    fn of(guess: &Guess, (x, y): (usize, usize), step: usize) -> Option<Self> {
        let [belongs, good, right, down, width, height] = *guess;
        let confidence = (sigmoid(belongs) * sigmoid(good)).sqrt();
        let step = step as f32;
        let length = |logarithm: f32| logarithm.min(WIDEST).exp() * step;
        (confidence >= SURE).then_some(Self {
            x: (x as f32 + right) * step,
            y: (y as f32 + down) * step,
            width: length(width),
            height: length(height),
            confidence,
        })
    }

    /// The part of the area of both frames together that they share.
    fn shared(&self, other: &Self) -> f32 {
        let across = shared((self.x, self.width), (other.x, other.width));
        let down = shared((self.y, self.height), (other.y, other.height));
        let both = across * down;
        both / (self.width * self.height + other.width * other.height - both)
    }

    /// Whole px.
    pub(crate) fn rounded(&self) -> Face {
        let length = |length: f32| (length.round() as u32).max(1);
        Face {
            x: (self.x - self.width / 2.0).round() as i64,
            y: (self.y - self.height / 2.0).round() as i64,
            width: length(self.width),
            height: length(self.height),
            confidence: self.confidence,
        }
    }
}

/// The frames of all faces, the surest first.
pub(crate) fn of(levels: &[Level]) -> Vec<Frame> {
    let mut guessed: Vec<Frame> = levels.iter().flat_map(guessed).collect();
    guessed.sort_by(|one, next| next.confidence.total_cmp(&one.confidence));
    let mut faces: Vec<Several> = Vec::new();
    for frame in guessed {
        match faces
            .iter_mut()
            .find(|face| face.surest.shared(&frame) > SAME)
        {
            Some(face) => face.add(&frame),
            None => faces.push(Several::new(frame)),
        }
    }
    faces.iter().map(Several::average).collect()
}

/// The frames that were guessed for one face. Their average moves less than any of them when a picture is coded anew or
/// scaled.
struct Several {
    surest: Frame,
    /// Sums of the numbers of all frames, each weighed with its confidence; last the sum of the weights.
    sums: [f32; 5],
}

impl Several {
    fn new(surest: Frame) -> Self {
        let mut several = Self {
            surest,
            sums: [0.0; 5],
        };
        several.add(&surest);
        several
    }

    fn add(&mut self, frame: &Frame) {
        let numbers = [frame.x, frame.y, frame.width, frame.height, 1.0];
        for (sum, number) in self.sums.iter_mut().zip(numbers) {
            *sum += number * frame.confidence;
        }
    }

    fn average(&self) -> Frame {
        let [x, y, width, height, weight] = self.sums;
        Frame {
            x: x / weight,
            y: y / weight,
            width: width / weight,
            height: height / weight,
            confidence: self.surest.confidence,
        }
    }
}

fn guessed(level: &Level) -> impl Iterator<Item = Frame> {
    let width = level.guesses.width().max(1);
    let places = level.guesses.pixels().iter().enumerate();
    places.filter_map(move |(place, guess)| {
        Frame::of(guess, (place % width, place / width), level.step)
    })
}

/// Length that two lines share, each given by its middle and its length.
fn shared(one: (f32, f32), other: (f32, f32)) -> f32 {
    let end = (one.0 + one.1 / 2.0).min(other.0 + other.1 / 2.0);
    let start = (one.0 - one.1 / 2.0).max(other.0 - other.1 / 2.0);
    (end - start).max(0.0)
}

fn sigmoid(value: f32) -> f32 {
    1.0 / (1.0 + (-value).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Map;

    const NO: f32 = -20.0;
    const YES: f32 = 20.0;

    fn level(step: usize, guesses: [Guess; 4]) -> Level {
        let guesses = Map::new(2, 2, guesses.to_vec());
        Level { step, guesses }
    }

    #[test]
    fn a_sure_guess_is_a_frame() {
        let nothing = [NO, YES, 0.0, 0.0, 0.0, 0.0];
        let face = [YES, YES, 0.5, -0.25, 2.0_f32.ln(), 4.0_f32.ln()];
        let frames = of(&[level(16, [nothing, nothing, nothing, face])]);
        let [frame] = frames.as_slice() else {
            panic!("{frames:?}");
        };
        assert_eq!((frame.x, frame.y), (24.0, 12.0));
        let face = frame.rounded();
        assert_eq!((face.x, face.y, face.width, face.height), (8, -20, 32, 64));
        assert_eq!(face.confidence, 1.0);
    }

    #[test]
    fn both_halves_of_a_guess_count() {
        // 0.36 is 0.6 squared.
        let logit = |part: f32| (part / (1.0 - part)).ln();
        for (belongs, good, expected) in [
            (YES, logit(0.37), 1),
            (YES, logit(0.35), 0),
            (logit(0.61), logit(0.61), 1),
            (logit(0.59), logit(0.59), 0),
            (NO, YES, 0),
            (f32::NAN, YES, 0),
        ] {
            let guess = [belongs, good, 0.0, 0.0, 1.0, 1.0];
            let frames = of(&[level(8, [guess, [NO; 6], [NO; 6], [NO; 6]])]);
            assert_eq!(frames.len(), expected, "{belongs} {good}");
        }
    }

    #[test]
    fn frames_that_share_much_belong_to_one_face() {
        let guess = |sure: f32, right: f32| [sure, YES, right, 0.0, 2.0, 2.0];
        // Widths are 7.4 steps. The second guess is made 1 step to the right, which counts beside the distance.
        for (distance, expected) in [(1.0, 1), (1.7, 1), (2.0, 2), (9.0, 2)] {
            let guesses = [guess(3.0, 0.0), guess(5.0, distance), [NO; 6], [NO; 6]];
            let frames = of(&[level(8, guesses)]);
            assert_eq!(frames.len(), expected, "{distance}");
            let [surer, less_sure] = [5.0, 3.0].map(|logit| sigmoid(logit).sqrt());
            assert_eq!(frames[0].confidence, surer);
            let x = (1.0 + distance) * 8.0;
            let x = if expected == 1 {
                x * surer / (surer + less_sure)
            } else {
                x
            };
            assert!(
                (frames[0].x - x).abs() < 0.001,
                "{distance}: {x} {frames:?}"
            );
        }
    }

    #[test]
    fn no_frame_is_endless() {
        let guess = [YES, YES, 0.0, 0.0, f32::INFINITY, 1e30];
        let frames = of(&[level(32, [guess, [NO; 6], [NO; 6], [NO; 6]])]);
        assert_eq!(
            (frames[0].width.round(), frames[0].height.round()),
            (4749.0, 4749.0)
        );
    }
}
