//! The network: how its layers follow each other.

use crate::layers::{Stem, Unit};
use crate::map::Map;
use crate::weights::Weights;

/// What is told about each place: whether it belongs to a face, whether the frame is good (both before the sigmoid), and the
/// frame: its middle, and the logarithms of its width and height, in steps of the level.
pub(crate) type Guess = [f32; 6];

/// Guesses on one level. A place is as many px wide and high as the level's step.
#[derive(Debug)]
pub(crate) struct Level {
    pub(crate) step: usize,
    pub(crate) guesses: Map<6>,
}

#[derive(Debug)]
pub(crate) struct Network {
    stem: Stem,
    first: (Unit<16, 16>, Unit<16, 16>, Unit<16, 64>),
    stages: [[Unit<64, 64>; 2]; 4],
    /// From the coarsest level to the finest.
    neck: [Unit<64, 64>; 3],
    /// From the finest level to the coarsest.
    shared: [Unit<64, 64>; 3],
    heads: [Unit<64, 6>; 3],
}

impl Network {
    /// A side of a picture must be a multiple of this.
    pub(crate) const STEP: usize = 32;

    pub(crate) fn read(weights: &mut Weights<'_>) -> Self {
        Self {
            stem: Stem::read(weights),
            first: (
                Unit::read(weights),
                Unit::read(weights),
                Unit::read(weights),
            ),
            stages: [(); 4].map(|()| [(); 2].map(|()| Unit::read(weights))),
            neck: [(); 3].map(|()| Unit::read(weights)),
            shared: [(); 3].map(|()| Unit::read(weights)),
            heads: [(); 3].map(|()| Unit::read(weights)),
        }
    }

    /// The guesses of all levels for a picture: blue, green and red, 0 to 255.
    pub(crate) fn run(&self, picture: &Map<3>) -> [Level; 3] {
        let [fine, middle, coarse] = self.features(picture);
        let [fine, middle, coarse] = self.joined(fine, middle, &coarse);
        let level = |number: usize, features: &Map<64>| Level {
            step: 8 << number,
            guesses: self.heads[number].run_signed(&self.shared[number].run(features)),
        };
        [level(0, &fine), level(1, &middle), level(2, &coarse)]
    }

    /// What is seen on each level, the finest first.
    fn features(&self, picture: &Map<3>) -> [Map<64>; 3] {
        let (first, second, third) = &self.first;
        let start = first.run(&self.stem.run(picture)).pooled();
        let start = third.run(&second.run(&start));
        let stage = |number: usize, input: &Map<64>| {
            let [first, second]: &[_; 2] = &self.stages[number];
            second.run(&first.run(input))
        };
        let fine = stage(1, &stage(0, &start).pooled());
        let middle = stage(2, &fine.pooled());
        let coarse = stage(3, &middle.pooled());
        [fine, middle, coarse]
    }

    /// Each level with what is seen on the coarser ones.
    fn joined(&self, mut fine: Map<64>, mut middle: Map<64>, coarse: &Map<64>) -> [Map<64>; 3] {
        let coarse = self.neck[0].run(coarse);
        middle.add_doubled(&coarse);
        let middle = self.neck[1].run(&middle);
        fine.add_doubled(&middle);
        let fine = self.neck[2].run(&fine);
        [fine, middle, coarse]
    }
}
