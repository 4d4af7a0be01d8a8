//! Why there is no picture.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::format::ImageFormat;
use crate::explain::explain;

/// A picture that could not be read, or could not be made to fit.
///
/// It tells a path, formats and numbers, and nothing of the picture's content. `Debug` is the text, and in a second line
/// the [`remedy`](Self::remedy).
pub struct ImageError {
    path: Option<PathBuf>,
    code: Option<&'static str>,
    kind: ImageErrorKind,
}

/// What went wrong with a picture.
#[derive(Debug)]
#[non_exhaustive]
pub enum ImageErrorKind {
    /// The file could not be read. Correct its path or permissions.
    Read(io::Error),
    /// An asynchronous function was not awaited in a tokio runtime, or the runtime ended. Await it in one.
    NoRuntime,
    /// Content of this format cannot be decoded. Convert it to JPG, if it is a picture.
    Format(ImageFormat),
    /// It was given as a text that is no Base64; this says where. Give the text in one line and without a prefix.
    Base64(String),
    /// It is empty, cut off or damaged. Get the file anew.
    Broken,
    /// It has more pixels than are decoded. Scale it down.
    TooManyPixels {
        /// Width in px.
        width: u32,
        /// Height in px.
        height: u32,
    },
    /// Its shorter side is too short, or would be once the picture is scaled down. Take a larger picture, or one that is
    /// not as long and narrow.
    TooSmall {
        /// Width in px.
        width: u32,
        /// Height in px.
        height: u32,
        /// Least pixels of the shorter side.
        least: u64,
    },
    /// The limits take no JPG, or none that this picture could become. Take another picture.
    NoFit,
}

impl ImageError {
    /// An error of the file at `path`.
    pub(super) fn of_file(path: &Path, kind: ImageErrorKind) -> Self {
        Self {
            path: Some(path.to_owned()),
            ..Self::from(kind)
        }
    }

    /// An error of a picture, from this file if it was read from one, that breaks a rule with this code.
    #[cfg(feature = "image-fit")]
    pub(super) fn of_picture(
        path: Option<&Path>,
        code: Option<&'static str>,
        kind: ImageErrorKind,
    ) -> Self {
        let path = path.map(Path::to_owned);
        Self { path, code, kind }
    }

    /// The code that the service would answer to the picture, for one that cannot be made to fit; `None` where the limits
    /// that it should keep have no code for that, and for errors of reading.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        self.code
    }

    /// The file, if the picture was read from one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ImageErrorKind {
        &self.kind
    }

    /// The kind of I/O error, such as not found, no permission or too large, if the file could not be read.
    #[must_use]
    pub fn io_kind(&self) -> Option<io::ErrorKind> {
        match &self.kind {
            ImageErrorKind::Read(error) => Some(error.kind()),
            _ => None,
        }
    }

    /// What to change, as one sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self.kind {
            ImageErrorKind::Read(ref error) => of_reading(error.kind()),
            ImageErrorKind::NoRuntime => {
                "Await the call in a tokio runtime, or use the function that blocks."
            }
            ImageErrorKind::Format(format) if !format.is_picture() => {
                "Give a picture as JPG, PNG, BMP or WebP; this content is of none of the known formats of pictures."
            }
            ImageErrorKind::Format(_) => {
                "Convert the picture to JPG first; phones do so when they share or export a picture."
            }
            ImageErrorKind::Base64(_) => {
                "Give Base64 text of the standard alphabet, padded and in one line, or the bytes themselves."
            }
            ImageErrorKind::Broken => "Get the picture anew; the file is damaged.",
            ImageErrorKind::TooManyPixels { .. } => "Scale the picture down first.",
            ImageErrorKind::TooSmall { .. } => {
                "Take a larger picture, or one that is not as long and narrow."
            }
            ImageErrorKind::NoFit => {
                "Give limits that take JPG and leave room for a small one, or take another picture."
            }
        }
    }
}

fn of_reading(problem: io::ErrorKind) -> &'static str {
    match problem {
        io::ErrorKind::NotFound => {
            "Correct the path of the picture; one without a leading / begins at the working folder."
        }
        io::ErrorKind::PermissionDenied => "Let the program's user read the picture.",
        io::ErrorKind::FileTooLarge => "Give a picture; no request can be as large as this file.",
        _ => "Give the path of a picture that can be read.",
    }
}

impl fmt::Debug for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return f
                .debug_struct("ImageError")
                .field("path", &self.path)
                .field("code", &self.code)
                .field("kind", &self.kind)
                .finish();
        }
        explain(f, self, &mut std::iter::empty(), self.remedy())
    }
}

impl From<ImageErrorKind> for ImageError {
    fn from(kind: ImageErrorKind) -> Self {
        Self {
            path: None,
            code: None,
            kind,
        }
    }
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            let what = match self.kind {
                ImageErrorKind::Read(_) | ImageErrorKind::NoRuntime => "read",
                _ => "fit",
            };
            write!(f, "cannot {what} the picture {}: ", path.display())?;
        }
        self.kind.fmt(f)
    }
}

impl fmt::Display for ImageErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::NoRuntime => f.write_str("this was not awaited in a tokio runtime"),
            Self::Format(ImageFormat::Unknown) => {
                f.write_str("content of an unknown format is no picture that can be decoded")
            }
            Self::Format(format) if !format.is_picture() => {
                write!(f, "{format} content is no picture")
            }
            Self::Format(format) => {
                write!(
                    f,
                    "a picture as {format} cannot be decoded: convert it to JPG"
                )
            }
            Self::Base64(fault) => write!(f, "the picture is no Base64 text: {fault}"),
            Self::Broken => f.write_str("the picture is empty, cut off or damaged"),
            Self::TooManyPixels { width, height } => {
                write!(
                    f,
                    "a picture of {width} x {height} px is too large to decode"
                )
            }
            Self::TooSmall {
                width,
                height,
                least,
            } => write!(
                f,
                "a picture of {width} x {height} px cannot have the {least} px on the shorter side that it needs: \
                 pictures are scaled down, never up"
            ),
            Self::NoFit => f.write_str("no JPG of the picture keeps the limits"),
        }
    }
}

impl std::error::Error for ImageError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            ImageErrorKind::Read(error) => Some(error),
            _ => None,
        }
    }
}
