//! Decoding, within limits that are checked before.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, RgbaImage};

use super::super::{Header, ImageErrorKind, ImageFormat, header};
use super::size::Size;

/// Phones have up to 108 million pixels.
const MOST_PIXELS: u64 = 128_000_000;
/// Bytes of the pixels.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// Bytes of what a decoder reads beside them. A colour profile of a small PNG could be unpacked to gigabytes.
const MOST_ASIDE: u64 = 16 * 1024 * 1024;

/// A picture whose header has been read.
pub(super) struct Opened<'a> {
    pub(super) format: ImageFormat,
    pub(super) size: Size,
    pub(super) orientation: Orientation,
    bytes: &'a [u8],
    decoder: Box<dyn ImageDecoder + 'a>,
}

impl<'a> Opened<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, ImageErrorKind> {
        let Header { format, size, .. } = header::of_bytes(bytes);
        let decodable = decodable(format, bytes)?;
        check_pixels(size.unwrap_or_default())?;
        if format == ImageFormat::Webp && !is_whole_webp(bytes) {
            return Err(ImageErrorKind::Broken);
        }
        let mut reader = ImageReader::with_format(Cursor::new(bytes), decodable);
        let mut limits = Limits::no_limits();
        limits.max_alloc = Some(MOST_ASIDE);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(|_| ImageErrorKind::Broken)?;
        let size @ (width, height) = decoder.dimensions();
        check_pixels(size)?;
        if decoder.total_bytes() > MOST_MEMORY {
            return Err(ImageErrorKind::TooManyPixels { width, height });
        }
        // Metadata that cannot be read say nothing, and leave the picture as good as it is.
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        Ok(Self {
            format,
            size,
            orientation,
            bytes,
            decoder: Box::new(decoder),
        })
    }

    /// The pixels, as they lie in the file.
    pub(super) fn decode(self) -> Result<RgbImage, ImageErrorKind> {
        if self.format == ImageFormat::Jpg && !has_end(self.bytes) {
            return Err(ImageErrorKind::Broken);
        }
        let pixels =
            DynamicImage::from_decoder(self.decoder).map_err(|_| ImageErrorKind::Broken)?;
        Ok(if pixels.color().has_alpha() {
            on_white(&pixels.into_rgba8())
        } else {
            pixels.into_rgb8()
        })
    }
}

fn check_pixels((width, height): Size) -> Result<(), ImageErrorKind> {
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(ImageErrorKind::TooManyPixels { width, height });
    }
    Ok(())
}

fn decodable(format: ImageFormat, bytes: &[u8]) -> Result<image::ImageFormat, ImageErrorKind> {
    match format {
        ImageFormat::Png => Ok(image::ImageFormat::Png),
        ImageFormat::Jpg => Ok(image::ImageFormat::Jpeg),
        ImageFormat::Bmp => Ok(image::ImageFormat::Bmp),
        ImageFormat::Webp => Ok(image::ImageFormat::WebP),
        _ if bytes.is_empty() => Err(ImageErrorKind::Broken),
        format => Err(ImageErrorKind::Format(format)),
    }
}

/// Whether all chunks of a WebP lie within the file. The decoder takes memory for the length that a chunk claims, be it
/// gigabytes, before it reads.
fn is_whole_webp(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let [_, _, _, _, length @ ..] = rest {
        let Some((length, content)) = length.split_first_chunk::<4>() else {
            break;
        };
        let length = u32::from_le_bytes(*length) as usize;
        if length > content.len() {
            return false;
        }
        // A chunk of odd length has a byte behind it, which the last one may lack.
        rest = content.get(length + length % 2..).unwrap_or_default();
    }
    true
}

/// What shows when the picture lies on white paper.
fn on_white(pixels: &RgbaImage) -> RgbImage {
    let (width, height) = pixels.dimensions();
    let blended = pixels.pixels().flat_map(|pixel| {
        let [red, green, blue, alpha] = pixel.0.map(u32::from);
        [red, green, blue].map(|value| ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
    });
    RgbImage::from_raw(width, height, blended.collect()).unwrap_or_default()
}

/// Whether a JPG has its end marker after the start of its pixels. The decoder would fill up what is missing with grey.
fn has_end(bytes: &[u8]) -> bool {
    const END: &[u8] = &[0xff, 0xd9];
    scan(bytes).is_some_and(|scan| {
        // Nearly always the last thing in the file. Phones append films and depth maps.
        scan.ends_with(END) || scan.windows(2).any(|pair| pair == END)
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
    use image::ImageEncoder;
    use image::codecs::png::PngEncoder;

    use super::*;

    /// It is a few kilobytes of the file.
    #[test]
    fn a_profile_is_not_unpacked_to_any_size() {
        let of_profile = |length: usize| {
            let mut file = Vec::new();
            let mut encoder = PngEncoder::new(&mut file);
            encoder.set_icc_profile(vec![0; length]).unwrap();
            RgbImage::new(64, 64).write_with_encoder(encoder).unwrap();
            let mut opened = Opened::of(&file).unwrap();
            opened
                .decoder
                .icc_profile()
                .unwrap()
                .map(|profile| profile.len())
        };
        assert_eq!(of_profile(1_000_000), Some(1_000_000));
        assert_eq!(of_profile(20_000_000), None);
    }
}
