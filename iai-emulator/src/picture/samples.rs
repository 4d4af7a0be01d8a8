//! Pictures for tests. Those of different sizes show different things.

use std::io::Cursor;

use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::{Picture, Reading};
use crate::table::ImageRules;

/// Everything passes that can be decoded.
pub(crate) const FREE: ImageRules = ImageRules {
    empty: None,
    encoded: None,
    formats: None,
    long_side: None,
    short_side: None,
};

/// The picture in a file.
pub(crate) fn picture(file: &[u8]) -> Picture {
    Picture::from_file(&FREE, file, "file", Reading::default()).unwrap()
}

/// Coloured blocks, which depend on the size.
pub(crate) fn blocks(width: u32, height: u32) -> DynamicImage {
    let mut random = u64::from(width) << 32 | u64::from(height);
    let mut byte = || {
        // SplitMix64: neighbouring sizes must not have related pictures.
        random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (random ^ (random >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 56) as u8
    };
    let small = RgbImage::from_fn(8, 8, |_, _| Rgb([byte(), byte(), byte()]));
    DynamicImage::ImageRgb8(small).resize_exact(width, height, FilterType::Nearest)
}

/// The file of a picture.
pub(crate) fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    file(&blocks(width, height), ImageFormat::Png)
}

pub(crate) fn jpg(width: u32, height: u32) -> Vec<u8> {
    file(&blocks(width, height), ImageFormat::Jpeg)
}

pub(crate) fn bmp(width: u32, height: u32) -> Vec<u8> {
    file(&blocks(width, height), ImageFormat::Bmp)
}

/// A PNG of one colour, without a face.
pub(crate) fn plain(width: u32, height: u32) -> Vec<u8> {
    let grey = RgbImage::from_pixel(width, height, Rgb([120, 130, 140]));
    file(&DynamicImage::ImageRgb8(grey), ImageFormat::Png)
}

/// A GIF header. A GIF is refused before its pixels matter.
pub(crate) fn gif(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([0, 0, 0, 0x3b]);
    bytes
}

/// The bytes, made longer.
pub(crate) fn padded(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(length, 0);
    bytes
}

/// Files that end with their header.
pub(crate) mod headers {
    pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        bytes
    }

    pub(crate) fn jpg(width: u16, height: u16) -> Vec<u8> {
        let mut bytes =
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08".to_vec();
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9]);
        bytes
    }

    pub(crate) fn bmp(width: i32, height: i32) -> Vec<u8> {
        let mut bytes = b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
        bytes.extend(width.to_le_bytes());
        bytes.extend(height.to_le_bytes());
        bytes.extend([1, 0, 24, 0]);
        bytes.extend([0; 24]);
        bytes
    }
}
