//! Decoding, within limits that are checked before.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, RgbaImage};

use super::super::{Header, ImageErrorKind, ImageFormat, header};
use super::size::Size;

/// Phones have up to 108 million pixels.
const MOST_PIXELS: u64 = 128_000_000;
/// Bytes of the pixels, and of what a decoder needs beside them.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

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
        let mut reader = ImageReader::with_format(Cursor::new(bytes), decodable);
        let mut limits = Limits::no_limits();
        limits.max_alloc = Some(MOST_MEMORY);
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
