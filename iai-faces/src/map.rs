//! What flows through the network: pictures with any number of channels, and the simple steps between them.

/// A picture of `C` channels, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Map<const C: usize> {
    width: usize,
    height: usize,
    pixels: Vec<[f32; C]>,
}

impl<const C: usize> Map<C> {
    /// The pixels are made row by row.
    pub(crate) fn new(width: usize, height: usize, pixels: Vec<[f32; C]>) -> Self {
        debug_assert_eq!(pixels.len(), width * height);
        Self {
            width,
            height,
            pixels,
        }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    pub(crate) fn pixels(&self) -> &[[f32; C]] {
        &self.pixels
    }

    /// The pixels of a row; none outside.
    pub(crate) fn row(&self, y: usize) -> &[[f32; C]] {
        let start = y * self.width;
        self.pixels
            .get(start..start + self.width)
            .unwrap_or_default()
    }

    /// Half as wide and high: of each four pixels the highest values.
    pub(crate) fn pooled(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let (upper, _) = self.row(2 * y).as_chunks::<2>();
            let (lower, _) = self.row(2 * y + 1).as_chunks::<2>();
            let pairs = upper.iter().zip(lower);
            pixels.extend(
                pairs.map(|(upper, lower)| highest(&[upper[0], upper[1], lower[0], lower[1]])),
            );
        }
        Self::new(width, height, pixels)
    }

    /// Adds another one, of half the width and height, to each pixel.
    pub(crate) fn add_doubled(&mut self, half: &Self) {
        for (place, pixel) in self.pixels.iter_mut().enumerate() {
            let (x, y) = (place % self.width, place / self.width);
            if let Some(added) = half.row(y / 2).get(x / 2) {
                (0..C).for_each(|channel| pixel[channel] += added[channel]);
            }
        }
    }
}

fn highest<const C: usize>(pixels: &[[f32; C]; 4]) -> [f32; C] {
    let mut highest = pixels[0];
    for pixel in &pixels[1..] {
        for (highest, value) in highest.iter_mut().zip(pixel) {
            *highest = highest.max(*value);
        }
    }
    highest
}
