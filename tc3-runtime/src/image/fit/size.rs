//! Sizes in pixels, and what limits say about them.

use super::super::ImageRules;

/// Width and height.
pub(super) type Size = (u32, u32);

/// The least length of the shorter side, when it has less.
pub(super) fn check_short_side((width, height): Size, limits: &ImageRules) -> Result<(), u64> {
    let least = limits.short_side.map_or(1, |side| side.min.max(1));
    if u64::from(width.min(height)) < least {
        return Err(least);
    }
    Ok(())
}

/// The size with a longer side of at most `longest`.
pub(super) fn scaled((width, height): Size, longest: u64) -> Size {
    let long = u64::from(width.max(height));
    if long <= longest {
        return (width, height);
    }
    let side = |side: u32| {
        let scaled = (u64::from(side) * longest + long / 2) / long;
        u32::try_from(scaled).unwrap_or(side)
    };
    (side(width), side(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_shrink_alike() {
        let table = [
            ((4_032, 3_024), (4_000, 3_000)),
            ((6_120, 8_160), (3_000, 4_000)),
            ((4_001, 4_001), (4_000, 4_000)),
            ((4_000, 4_000), (4_000, 4_000)),
            ((u32::MAX, 1), (4_000, 0)),
        ];
        for (size, expected) in table {
            assert_eq!(scaled(size, 4_000), expected, "{size:?}");
        }
        assert_eq!(scaled((70_000, 5), u64::MAX), (70_000, 5));
    }
}
