//! The two kinds of layer that have weights.

use crate::map::Map;
use crate::weights::Weights;

/// The pixels around one, with itself, from the upper left on.
const AROUND: usize = 9;

/// The first layer: from the three channels of a picture to sixteen, half as wide and high.
#[derive(Debug)]
pub(crate) struct Stem {
    weights: [[[f32; 16]; 3]; AROUND],
    bias: [f32; 16],
}

impl Stem {
    pub(crate) fn read(weights: &mut Weights<'_>) -> Self {
        Self {
            weights: [(); AROUND].map(|()| [(); 3].map(|()| weights.take())),
            bias: weights.take(),
        }
    }

    pub(crate) fn run(&self, input: &Map<3>) -> Map<16> {
        let (width, height) = (input.width() / 2, input.height() / 2);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                pixels.push(self.pixel(input, 2 * x, 2 * y));
            }
        }
        Map::new(width, height, pixels)
    }

    fn pixel(&self, input: &Map<3>, x: usize, y: usize) -> [f32; 16] {
        let mut sum = self.bias;
        for (place, weights) in self.weights.iter().enumerate() {
            let (Some(x), Some(y)) = (
                (x + place % 3).checked_sub(1),
                (y + place / 3).checked_sub(1),
            ) else {
                continue;
            };
            let Some(pixel) = input.row(y).get(x) else {
                continue;
            };
            for (value, weights) in pixel.iter().zip(weights) {
                add_scaled(&mut sum, *value, weights);
            }
        }
        cut_off(sum)
    }
}

/// A layer that mixes the channels of each pixel, and then looks at the pixels around, channel by channel.
#[derive(Debug)]
pub(crate) struct Unit<const IN: usize, const OUT: usize> {
    mix: Box<[[f32; OUT]; IN]>,
    mix_bias: [f32; OUT],
    around: [[f32; OUT]; AROUND],
    bias: [f32; OUT],
}

impl<const IN: usize, const OUT: usize> Unit<IN, OUT> {
    pub(crate) fn read(weights: &mut Weights<'_>) -> Self {
        Self {
            mix: Box::new([(); IN].map(|()| weights.take())),
            mix_bias: weights.take(),
            around: [(); AROUND].map(|()| weights.take()),
            bias: weights.take(),
        }
    }

    /// The result, with zeros in place of what is below zero.
    pub(crate) fn run(&self, input: &Map<IN>) -> Map<OUT> {
        self.looked_around(&self.mixed(input), cut_off)
    }

    /// The result as it is.
    pub(crate) fn run_signed(&self, input: &Map<IN>) -> Map<OUT> {
        self.looked_around(&self.mixed(input), |pixel| pixel)
    }

    fn mixed(&self, input: &Map<IN>) -> Map<OUT> {
        let mix = |pixel: &[f32; IN]| {
            let mut sum = self.mix_bias;
            for (value, weights) in pixel.iter().zip(self.mix.iter()) {
                add_scaled(&mut sum, *value, weights);
            }
            sum
        };
        let pixels = input.pixels().iter().map(mix).collect();
        Map::new(input.width(), input.height(), pixels)
    }

    /// There is nothing beyond the edges.
    fn looked_around(&self, input: &Map<OUT>, finish: fn([f32; OUT]) -> [f32; OUT]) -> Map<OUT> {
        let mut pixels = Vec::with_capacity(input.pixels().len());
        for y in 0..input.height() {
            let rows = [y.checked_sub(1), Some(y), Some(y + 1)];
            let rows = rows.map(|y| y.map(|y| input.row(y)).unwrap_or_default());
            pixels.extend((0..input.width()).map(|x| finish(self.pixel(&rows, x))));
        }
        Map::new(input.width(), input.height(), pixels)
    }

    fn pixel(&self, rows: &[&[[f32; OUT]]; 3], x: usize) -> [f32; OUT] {
        let mut sum = self.bias;
        let (weights, _) = self.around.as_chunks::<3>();
        for (row, weights) in rows.iter().zip(weights) {
            for (place, weights) in weights.iter().enumerate() {
                let pixel = (x + place).checked_sub(1).and_then(|x| row.get(x));
                if let Some(pixel) = pixel {
                    add_product(&mut sum, pixel, weights);
                }
            }
        }
        sum
    }
}

fn add_scaled<const C: usize>(sum: &mut [f32; C], value: f32, weights: &[f32; C]) {
    for (sum, weight) in sum.iter_mut().zip(weights) {
        *sum += value * weight;
    }
}

fn add_product<const C: usize>(sum: &mut [f32; C], pixel: &[f32; C], weights: &[f32; C]) {
    for ((sum, value), weight) in sum.iter_mut().zip(pixel).zip(weights) {
        *sum += value * weight;
    }
}

fn cut_off<const C: usize>(pixel: [f32; C]) -> [f32; C] {
    pixel.map(|value| value.max(0.0))
}
