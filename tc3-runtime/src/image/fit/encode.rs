//! JPG files that are small enough.

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

use super::super::{ImageErrorKind, ImageRules, codec};
use super::shrink;
use super::size::{Size, check_short_side, scaled};

/// Best first. Above 92 files grow fast and look no better; below 60 a smaller picture looks better than a coarser one.
const QUALITIES: [u8; 7] = [92, 88, 84, 80, 75, 68, 60];

/// A file of 60 has about a third of the bytes of 92. If more must go, the picture is too large.
const HOPELESS: u64 = 4;

/// Lengths have 16 bits in a JPG.
pub(super) const LONGEST_SIDE: u64 = 65_535;

/// A file that keeps the limits.
pub(super) struct Jpg {
    pub(super) file: Vec<u8>,
    pub(super) size: Size,
    pub(super) quality: u8,
}

/// Encodes with the best quality that keeps the limits. If none does, the picture becomes smaller by a quarter, and
/// again.
pub(super) fn fitting(mut pixels: RgbImage, limits: &ImageRules) -> Result<Jpg, ImageErrorKind> {
    let max = limits.encoded.map_or(u64::MAX, |limit| limit.max);
    loop {
        if let Some(jpg) = in_this_size(&pixels, max)? {
            return Ok(jpg);
        }
        let (width, height) = pixels.dimensions();
        let target = scaled((width, height), u64::from(width.max(height)) * 3 / 4);
        check_short_side(target, limits).map_err(|_| ImageErrorKind::NoFit)?;
        pixels = shrink::to(pixels, target);
    }
}

fn in_this_size(pixels: &RgbImage, max: u64) -> Result<Option<Jpg>, ImageErrorKind> {
    let mut file = Vec::new();
    for quality in QUALITIES {
        file.clear();
        let encoder = JpegEncoder::new_with_quality(&mut file, quality);
        (pixels.write_with_encoder(encoder)).map_err(|_| ImageErrorKind::NoFit)?;
        let length = codec::encoded_len(file.len()) as u64;
        if length <= max {
            file.shrink_to_fit();
            let size = pixels.dimensions();
            return Ok(Some(Jpg {
                file,
                size,
                quality,
            }));
        }
        if length / HOPELESS > max {
            break;
        }
    }
    Ok(None)
}
