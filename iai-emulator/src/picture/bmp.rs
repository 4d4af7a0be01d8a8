//! Sizes of bitmaps. A height below zero means that the rows come from the top down, and the oldest kind of header
//! has sizes of 16 bits; the usual reader of sizes knows neither.

const OLDEST_HEADER: u32 = 12;

/// Width and height in px, when the header is whole.
pub(super) fn size(bytes: &[u8]) -> Option<(u64, u64)> {
    let number = |at: usize| -> Option<u32> {
        let field = bytes.get(at..at + 4)?;
        field.try_into().ok().map(u32::from_le_bytes)
    };
    let length = |number: u32| u64::from(number.cast_signed().unsigned_abs());
    if number(14)? == OLDEST_HEADER {
        let both = number(18)?;
        return Some((u64::from(both & 0xffff), u64::from(both >> 16)));
    }
    Some((length(number(18)?), length(number(22)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(kind: u32, sizes: &[u8]) -> Vec<u8> {
        let mut file = b"BM\0\0\0\0\0\0\0\0\x1a\0\0\0".to_vec();
        file.extend(kind.to_le_bytes());
        file.extend(sizes);
        file
    }

    #[test]
    fn every_kind_of_header_is_read() {
        let signed = |width: i32, height: i32| [width.to_le_bytes(), height.to_le_bytes()].concat();
        let table = [
            (header(40, &signed(70, 80)), Some((70, 80))),
            (header(40, &signed(70, -80)), Some((70, 80))),
            (
                header(124, &signed(i32::MAX, i32::MIN)),
                Some((2_147_483_647, 2_147_483_648)),
            ),
            (header(12, &[70, 0, 80, 1]), Some((70, 336))),
            (header(40, &signed(70, 80)[..7]), None),
            (header(12, &[70, 0, 80]), None),
            (b"BM".to_vec(), None),
        ];
        for (file, expected) in table {
            assert_eq!(size(&file), expected, "{file:?}");
        }
    }
}
