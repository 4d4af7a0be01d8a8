//! A face, and what is known about it.

use super::fingerprint::Fingerprint;
use super::frame::Frame;

/// A face in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SeenFace {
    pub(crate) frame: Frame,
    pub(crate) fingerprint: Fingerprint,
    /// How sure it is that this is a face, up to 1.
    pub(crate) confidence: f32,
}
