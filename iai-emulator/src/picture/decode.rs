//! Decoding. The header has passed its checks before; what comes here is as large as it says, or is not decoded.

use std::io::Cursor;

use image::{ImageReader, Limits, RgbImage};

use crate::table::ImageFormat;

/// As many as the largest picture of the documentation has, 4,000 × 4,000. It holds for tables without limits, too.
const MOST_PIXELS: u64 = 16_000_000;
/// Bytes that a decoder may take: the largest picture with four channels of one byte, twice over.
const MOST_MEMORY: u64 = 128_000_000;

/// The pixels, when the file is whole and has the size that its header says.
///
/// A GIF is never decoded: the documentation takes none.
pub(super) fn decode(format: ImageFormat, bytes: &[u8], size: (u64, u64)) -> Option<RgbImage> {
    let decoder = match format {
        ImageFormat::Png => image::ImageFormat::Png,
        ImageFormat::Jpg if has_end(bytes) => image::ImageFormat::Jpeg,
        ImageFormat::Bmp => image::ImageFormat::Bmp,
        _ => return None,
    };
    let limits = limits(size)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), decoder);
    reader.limits(limits);
    let pixels = reader.decode().ok()?.into_rgb8();
    let decoded = (u64::from(pixels.width()), u64::from(pixels.height()));
    (decoded == size).then_some(pixels)
}

fn limits((width, height): (u64, u64)) -> Option<Limits> {
    let pixels = width.checked_mul(height)?;
    if pixels == 0 || pixels > MOST_PIXELS {
        return None;
    }
    let mut limits = Limits::default();
    limits.max_image_width = u32::try_from(width).ok();
    limits.max_image_height = u32::try_from(height).ok();
    limits.max_alloc = Some(MOST_MEMORY);
    Some(limits)
}

/// Whether a JPG has its end marker after the start of its pixels. The decoder would fill up what is missing with
/// grey; here a file that was cut off is no picture.
fn has_end(bytes: &[u8]) -> bool {
    const END: &[u8] = &[0xff, 0xd9];
    scan(bytes).is_some_and(|scan| {
        // The end is nearly always the last thing in the file.
        scan.ends_with(END) || scan.windows(2).rev().any(|pair| pair == END)
    })
}

/// What follows the header of the first scan. Previews lie in segments before it, with end markers of their own.
fn scan(bytes: &[u8]) -> Option<&[u8]> {
    const START_OF_SCAN: u8 = 0xda;
    let mut rest = bytes.get(2..)?;
    loop {
        match rest {
            // Any number of these may stand before a marker.
            [0xff, 0xff, ..] => rest = rest.get(1..)?,
            [0xff, marker, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                let segment = rest.get(2 + length..)?;
                if *marker == START_OF_SCAN {
                    return Some(segment);
                }
                rest = segment;
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use image::codecs::png::PngEncoder;
    use image::{ExtendedColorType, ImageEncoder};

    use super::*;

    #[test]
    fn the_largest_picture_of_the_documentation_is_the_largest_of_all() {
        let table = [
            ((4_000, 4_000), true),
            ((4_001, 4_000), false),
            ((1, 16_000_000), true),
            ((1, 16_000_001), false),
            ((u64::MAX, 2), false),
            ((0, 1), false),
        ];
        for (size, decoded) in table {
            assert_eq!(limits(size).is_some(), decoded, "{size:?}");
        }
    }

    /// A PNG of one pixel with a colour profile and EXIF of so many bytes.
    fn with_extras(profile: usize, exif: usize) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = PngEncoder::new(&mut file);
        encoder.set_icc_profile(vec![0; profile]).unwrap();
        encoder.set_exif_metadata(vec![0; exif]).unwrap();
        encoder
            .write_image(&[1, 2, 3], 1, 1, ExtendedColorType::Rgb8)
            .unwrap();
        file
    }

    /// The profile is packed to a thousandth, so that the file is small.
    #[test]
    fn a_file_that_takes_too_much_memory_is_no_picture() {
        let decoded = |file: &[u8]| decode(ImageFormat::Png, file, (1, 1)).is_some();
        assert!(decoded(&with_extras(1_000, 1_000_000)));
        assert!(!decoded(&with_extras(127_000_000, 1_000_000)));
    }
}
