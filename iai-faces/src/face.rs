//! A face that was found.

/// A face in a picture. All lengths are px of that picture.
///
/// The frame can reach past the edges of the picture; its middle is always inside.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Face {
    /// Left edge.
    pub x: i64,
    /// Upper edge.
    pub y: i64,
    /// At least 1.
    pub width: u32,
    /// At least 1.
    pub height: u32,
    /// How sure it is that this is a face, up to 1. What is less sure than 0.6 is not told.
    pub confidence: f32,
}

impl Face {
    pub(crate) fn area(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}
