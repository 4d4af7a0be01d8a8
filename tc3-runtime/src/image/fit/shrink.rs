//! Scaling down by averages. The filters of `image` take seconds for a large photo, and hundreds of megabytes or jagged
//! edges.

use image::RgbImage;

use super::size::Size;

/// The picture in the size `target`, which is no larger.
pub(super) fn to(pixels: RgbImage, target: Size) -> RgbImage {
    if pixels.dimensions() == target {
        return pixels;
    }
    shrink(&pixels, target)
}

/// The picture in the smaller size. Each pixel becomes the average of the area that it covers.
fn shrink(pixels: &RgbImage, (width, height): Size) -> RgbImage {
    let row_len = pixels.width() as usize * CHANNELS;
    let rows: Vec<&[u8]> = pixels.as_raw().chunks_exact(row_len.max(1)).collect();
    let columns: Vec<Vec<Share>> = (0..width)
        .map(|column| shares(column, pixels.width(), width).collect())
        .collect();
    let whole = f64::from(pixels.width()) * f64::from(pixels.height());
    let mut shrunk = Vec::with_capacity(width as usize * height as usize * CHANNELS);
    let mut sums = vec![0_u32; row_len];
    for row in 0..height {
        sums.fill(0);
        for (line, share) in shares(row, pixels.height(), height) {
            add(
                &mut sums,
                rows.get(line).copied().unwrap_or_default(),
                share,
            );
        }
        for column in &columns {
            shrunk.extend(average(&sums, column, (1.0 / whole) as f32));
        }
    }
    RgbImage::from_raw(width, height, shrunk).unwrap_or_default()
}

const CHANNELS: usize = 3;

/// A line of the large picture, and how much of it is in a line of the small one.
type Share = (usize, u32);

/// What makes up line `at` of `to` lines, of `from` lines. All shares of it add up to `from`.
fn shares(at: u32, from: u32, to: u32) -> impl Iterator<Item = Share> {
    let (at, from, to) = (u64::from(at), u64::from(from), u64::from(to));
    let (start, end) = (at * from, (at + 1) * from);
    (start / to..end.div_ceil(to)).map(move |line| {
        let share = ((line + 1) * to).min(end) - (line * to).max(start);
        (line as usize, share as u32)
    })
}

/// Adds a row. A sum is at most 255 times the height, which fits: what is decoded and leaves a pixel of width has no
/// more than some million rows.
fn add(sums: &mut [u32], row: &[u8], share: u32) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum = sum.wrapping_add(u32::from(*value).wrapping_mul(share));
    }
}

fn average(sums: &[u32], column: &[Share], part: f32) -> [u8; CHANNELS] {
    let mut pixel = [0.0_f32; CHANNELS];
    for (at, share) in column {
        let found = sums.get(at * CHANNELS..).unwrap_or_default();
        for (channel, sum) in pixel.iter_mut().zip(found) {
            *channel += *sum as f32 * *share as f32;
        }
    }
    pixel.map(|sum| (sum * part + 0.5) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_line_is_made_of_the_lines_that_it_covers() {
        let table: [(u32, u32, u32, &[Share]); 5] = [
            (0, 4, 2, &[(0, 2), (1, 2)]),
            (1, 4, 2, &[(2, 2), (3, 2)]),
            (0, 3, 2, &[(0, 2), (1, 1)]),
            (1, 3, 2, &[(1, 1), (2, 2)]),
            (3_999, 4_032, 4_000, &[(4_030, 32), (4_031, 4_000)]),
        ];
        for (at, from, to, expected) in table {
            let found: Vec<_> = shares(at, from, to).collect();
            assert_eq!(found, expected, "{at} of {to} of {from}");
        }
    }

    #[test]
    fn pixels_become_the_average_of_what_they_cover() {
        // Rows of 3 px: black, grey, white.
        let wide = RgbImage::from_fn(3, 2, |x, _| Rgb([(x * 100) as u8, 7, 255]));
        let small = shrink(&wide, (2, 1));
        // (0 × 2 + 100 × 1) / 3 and (100 × 1 + 200 × 2) / 3
        assert_eq!(small.as_raw(), &[33, 7, 255, 167, 7, 255]);
    }

    #[test]
    fn a_plain_colour_stays_what_it_is() {
        let plain = RgbImage::from_pixel(1_013, 769, Rgb([255, 1, 128]));
        let small = shrink(&plain, (1_000, 759));
        assert!(small.pixels().all(|pixel| *pixel == Rgb([255, 1, 128])));
    }
}
