//! Pictures: how they are read, what counts as a face in one, and how alike two are.
//!
//! A picture is decoded for real. Whatever is not plain counts as one face in the middle, unless faces are to be detected
//! (`detection`). What is kept of a picture is small, since an account holds tens of thousands: its size, the digest of
//! the file and a print of what it shows, or of what each face shows. EXIF is not looked at: a picture is taken as its pixels
//! are stored.

mod bmp;
mod comparison;
mod decode;
#[cfg(feature = "faces")]
mod detected;
mod detection;
#[cfg(test)]
#[cfg(feature = "faces")]
mod detection_tests;
mod digest;
mod draw;
mod fingerprint;
mod folder;
mod frame;
#[cfg(any(test, feature = "fuzzing"))]
mod invented;
#[cfg(test)]
mod likeness_tests;
mod limits;
mod pixels;
mod print;
mod reading;
#[cfg(test)]
pub(crate) mod samples;
mod scale;
mod seen_face;
#[cfg(test)]
mod tests;

pub(crate) use comparison::HIGHEST_IN_HUNDREDTHS;
pub use detection::FaceDetection;
pub(crate) use fingerprint::Fingerprint;
pub(crate) use folder::Folder;
pub(crate) use frame::Frame;
pub(crate) use print::Print;
pub(crate) use reading::{PictureFile, Reading};
pub(crate) use scale::Scale;
pub(crate) use seen_face::SeenFace;

use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use crate::refusal::Refusal;
use crate::table::{ImageFormat, ImageRules};
use digest::digest;
use pixels::Pixels;

/// Code for bytes that are no picture, and for text that is no Base64.
const UNREADABLE: &str = "FailedOperation.ImageDecodeFailed";

/// The standard alphabet, padded. Bits that the last character has to spare may have any value: most readers of
/// Base64 do not look at them.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

/// What is known about a picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    pub(crate) width: u64,
    pub(crate) height: u64,
    /// Of all that it shows.
    pub(crate) fingerprint: Fingerprint,
    /// The largest first.
    faces: Vec<SeenFace>,
    /// The file, where files are kept.
    pub(crate) file: Option<PictureFile>,
}

impl Picture {
    /// A picture given as Base64 text.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub(crate) fn from_base64(
        rules: &ImageRules,
        text: &str,
        path: &str,
        reading: Reading,
    ) -> Result<Self, Refusal> {
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
        Self::read(rules, &bytes, path, reading)
    }

    /// A picture given as a file.
    ///
    /// # Errors
    /// The first rule that it breaks.
    fn from_file(
        rules: &ImageRules,
        bytes: &[u8],
        path: &str,
        reading: Reading,
    ) -> Result<Self, Refusal> {
        limits::encoded(rules, encoded_length(bytes.len() as u64), path)?;
        Self::read(rules, bytes, path, reading)
    }

    fn read(
        rules: &ImageRules,
        bytes: &[u8],
        path: &str,
        reading: Reading,
    ) -> Result<Self, Refusal> {
        let unreadable = || {
            let message =
                format!("{path} is not a PNG, JPG, BMP or GIF picture, or its header is cut off.");
            Refusal::new(UNREADABLE, message)
        };
        let format = format(bytes).ok_or_else(unreadable)?;
        limits::format(rules, format, path)?;
        let (width, height) = size(format, bytes).ok_or_else(unreadable)?;
        limits::sides(rules, format, (width, height), path)?;
        let pixels = decode::decode(format, bytes, (width, height)).ok_or_else(|| {
            let message = format!("{path} has the header of a {format}, but cannot be decoded.");
            Refusal::new(UNREADABLE, message)
        })?;
        let pixels = Pixels::new(pixels);
        let fingerprint = Fingerprint {
            print: Print::of(&pixels),
            digest: digest(bytes),
        };
        Ok(Self {
            width,
            height,
            fingerprint,
            faces: reading.detection.faces(&pixels, fingerprint),
            file: reading.keeps_files.then(|| PictureFile(bytes.into())),
        })
    }

    /// The faces, the largest first.
    pub(crate) fn faces(&self) -> &[SeenFace] {
        &self.faces
    }

    /// The largest face.
    pub(crate) fn face(&self) -> Option<&SeenFace> {
        self.faces.first()
    }

    /// The face that is surest to be one.
    pub(crate) fn surest_face(&self) -> Option<&SeenFace> {
        let faces = self.faces.iter();
        faces.reduce(|best, next| {
            if next.confidence > best.confidence {
                next
            } else {
                best
            }
        })
    }
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
