//! Pictures for tests: one real photo, drawn ones, and files that have just what a header check reads.
//!
//! Drawn pictures show coloured blocks, so each has a face for the emulator. Those of different sizes show different
//! things: none is like another.

use std::io::Cursor;

use image::imageops::FilterType;
use image::{DynamicImage, GenericImage, ImageFormat, Rgb, RgbImage};

/// The photo of the astronaut, a real face: PNG, 512 × 512.
pub const ASTRONAUT: &[u8] = include_bytes!("../data/astronaut.png");

/// A PNG of the given size.
#[must_use]
pub fn png(width: u32, height: u32) -> Vec<u8> {
    file(&blocks(width, height), ImageFormat::Png)
}

/// A small PNG that is like none of another number. Takes of one number are alike but for a spot; there are 8.
#[must_use]
pub fn numbered(number: u64, take: u32) -> Vec<u8> {
    let mut picture = drawn(number, 64, 64).into_rgb8();
    for (x, y) in (0..3).flat_map(|x| (0..3).map(move |y| (x, y))) {
        picture.put_pixel(8 * (take % 8) + x, 8 * (take % 8) + y, Rgb([250, 250, 250]));
    }
    file(&picture.into(), ImageFormat::Png)
}

/// A JPG of the given size.
#[must_use]
pub fn jpg(width: u16, height: u16) -> Vec<u8> {
    file(&blocks(width.into(), height.into()), ImageFormat::Jpeg)
}

/// A BMP of the given size, not compressed; with a height below zero its rows come from the top down.
#[must_use]
pub fn bmp(width: i32, height: i32) -> Vec<u8> {
    let (columns, rows) = (width.unsigned_abs(), height.unsigned_abs());
    let mut file = file(&blocks(columns, rows), ImageFormat::Bmp);
    file[22..26].copy_from_slice(&height.to_le_bytes());
    file
}

/// The photo of the astronaut without so many px on each side, as PNG.
///
/// # Panics
///
/// When nothing would be left.
#[must_use]
pub fn cropped(margin: u32) -> Vec<u8> {
    let photo = image::load_from_memory(ASTRONAUT).expect("a photo");
    let side = photo
        .width()
        .checked_sub(2 * margin)
        .expect("something left");
    file(
        &photo.crop_imm(margin, margin, side, side),
        ImageFormat::Png,
    )
}

/// A PNG with the photo of the astronaut so often: the side of each in px, and where its corner is. One with a side below
/// zero is turned round, which makes another face of it: the two are not alike.
///
/// # Panics
///
/// When one does not fit in.
#[must_use]
pub fn group(members: &[(i32, u32, u32)], (width, height): (u32, u32)) -> Vec<u8> {
    let photo = image::load_from_memory(ASTRONAUT).expect("a photo");
    let mut group = RgbImage::from_pixel(width, height, Rgb([90, 100, 110]));
    for (side, x, y) in members {
        let length = side.unsigned_abs();
        let member = photo.resize_exact(length, length, FilterType::Triangle);
        let member = if *side < 0 { member.fliph() } else { member };
        let placed = group.copy_from(&member.into_rgb8(), *x, *y);
        placed.expect("room for the photo");
    }
    file(&group.into(), ImageFormat::Png)
}

/// A PNG of one colour: the emulator finds no face in it.
#[must_use]
pub fn plain(width: u32, height: u32) -> Vec<u8> {
    let grey = RgbImage::from_pixel(width, height, Rgb([120, 130, 140]));
    file(&grey.into(), ImageFormat::Png)
}

/// A GIF whose header names the given size; it has no pixels.
#[must_use]
pub fn gif(width: u16, height: u16) -> Vec<u8> {
    let mut file = b"GIF89a".to_vec();
    file.extend(width.to_le_bytes());
    file.extend(height.to_le_bytes());
    file.extend([0, 0, 0]);
    file
}

/// A PNG whose header names the given size; it has no pixels.
#[must_use]
pub fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    file.extend(width.to_be_bytes());
    file.extend(height.to_be_bytes());
    file.extend([8, 2, 0, 0, 0]);
    file
}

/// The file, made longer with zeros.
#[must_use]
pub fn padded(mut file: Vec<u8>, length: usize) -> Vec<u8> {
    file.resize(length, 0);
    file
}

fn blocks(width: u32, height: u32) -> DynamicImage {
    drawn(u64::from(width) << 32 | u64::from(height), width, height)
}

fn drawn(mut random: u64, width: u32, height: u32) -> DynamicImage {
    let mut byte = || {
        // SplitMix64: neighbouring sizes must not have related pictures.
        random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (random ^ (random >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 56) as u8
    };
    let small = RgbImage::from_fn(8, 8, |_, _| Rgb([byte(), byte(), byte()]));
    DynamicImage::from(small).resize_exact(width, height, FilterType::Nearest)
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture
        .write_to(&mut file, format)
        .expect("pictures of any size can be written to memory");
    file.into_inner()
}
