//! A picture as the network looks at it: not too large, and with sides that it can halve five times.

use image::{RgbImage, imageops};

use crate::frames::Frame;
use crate::map::Map;
use crate::network::Network;

/// Longest side that the network looks at. It was trained with pictures of this size.
const LONGEST: u32 = 640;

/// What the network looks at, and how it came from the picture.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) pixels: Map<3>,
    /// Width and height of the picture, by its own px.
    size: (f32, f32),
    /// Px of the picture for one that is seen, across and down.
    scale: (f32, f32),
}

impl Seen {
    /// `None` for a picture without pixels.
    pub(crate) fn of(picture: &RgbImage) -> Option<Self> {
        let (width, height) = picture.dimensions();
        let longest = width.max(height);
        if width.min(height) == 0 {
            return None;
        }
        let size = |length: u32| length as f32;
        let seen = |pixels: &RgbImage| Self {
            pixels: padded(pixels),
            size: (size(width), size(height)),
            scale: (
                size(width) / size(pixels.width()),
                size(height) / size(pixels.height()),
            ),
        };
        if longest <= LONGEST {
            return Some(seen(picture));
        }
        let shortened =
            |length: u32| (u64::from(length) * u64::from(LONGEST) / u64::from(longest)) as u32;
        let small = imageops::thumbnail(picture, shortened(width).max(1), shortened(height).max(1));
        Some(seen(&small))
    }

    /// From px that are seen to those of the picture. Tells whether the frame belongs to it: the network can put the middle
    /// of one outside.
    pub(crate) fn scale_back(&self, frame: &mut Frame) -> bool {
        frame.x *= self.scale.0;
        frame.width *= self.scale.0;
        frame.y *= self.scale.1;
        frame.height *= self.scale.1;
        (0.0..self.size.0).contains(&frame.x) && (0.0..self.size.1).contains(&frame.y)
    }
}

/// Blue, green and red, with black to the right and below.
fn padded(picture: &RgbImage) -> Map<3> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let across = width.next_multiple_of(Network::STEP);
    let down = height.next_multiple_of(Network::STEP);
    let (levels, _) = picture.as_raw().as_chunks::<3>();
    let mut pixels = vec![[0.0; 3]; across * down];
    for (row, levels) in pixels.chunks_mut(across).zip(levels.chunks(width)) {
        for (pixel, [red, green, blue]) in row.iter_mut().zip(levels) {
            *pixel = [*blue, *green, *red].map(f32::from);
        }
    }
    Map::new(across, down, pixels)
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    #[test]
    fn a_picture_is_looked_at_with_640_px_at_most() {
        let table = [
            // width, height, width and height as seen, with what is added
            (1, 1, (32, 32)),
            (640, 33, (640, 64)),
            (641, 641, (640, 640)),
            (4_000, 3_000, (640, 480)),
            (4_000, 1, (640, 32)),
            (3, 2_000, (32, 640)),
        ];
        for (width, height, expected) in table {
            let seen = Seen::of(&RgbImage::new(width, height)).unwrap();
            let size = (seen.pixels.width(), seen.pixels.height());
            assert_eq!(size, expected, "{width} × {height}");
        }
        assert!(Seen::of(&RgbImage::new(0, 5)).is_none());
        assert!(Seen::of(&RgbImage::new(5, 0)).is_none());
    }

    #[test]
    fn channels_are_turned_round_and_the_rest_is_black() {
        let picture = RgbImage::from_pixel(33, 2, Rgb([1, 2, 3]));
        let seen = Seen::of(&picture).unwrap().pixels;
        assert_eq!((seen.width(), seen.height()), (64, 32));
        let grey = seen
            .pixels()
            .iter()
            .filter(|pixel| **pixel == [3.0, 2.0, 1.0]);
        assert_eq!(grey.count(), 33 * 2);
        assert_eq!(seen.row(1)[32], [3.0, 2.0, 1.0]);
        assert_eq!(seen.row(1)[33], [0.0; 3]);
        assert_eq!(seen.row(2)[0], [0.0; 3]);
    }
}
