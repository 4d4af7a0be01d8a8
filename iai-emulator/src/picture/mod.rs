//! Pictures, as far as the emulator looks into them: format and size from the header, and a digest that tells
//! whether two pictures are the same file. It never looks for faces.

mod bmp;
mod folder;
mod limits;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub(crate) use folder::Folder;

use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use sha2::{Digest, Sha256};

use crate::runtime::{ImageFormat, ImageRules, Refusal};

/// Code for bytes that are no picture, and for text that is no Base64.
const UNREADABLE: &str = "FailedOperation.ImageDecodeFailed";

/// The standard alphabet, padded. Bits that the last character has to spare may have any value: most readers of
/// Base64 do not look at them.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

/// What is known about a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: u64,
    pub(crate) height: u64,
    digest: [u8; 32],
}

/// A rectangle in a picture, in px.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) x: i64,
    pub(crate) y: i64,
    pub(crate) width: u64,
    pub(crate) height: u64,
}

impl Picture {
    /// A picture given as Base64 text.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub(crate) fn from_base64(rules: &ImageRules, text: &str, path: &str) -> Result<Self, Refusal> {
        limits::encoded(rules, text.len() as u64, path)?;
        let bytes = BASE64.decode(text).map_err(|_| {
            let hint = if text.starts_with("data:") {
                " It starts with `data:`; send only what stands after the comma."
            } else if text.contains(['\r', '\n']) {
                " It has line breaks; send it in one line."
            } else {
                ""
            };
            Refusal::new(UNREADABLE, format!("{path} is not Base64 text.{hint}"))
        })?;
        Self::read(rules, &bytes, path)
    }

    /// A picture given as a file.
    ///
    /// # Errors
    /// The first rule that it breaks.
    fn from_file(rules: &ImageRules, bytes: &[u8], path: &str) -> Result<Self, Refusal> {
        limits::encoded(rules, encoded_length(bytes.len() as u64), path)?;
        Self::read(rules, bytes, path)
    }

    fn read(rules: &ImageRules, bytes: &[u8], path: &str) -> Result<Self, Refusal> {
        let unreadable = || {
            let message =
                format!("{path} is not a PNG, JPG, BMP or GIF picture, or its header is cut off.");
            Refusal::new(UNREADABLE, message)
        };
        let format = format(bytes).ok_or_else(unreadable)?;
        limits::format(rules, format, path)?;
        let (width, height) = size(format, bytes).ok_or_else(unreadable)?;
        limits::sides(rules, format, (width, height), path)?;
        Ok(Self {
            width,
            height,
            digest: Sha256::digest(bytes).into(),
        })
    }

    /// Where the face is said to be: the middle of the picture, half as wide and three fifths as high.
    pub(crate) fn face(&self) -> Frame {
        let (width, height) = (self.width / 2, self.height * 3 / 5);
        Frame {
            x: half(self.width - width),
            y: half(self.height - height),
            width,
            height,
        }
    }

    /// Whether two pictures are the same file, byte by byte.
    pub(crate) fn is_same_file(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

fn half(length: u64) -> i64 {
    i64::try_from(length / 2).unwrap_or(i64::MAX)
}

/// Length of the Base64 text of so many bytes, padding included.
fn encoded_length(bytes: u64) -> u64 {
    bytes.div_ceil(3) * 4
}

/// Width and height in px.
fn size(format: ImageFormat, bytes: &[u8]) -> Option<(u64, u64)> {
    if format == ImageFormat::Bmp {
        return bmp::size(bytes);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width as u64, size.height as u64))
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    match imagesize::image_type(bytes).ok()? {
        imagesize::ImageType::Png => Some(ImageFormat::Png),
        imagesize::ImageType::Jpeg => Some(ImageFormat::Jpg),
        imagesize::ImageType::Bmp => Some(ImageFormat::Bmp),
        imagesize::ImageType::Gif => Some(ImageFormat::Gif),
        _ => None,
    }
}
