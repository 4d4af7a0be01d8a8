//! Chance that repeats: each decision depends on nothing but the seed, the fault, the action and the number of the
//! call.

/// Whether the coin of this call falls on the side with this probability.
pub(super) fn falls(seed: u64, fault: u64, action: &str, call: u64, probability: f64) -> bool {
    let name = action
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let mixed = [seed, fault, name, call]
        .into_iter()
        .fold(0, |state, part| mix(state ^ part));
    // The 53 bits that a double holds make a number from 0 to just below 1.
    ((mixed >> 11) as f64) / ((1_u64 << 53) as f64) < probability
}

/// Spreads a change of one bit over all bits.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(seed: u64, fault: u64, action: &str, probability: f64) -> usize {
        (0..10_000)
            .filter(|call| falls(seed, fault, action, *call, probability))
            .count()
    }

    #[test]
    fn it_falls_as_often_as_the_probability_says() {
        for (probability, range) in [
            (0.0, 0..=0),
            (1.0, 10_000..=10_000),
            (0.05, 430..=570),
            (0.5, 4800..=5200),
        ] {
            for seed in 0..3 {
                let count = count(seed, 0, "CreatePerson", probability);
                assert!(range.contains(&count), "{probability}: {count}");
            }
        }
    }

    #[test]
    fn every_part_counts_and_nothing_else() {
        let draw = |seed, fault, action: &str| -> Vec<bool> {
            (0..64)
                .map(|call| falls(seed, fault, action, call, 0.5))
                .collect()
        };
        let one = draw(1, 0, "CreatePerson");
        assert_eq!(one, draw(1, 0, "CreatePerson"));
        for other in [
            draw(2, 0, "CreatePerson"),
            draw(1, 1, "CreatePerson"),
            draw(1, 0, "CreateGroup"),
        ] {
            assert_ne!(one, other);
        }
    }
}
