//! Pictures as phones and screens make them.

use image::codecs::bmp::BmpEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{GrayImage, ImageEncoder, Luma, Rgb, RgbImage, RgbaImage};

use super::super::{FormatRule, ImageFormat, ImageRules, LongSide, ShortSide, SizeLimit};

/// The limits of most actions.
pub(super) const RULES: ImageRules = ImageRules {
    empty: Some("ImageEmpty"),
    encoded: Some(SizeLimit {
        max: 5_242_880,
        over: "ImageSizeExceed",
    }),
    formats: Some(FormatRule {
        allow: &[ImageFormat::Png, ImageFormat::Jpg, ImageFormat::Bmp],
        error: "ImageDecodeFailed",
    }),
    long_side: Some(LongSide {
        jpg: 4_000,
        others: 2_000,
        over: "ResolutionExceed",
    }),
    short_side: Some(ShortSide {
        min: 64,
        under: "ResolutionTooSmall",
    }),
};

/// `RULES` with another limit on the Base64 text.
pub(super) fn at_most(max: u64) -> ImageRules {
    let encoded = RULES.encoded.map(|limit| SizeLimit { max, ..limit });
    ImageRules { encoded, ..RULES }
}

/// Four corners, each of one colour.
pub(super) fn corners((width, height): (u32, u32), colours: [[u8; 3]; 4]) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let [right, lower] = [x >= width / 2, y >= height / 2].map(usize::from);
        Rgb(colours[2 * lower + right])
    })
}

/// Shades with some noise, which compress as photos do.
pub(super) fn photo(width: u32, height: u32) -> RgbImage {
    let mut random = 0x2545_f491_u32;
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        for x in 0..width {
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            let shade = (x / 64 + y / 48) as u8 & 0x7f;
            let noise = (random >> 8) as u8 & 0x1f;
            pixels.extend([shade + noise, 150 - shade + noise, 90 + noise]);
        }
    }
    RgbImage::from_raw(width, height, pixels).unwrap()
}

/// EXIF data with nothing but an orientation.
fn exif(orientation: u8) -> Vec<u8> {
    let mut data = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    data.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    data
}

pub(super) fn jpg(pixels: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut file, 90);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    pixels.write_with_encoder(encoder).unwrap();
    file
}

/// A grey photo as large as a phone's. To encode one takes seconds without optimisation, so the blocks of a small one
/// are repeated: all have the bits 00 1010, four of them three bytes.
pub(super) fn huge_jpg(width: u16, height: u16, orientation: u8) -> Vec<u8> {
    const FOUR_BLOCKS: [u8; 3] = [0b0010_1000, 0b1010_0010, 0b1000_1010];
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut file, 90);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    let small = GrayImage::from_pixel(8, 8, Luma([128]));
    small.write_with_encoder(encoder).unwrap();
    let find = |marker: u8| file.windows(2).position(|pair| pair == [0xff, marker]);
    let (frame, scan) = (find(0xc0).unwrap(), find(0xda).unwrap());
    file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    file.truncate(scan + 10);
    let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
    assert_eq!(blocks % 4, 0);
    file.extend(FOUR_BLOCKS.repeat(blocks / 4));
    file.extend([0xff, 0xd9]);
    file
}

pub(super) fn png(pixels: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    pixels.write_with_encoder(encoder).unwrap();
    file
}

pub(super) fn png_with_alpha(pixels: &RgbaImage) -> Vec<u8> {
    let mut file = Vec::new();
    pixels
        .write_with_encoder(PngEncoder::new(&mut file))
        .unwrap();
    file
}

pub(super) fn bmp(pixels: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    pixels
        .write_with_encoder(BmpEncoder::new(&mut file))
        .unwrap();
    file
}

pub(super) fn webp(pixels: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    pixels
        .write_with_encoder(WebPEncoder::new_lossless(&mut file))
        .unwrap();
    file
}
