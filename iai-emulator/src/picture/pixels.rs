//! What is asked of the pixels of a picture: whether they are all alike, and a small grey version of them.

use image::{DynamicImage, RgbImage};
use sha2::{Digest, Sha256};

/// Pixels that are looked at when all together are to be judged.
const SAMPLES: u64 = 4_096;
/// A channel with a variance below this, out of 255 levels, is of one colour. A deviation of 2 levels is more than
/// the noise of coding, and less than any picture of something has.
const PLAIN: f64 = 4.0;
/// Rows that go into the small version at most. More of them would only take time.
const MOST_ROWS: u32 = 1_024;

/// The small grey version is a square with this side.
pub(super) const SIDE: usize = 32;

/// The pixels of a picture.
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

    /// Whether they are practically of one colour.
    pub(super) fn are_plain(&self) -> bool {
        let channel = |pick: fn(&[u8; 3]) -> u8| variance(self.samples.iter().map(pick)) < PLAIN;
        channel(|[red, _, _]| *red)
            && channel(|[_, green, _]| *green)
            && channel(|[.., blue]| *blue)
    }

    /// A digest of what is seen, whatever the file format.
    pub(super) fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.samples.as_flattened()).into()
    }

    /// The small version, row by row: the brightness of each part of the picture, 0 to 255.
    pub(super) fn thumbnail(self) -> Vec<f64> {
        const SIDE: u32 = super::pixels::SIDE as u32;
        let small = DynamicImage::ImageRgb8(thinned(self.picture)).thumbnail_exact(SIDE, SIDE);
        let grey = |[red, green, blue]: [u8; 3]| {
            0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)
        };
        small
            .into_rgb8()
            .pixels()
            .map(|pixel| grey(pixel.0))
            .collect()
    }
}

/// Pixels from all over the picture. The step is the golden ratio, so that no regular pattern falls in with it.
fn samples(picture: &RgbImage) -> Vec<[u8; 3]> {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let (pixels, _) = picture.as_raw().as_chunks::<3>();
    let place = |number: u64| {
        let product = u128::from(number.wrapping_mul(STEP)) * pixels.len() as u128;
        usize::try_from(product >> 64).ok()
    };
    (0..SAMPLES)
        .filter_map(|number| pixels.get(place(number)?).copied())
        .collect()
}

fn variance(values: impl Iterator<Item = u8>) -> f64 {
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for value in values.map(f64::from) {
        count += 1.0;
        sum += value;
        squares += value * value;
    }
    let mean = sum / count;
    squares / count - mean * mean
}

/// The picture with rows left out evenly, when it has very many.
fn thinned(picture: RgbImage) -> RgbImage {
    let (width, height) = picture.dimensions();
    let every = height.div_ceil(MOST_ROWS);
    if every < 2 {
        return picture;
    }
    let length = width as usize * 3;
    let rows = picture
        .as_raw()
        .chunks_exact(length)
        .step_by(every as usize);
    let pixels = rows.collect::<Vec<_>>().concat();
    RgbImage::from_raw(width, height.div_ceil(every), pixels).unwrap_or(picture)
}
