//! What is asked of the pixels of a picture: whether they are all alike, and a small grey version of them.

use std::ops::Range;

use image::RgbImage;
#[cfg(feature = "faces")]
use image::imageops;
use sha2::{Digest, Sha256};

#[cfg(feature = "faces")]
use super::frame::Frame;

/// Pixels that are looked at when all together are to be judged. The squares of their levels must fit into 32 bits.
const SAMPLES: u64 = 4_096;
/// A channel with a variance below this, out of 255 levels, is of one colour. A deviation of 2 levels is more than
/// the noise of coding, and less than any picture of something has.
const PLAIN: f64 = 4.0;
/// Rows that go into the small version at most. More of them would only take time, and the sums of a part of the
/// picture must fit into 16 bits.
const MOST_ROWS: usize = 1_024;

/// The small grey version is a square with this side.
pub(super) const SIDE: usize = 32;

/// The small grey version, row by row: the brightness of each part of the picture, 0 to 255.
pub(super) type Thumbnail = [[f64; SIDE]; SIDE];

/// The pixels of a picture, at least one.
#[derive(Debug)]
pub(super) struct Pixels {
    picture: RgbImage,
    samples: Vec<[u8; 3]>,
}

impl Pixels {
    pub(super) fn new(picture: RgbImage) -> Self {
        let samples = samples(&picture);
        Self { picture, samples }
    }

    #[cfg(feature = "faces")]
    pub(super) fn picture(&self) -> &RgbImage {
        &self.picture
    }

    /// Width and height.
    pub(super) fn size(&self) -> (u64, u64) {
        (self.picture.width().into(), self.picture.height().into())
    }

    /// What lies in a frame and around it, twice as wide and high, as far as the picture reaches; at least one pixel. Frames
    /// of one face differ a little from file to file, and with what is around it that makes half the difference.
    #[cfg(feature = "faces")]
    pub(super) fn cut_out(&self, frame: Frame) -> Self {
        let part = |start: i64, length: u64, whole: u32| {
            let around = i64::try_from(length / 2).unwrap_or(i64::MAX);
            let end = start.saturating_add_unsigned(length).saturating_add(around);
            let end = end.clamp(1, whole.into());
            let start = start.saturating_sub(around).clamp(0, end - 1);
            (start as u32, (end - start) as u32)
        };
        let (x, width) = part(frame.x, frame.width, self.picture.width());
        let (y, height) = part(frame.y, frame.height, self.picture.height());
        Self::new(imageops::crop_imm(&self.picture, x, y, width, height).to_image())
    }

    /// Whether they are practically of one colour.
    pub(super) fn are_plain(&self) -> bool {
        let channel = |channel: usize| variance(self.samples.iter().map(|sample| sample[channel]));
        (0..3).all(|number| channel(number) < PLAIN)
    }

    /// A digest of what is seen, whatever the file format.
    pub(super) fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.samples.as_flattened()).into()
    }

    /// The small version. Rows are left out evenly when there are very many.
    pub(super) fn thumbnail(&self) -> Thumbnail {
        let (width, height) = self.picture.dimensions();
        let (width, height) = (width as usize, height as usize);
        let every = height.div_ceil(MOST_ROWS);
        let mut small = [[0.0; SIDE]; SIDE];
        for (y, small) in small.iter_mut().enumerate() {
            let rows = part(y, height.div_ceil(every));
            let sums = self.sums(rows.clone().map(|row| row * every));
            let (sums, _) = sums.as_chunks::<3>();
            for (x, small) in small.iter_mut().enumerate() {
                let columns = part(x, width);
                let pixels = columns.len() * rows.len();
                *small = brightness(sums.get(columns).unwrap_or_default(), pixels as u32);
            }
        }
        small
    }

    /// The sums of these rows, for each channel of each column.
    fn sums(&self, rows: impl Iterator<Item = usize>) -> Vec<u16> {
        let length = self.picture.width() as usize * 3;
        let mut sums = vec![0; length];
        for row in rows {
            let levels = self.picture.as_raw().get(row * length..);
            let levels = levels.unwrap_or_default();
            for (sum, level) in sums.iter_mut().zip(levels) {
                *sum += u16::from(*level);
            }
        }
        sums
    }
}

/// The part of a length that becomes one pixel of the small version. It is never empty.
fn part(place: usize, length: usize) -> Range<usize> {
    let start = (place * length).div_ceil(SIDE).min(length - 1);
    let end = ((place + 1) * length).div_ceil(SIDE);
    start..end.max(start + 1)
}

/// How bright so many pixels are on average. Each channel is rounded to whole levels first.
fn brightness(sums: &[[u16; 3]], pixels: u32) -> f64 {
    let mut channels = [0_u32; 3];
    for column in sums {
        for (channel, sum) in channels.iter_mut().zip(column) {
            *channel += u32::from(*sum);
        }
    }
    let [red, green, blue] = channels.map(|sum| f64::from((sum + pixels / 2) / pixels));
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Pixels from all over the picture. The step is the golden ratio, so that no regular pattern falls in with it.
fn samples(picture: &RgbImage) -> Vec<[u8; 3]> {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let (pixels, _) = picture.as_raw().as_chunks::<3>();
    let place = |number: u64| {
        let product = u128::from(number.wrapping_mul(STEP)) * pixels.len() as u128;
        usize::try_from(product >> 64).ok()
    };
    let sample = |number| pixels.get(place(number)?).copied();
    (0..SAMPLES)
        .map(|number| sample(number).unwrap_or_default())
        .collect()
}

fn variance(levels: impl ExactSizeIterator<Item = u8>) -> f64 {
    let count = levels.len() as f64;
    let (mut sum, mut squares) = (0_u32, 0_u32);
    for level in levels.map(u32::from) {
        sum += level;
        squares += level * level;
    }
    let mean = f64::from(sum) / count;
    f64::from(squares) / count - mean * mean
}

#[cfg(test)]
mod tests {
    use image::DynamicImage;

    use super::*;
    use crate::picture::samples::blocks;

    /// The same as the library of pictures makes it, which takes ten times as long.
    #[test]
    fn the_small_version_is_that_of_the_library() {
        for (width, height) in [
            (32, 32),
            (33, 95),
            (64, 64),
            (100, 37),
            (317, 512),
            (512, 1_024),
        ] {
            let picture = blocks(width, height).blur(1.5).to_rgb8();
            let expected = DynamicImage::from(picture.clone()).thumbnail_exact(32, 32);
            let expected = expected.to_rgb8();
            let grey = |[red, green, blue]: [u8; 3]| {
                0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)
            };
            let expected: Vec<f64> = expected.pixels().map(|pixel| grey(pixel.0)).collect();
            let small = Pixels::new(picture).thumbnail();
            assert_eq!(small.as_flattened(), expected, "{width} × {height}");
        }
    }

    #[test]
    fn every_pixel_of_the_small_version_has_a_part_of_the_picture() {
        for (width, height) in [(1, 1), (1, 500), (500, 1), (31, 5_000), (2_000, 1_025)] {
            let grey = RgbImage::from_pixel(width, height, image::Rgb([200; 3]));
            let small = Pixels::new(grey).thumbnail();
            let is_grey = |level: &f64| (level - 200.0).abs() < 1e-9;
            assert!(
                small.as_flattened().iter().all(is_grey),
                "{width} × {height}"
            );
        }
    }
}
