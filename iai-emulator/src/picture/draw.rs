//! Values that a face "has": drawn at random, but always the same for the same face of the same file.

use std::ops::RangeInclusive;

use sha2::{Digest, Sha256};

use super::fingerprint::Fingerprint;

impl Fingerprint {
    /// A number for a trait of the face. Other traits have other numbers.
    pub(crate) fn draw(&self, name: &str, range: RangeInclusive<i64>) -> i64 {
        let digest = Sha256::new()
            .chain_update(self.digest.to_be_bytes())
            .chain_update(name)
            .finalize();
        let random = digest
            .iter()
            .take(8)
            .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let choices = range.end().abs_diff(*range.start()).saturating_add(1);
        range.start().saturating_add_unsigned(random % choices)
    }
}

#[cfg(test)]
mod tests {
    use crate::picture::samples::{picture, png};

    #[test]
    fn draws_stay_in_their_range_and_repeat() {
        let [one, other] = [64, 65].map(|width| picture(&png(width, 64)).fingerprint);
        let names: Vec<String> = (0..200).map(|number| number.to_string()).collect();
        let draws = |of: &super::Fingerprint| {
            names
                .iter()
                .map(|name| of.draw(name, -3..=3))
                .collect::<Vec<_>>()
        };
        assert_eq!(draws(&one), draws(&one));
        assert_ne!(draws(&one), draws(&other));
        let mut seen = draws(&one);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, [-3, -2, -1, 0, 1, 2, 3]);
        assert_eq!(one.draw("alone", 7..=7), 7);
    }
}
