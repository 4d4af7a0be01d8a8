//! How pictures are read, and the files that are kept of them.

use std::fmt;
use std::sync::Arc;

use super::FaceDetection;

/// How pictures are read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Reading {
    pub(crate) detection: FaceDetection,
    /// Whether files are kept, to be shown.
    pub(crate) keeps_files: bool,
}

/// The file of a picture, as it was sent.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PictureFile(pub(crate) Arc<[u8]>);

/// Faces of people stay out of logs.
impl fmt::Debug for PictureFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PictureFile({} bytes)", self.0.len())
    }
}
