//! The print of a picture: what of it survives when it is coded anew, scaled, or made a little brighter.
//!
//! The brightness of a small version is taken apart into waves (a cosine transform). Of each of the 128 longest ones
//! the print keeps whether it is clearly there, with which sign, or not: 256 bits. Long waves are stronger than short
//! ones in every picture, so each is weighed by its frequency first. Keeping "not there" apart from the two signs is
//! what makes pictures of few waves, such as gradients, comparable: there is nothing else to them but noise.

use super::pixels::{Pixels, SIDE};

/// Waves that are kept.
const WAVES: usize = 128;
/// The highest frequency among them, in one direction, and one more.
const FREQUENCIES: usize = 16;
/// A wave is there when it is stronger than this part of the average.
const CLEAR: f64 = 0.3;
/// What rounding to whole levels of brightness can do to a wave, with some room.
const ROUNDING: f64 = 1.0;
/// With fewer waves than this there is nothing to compare.
const FEWEST: u8 = 4;

/// Which waves are in a picture, and with which sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Print {
    plus: u128,
    minus: u128,
    /// How many waves are there; kept, since counting is most of the work of a comparison.
    count: u8,
}

impl Print {
    /// The print of the pixels. A picture that shows nothing when it is small, like a fine pattern, gets a print of
    /// its exact pixels: it is like itself in another file format, and like nothing else.
    pub(super) fn of(pixels: Pixels) -> Self {
        let exact = pixels.digest();
        let print = Self::of_waves(&waves(&pixels.thumbnail()));
        if print.count < FEWEST {
            Self::of_digest(exact)
        } else {
            print
        }
    }

    fn of_waves(waves: &[Wave]) -> Self {
        let sum: f64 = waves.iter().map(|wave| wave.weighed.powi(2)).sum();
        let clear = CLEAR * (sum / WAVES as f64).sqrt();
        let bits = |is_there: &dyn Fn(&Wave) -> bool| {
            waves
                .iter()
                .fold(0, |bits, wave| bits << 1 | u128::from(is_there(wave)))
        };
        Self::new(
            bits(&|wave| wave.strength > ROUNDING && wave.weighed > clear),
            bits(&|wave| wave.strength < -ROUNDING && wave.weighed < -clear),
        )
    }

    fn of_digest(digest: [u8; 32]) -> Self {
        let (first, last) = digest.split_at(16);
        let bits = |bytes: &[u8]| {
            bytes
                .try_into()
                .map(u128::from_be_bytes)
                .unwrap_or_default()
        };
        let plus = bits(first);
        Self::new(plus, bits(last) & !plus)
    }

    fn new(plus: u128, minus: u128) -> Self {
        let count = (plus | minus).count_ones() as u8; // At most 128.
        Self { plus, minus, count }
    }

    /// How alike two prints are: 1 the same, 0 no more than by chance, down to -1 for a negative.
    ///
    /// It is the number of waves of one sign less those of opposite signs, out of those of the picture with more.
    pub(super) fn likeness(self, other: Self) -> f64 {
        let in_both = (self.plus | self.minus) & (other.plus | other.minus);
        let same = self.plus & other.plus | self.minus & other.minus;
        let agreement = 2 * same.count_ones().cast_signed() - in_both.count_ones().cast_signed();
        f64::from(agreement) / f64::from(self.count.max(other.count).max(1))
    }
}

/// A wave in a picture.
#[derive(Debug)]
struct Wave {
    strength: f64,
    weighed: f64,
}

/// The waves, the longest first.
fn waves(thumbnail: &[f64]) -> Vec<Wave> {
    let cosines = cosines();
    let across: Vec<Vec<f64>> = thumbnail
        .chunks_exact(SIDE)
        .map(|row| transform(&cosines, row))
        .collect();
    let down = (0..FREQUENCIES).map(|x| {
        let column: Vec<f64> = across
            .iter()
            .filter_map(|row| row.get(x).copied())
            .collect();
        transform(&cosines, &column)
    });
    let down: Vec<Vec<f64>> = down.collect();
    let strength = |(x, y): (usize, usize)| down.get(x)?.get(y).copied();
    let frequencies = (1..FREQUENCIES).flat_map(|sum| (0..=sum).map(move |x| (x, sum - x)));
    frequencies
        .take(WAVES)
        .filter_map(|(x, y)| {
            let strength = strength((x, y))?;
            Some(Wave {
                strength,
                weighed: strength * (x as f64).hypot(y as f64),
            })
        })
        .collect()
}

/// One row of factors for each frequency.
fn cosines() -> Vec<Vec<f64>> {
    let step = std::f64::consts::PI / (2 * SIDE) as f64;
    let norm = (2.0 / SIDE as f64).sqrt();
    let factor =
        |frequency: usize, place: usize| norm * (step * (frequency * (2 * place + 1)) as f64).cos();
    let row = |frequency| (0..SIDE).map(|place| factor(frequency, place)).collect();
    (0..FREQUENCIES).map(row).collect()
}

fn transform(cosines: &[Vec<f64>], values: &[f64]) -> Vec<f64> {
    let product = |factors: &Vec<f64>| factors.iter().zip(values).map(|(a, b)| a * b).sum();
    cosines.iter().map(product).collect()
}
