//! Pictures from a file, bytes or Base64 text. Only their header is looked at.

mod aside;
mod base64_text;
mod codec;
mod error;
#[cfg(feature = "image-fit")]
mod fit;
mod format;
mod header;
mod into_image;
mod open;
mod rules;

use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use base64_text::Base64Fault;
pub use error::{ImageError, ImageErrorKind};
pub use format::ImageFormat;
pub(crate) use header::Header;
pub use into_image::IntoImage;
pub use rules::{FormatRule, ImageRules, LongSide, ShortSide, SizeLimit};

/// A picture for a request.
///
/// It is encoded as Base64 straight into the body when the request is written. Cloning is cheap. `Debug` shows format
/// and size only. With serde it is Base64 text.
///
/// ```
/// use tc3_runtime::Image;
///
/// let from_bytes = Image::from_bytes(vec![0xff, 0xd8, 0xff]);
/// let from_text = Image::from_base64("/9j/");
/// assert_eq!(from_bytes.encoded_len(), from_text.encoded_len());
/// ```
#[derive(Clone)]
pub struct Image {
    source: Source,
    path: Option<Arc<Path>>,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    // `Arc<String>`, since to make an `Arc<str>` of the caller's text would copy megabytes.
    Text {
        text: Arc<String>,
        fault: Option<Base64Fault>,
    },
}

impl Image {
    /// Reads a picture from a file. The format is told by the content, not by the file's name.
    ///
    /// This blocks while it reads; in asynchronous code use [`open_async`](Self::open_async).
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is larger than 64 MiB, which no request can carry.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, ImageError> {
        let path = path.as_ref();
        open::read(path).map(|bytes| Self {
            path: Some(path.into()),
            ..Self::from_bytes(bytes)
        })
    }

    /// Reads a picture from a file as [`open`](Self::open) does, on a thread of tokio's that may block.
    ///
    /// It may be dropped at any time; a read that has begun ends by itself, and its result is lost.
    ///
    /// ```no_run
    /// # use tc3_runtime::image::{Image, ImageError};
    /// # async fn read() -> Result<(), ImageError> {
    /// let image = Image::open_async("face.jpg").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`open`](Self::open), and [`ImageErrorKind::NoRuntime`] outside of a tokio runtime.
    pub async fn open_async(path: impl AsRef<Path>) -> Result<Self, ImageError> {
        let path = path.as_ref().to_owned();
        let opened = aside::run({
            let path = path.clone();
            move || Self::open(path)
        });
        (opened.await).unwrap_or_else(|| Err(ImageError::of_file(&path, ImageErrorKind::NoRuntime)))
    }

    /// Takes the bytes of a picture file.
    #[must_use]
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Self {
        Self {
            source: Source::Bytes(bytes.into()),
            path: None,
        }
    }

    /// Takes Base64 text (the standard alphabet, padded, in one line).
    ///
    /// Other text is kept as well, and validation says what is wrong with it: a data-URI prefix, line breaks, the
    /// URL-safe alphabet, a bad length.
    #[must_use]
    pub fn from_base64(text: impl Into<String>) -> Self {
        let text = text.into();
        let fault = base64_text::find_fault(&text);
        Self {
            source: Source::Text {
                text: Arc::new(text),
                fault,
            },
            path: None,
        }
    }

    /// The format, told by content.
    #[must_use]
    pub fn format(&self) -> ImageFormat {
        self.header().format
    }

    /// Width and height in pixels, read from the header. `None` when the header is cut off or
    /// broken, or the format is not one that this crate can measure.
    #[must_use]
    pub fn pixel_size(&self) -> Option<(u32, u32)> {
        self.header().size
    }

    /// How long the picture is as Base64 text, in bytes.
    #[must_use]
    pub fn encoded_len(&self) -> usize {
        match &self.source {
            Source::Bytes(bytes) => codec::encoded_len(bytes.len()),
            Source::Text { text, .. } => text.len(),
        }
    }

    /// The file, if it was [opened](Self::open) from one. An error of a call names the parameter and not the file.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.encoded_len() == 0
    }

    /// What is wrong with the Base64 text, if it was given as text.
    pub(crate) fn fault(&self) -> Option<Base64Fault> {
        match &self.source {
            Source::Bytes(_) => None,
            Source::Text { fault, .. } => *fault,
        }
    }

    pub(crate) fn header(&self) -> Header {
        match &self.source {
            Source::Bytes(bytes) => header::of_bytes(bytes),
            Source::Text { text, fault: None } => header::of_base64(text),
            Source::Text { fault: Some(_), .. } => Header::UNKNOWN,
        }
    }

    /// The text, if it is not clean Base64 and so must be escaped in JSON.
    pub(crate) fn doubtful_text(&self) -> Option<&str> {
        match &self.source {
            Source::Text {
                text,
                fault: Some(_),
            } => Some(text),
            _ => None,
        }
    }

    /// Appends the Base64 text.
    pub(crate) fn push_base64(&self, out: &mut Vec<u8>) {
        match &self.source {
            Source::Bytes(bytes) => codec::push_encoded(out, bytes),
            Source::Text { text, .. } => out.extend_from_slice(text.as_bytes()),
        }
    }

    /// The Base64 text.
    pub(crate) fn base64_text(&self) -> Cow<'_, str> {
        match &self.source {
            Source::Bytes(bytes) => Cow::Owned(codec::encoded(bytes)),
            Source::Text { text, .. } => Cow::Borrowed(text),
        }
    }
}

/// Two pictures are equal when their Base64 text is, from whatever file they were read.
impl PartialEq for Image {
    fn eq(&self, other: &Self) -> bool {
        match (&self.source, &other.source) {
            (Source::Bytes(one), Source::Bytes(two)) => one == two,
            (Source::Text { text: one, .. }, Source::Text { text: two, .. }) => one == two,
            _ => {
                self.encoded_len() == other.encoded_len()
                    && self.base64_text() == other.base64_text()
            }
        }
    }
}

impl AsRef<Self> for Image {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Header { format, size, .. } = self.header();
        write!(f, "Image({format}, ")?;
        if let Some((width, height)) = size {
            write!(f, "{width} x {height} px, ")?;
        }
        write!(f, "{} Base64 bytes)", self.encoded_len())
    }
}

impl Serialize for Image {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.base64_text())
    }
}

impl<'de> Deserialize<'de> for Image {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from_base64)
    }
}

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
