//! Rectangles.

/// A rectangle in a picture, in px.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) x: i64,
    pub(crate) y: i64,
    pub(crate) width: u64,
    pub(crate) height: u64,
}

impl Frame {
    /// The middle of a picture, half as wide and three fifths as high.
    pub(super) fn in_the_middle_of((width, height): (u64, u64)) -> Self {
        let (inner_width, inner_height) = (width / 2, height * 3 / 5);
        Self {
            x: half(width - inner_width),
            y: half(height - inner_height),
            width: inner_width,
            height: inner_height,
        }
    }
}

fn half(length: u64) -> i64 {
    i64::try_from(length / 2).unwrap_or(i64::MAX)
}
