//! The print of a picture: what of it survives when it is coded anew, scaled, or made a little brighter.
//!
//! The brightness of a small version is taken apart into waves (a cosine transform). Of each of the 128 longest ones
//! the print keeps whether it is clearly there, with which sign, or not: 256 bits. Long waves are stronger than short
//! ones in every picture, so each is weighed by its frequency first. Keeping "not there" apart from the two signs is
//! what makes pictures of few waves, such as gradients, comparable: there is nothing else to them but noise.

use std::sync::LazyLock;

use super::pixels::{Pixels, SIDE, Thumbnail};

/// Waves that are kept.
pub(super) const WAVES: usize = 128;
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
pub(crate) struct Print {
    /// The waves that are there, a bit for each.
    there: [u64; 2],
    /// Those of the minus sign.
    minus: [u64; 2],
    /// How many waves are there; kept, since counting is most of the work of a comparison.
    count: u8,
}

impl Print {
    /// The print of the pixels. A picture that shows nothing when it is small, like a fine pattern, gets a print of
    /// its exact pixels: it is like itself in another file format, and like nothing else.
    pub(super) fn of(pixels: &Pixels) -> Self {
        let print = Self::of_waves(&waves(&pixels.thumbnail()));
        if print.count < FEWEST {
            Self::of_digest(pixels.digest())
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

    /// No bit may be in both.
    pub(super) fn new(plus: u128, minus: u128) -> Self {
        let words = |bits: u128| [(bits >> 64) as u64, bits as u64];
        Self {
            there: words(plus | minus),
            minus: words(minus),
            count: (plus | minus).count_ones() as u8, // At most 128.
        }
    }

    /// The waves of the plus sign and those of the minus sign, a bit for each.
    pub(super) fn signs(self) -> (u128, u128) {
        let bits = |[high, low]: [u64; 2]| u128::from(high) << 64 | u128::from(low);
        let (there, minus) = (bits(self.there), bits(self.minus));
        (there & !minus, minus)
    }

    /// How alike two prints are: 1 the same, 0 no more than by chance, down to -1 for a negative.
    ///
    /// It is their agreement out of the waves of the picture with more.
    pub(super) fn likeness(self, other: Self) -> f64 {
        f64::from(self.agreement(other)) / f64::from(self.most_waves(other).max(1))
    }

    /// The number of waves of one sign less those of opposite signs.
    pub(super) fn agreement(self, other: Self) -> i32 {
        let (mut in_both, mut opposite) = (0, 0);
        for word in 0..2 {
            let there = self.there[word] & other.there[word];
            in_both += there.count_ones();
            opposite += (there & (self.minus[word] ^ other.minus[word])).count_ones();
        }
        in_both.cast_signed() - 2 * opposite.cast_signed()
    }

    /// The number of waves in the picture with more of them.
    pub(super) fn most_waves(self, other: Self) -> u8 {
        self.count.max(other.count)
    }
}

/// A wave in a picture.
#[derive(Debug)]
struct Wave {
    strength: f64,
    weighed: f64,
}

/// The waves, the longest first.
fn waves(thumbnail: &Thumbnail) -> Vec<Wave> {
    let across = thumbnail.map(|row| transform(row.into_iter()));
    let column = |x: usize| across.iter().filter_map(move |row| row.get(x).copied());
    let down: Vec<_> = (0..FREQUENCIES).map(|x| transform(column(x))).collect();
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

/// The strength of each frequency in a row of values.
fn transform(values: impl Iterator<Item = f64>) -> [f64; FREQUENCIES] {
    static COSINES: LazyLock<[[f64; FREQUENCIES]; SIDE]> = LazyLock::new(cosines);
    let mut strengths = [0.0; FREQUENCIES];
    for (factors, value) in COSINES.iter().zip(values) {
        for (strength, factor) in strengths.iter_mut().zip(factors) {
            *strength += factor * value;
        }
    }
    strengths
}

/// The factors of each place, one for each frequency.
fn cosines() -> [[f64; FREQUENCIES]; SIDE] {
    let step = std::f64::consts::PI / (2 * SIDE) as f64;
    let norm = (2.0 / SIDE as f64).sqrt();
    let factor =
        |frequency: usize, place: usize| norm * (step * (frequency * (2 * place + 1)) as f64).cos();
    std::array::from_fn(|place| std::array::from_fn(|frequency| factor(frequency, place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same in the words of its definition, wave by wave.
    fn agreement(one: (u128, u128), other: (u128, u128)) -> i32 {
        let sign = |(plus, minus): (u128, u128), wave: u32| {
            ((plus >> wave & 1) as i32) - ((minus >> wave & 1) as i32)
        };
        (0..128)
            .map(|wave| sign(one, wave) * sign(other, wave))
            .sum()
    }

    #[test]
    fn waves_of_one_sign_agree_and_those_of_opposite_signs_do_not() {
        let mut random = 1_u128;
        let mut bits = || {
            random = random
                .wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645)
                .wrapping_add(0x5851_f42d_4c95_7f2d_1405_7b7e_f767_814f);
            random.rotate_right((random >> 122) as u32)
        };
        for _ in 0..10_000 {
            let mut signs = || {
                let plus = bits();
                (plus, bits() & !plus)
            };
            let (one, other) = (signs(), signs());
            let prints = (Print::new(one.0, one.1), Print::new(other.0, other.1));
            assert_eq!(prints.0.agreement(prints.1), agreement(one, other));
            assert_eq!(
                prints.0.agreement(prints.0),
                agreement(one, one),
                "with itself"
            );
        }
    }
}
