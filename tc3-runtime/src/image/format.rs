//! The format of a picture, told by its first bytes.

use serde::Serialize;
use std::fmt;

/// A kind of picture file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpg,
    /// Windows bitmap.
    Bmp,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
    /// TIFF, and the raw formats of cameras that are built on it.
    Tiff,
    /// HEIF or HEIC, the usual format of iPhones.
    Heif,
    /// AVIF.
    Avif,
    /// JPEG XL.
    JpegXl,
    /// Windows icon.
    Ico,
    /// SVG or other XML.
    Xml,
    /// An HTML page, such as the error page of a download.
    Html,
    /// A PDF document.
    Pdf,
    /// None of the above.
    Unknown,
}

impl ImageFormat {
    /// How many bytes of a file are enough to tell.
    pub(super) const NEEDED: usize = 16;

    /// Tells the format from the start of a file.
    pub(super) fn of(start: &[u8]) -> Self {
        match start {
            [0x89, b'P', b'N', b'G', ..] => Self::Png,
            [0xff, 0xd8, 0xff, ..] => Self::Jpg,
            [b'B', b'M', ..] => Self::Bmp,
            [b'G', b'I', b'F', b'8', ..] => Self::Gif,
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Self::Webp,
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Self::Tiff,
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => of_brand(brand),
            [0xff, 0x0a, ..] | [0, 0, 0, 0x0c, b'J', b'X', b'L', b' ', ..] => Self::JpegXl,
            [0, 0, 1, 0, ..] => Self::Ico,
            [b'%', b'P', b'D', b'F', ..] => Self::Pdf,
            _ => of_text(start),
        }
    }

    /// Whether it is a picture that another program can make a JPG of.
    pub(crate) fn is_picture(self) -> bool {
        !matches!(self, Self::Html | Self::Pdf | Self::Xml | Self::Unknown)
    }
}

/// Formats of the ISO media file family, told by the brand after `ftyp`.
fn of_brand(brand: &[u8]) -> ImageFormat {
    match brand {
        [b'a', b'v', b'i', ..] => ImageFormat::Avif,
        // heic, heix, hevc and the like; mif1 and msf1. Others with an m are films.
        [b'h', b'e', ..] | [b'm', b'i' | b's', b'f', b'1', ..] => ImageFormat::Heif,
        _ => ImageFormat::Unknown,
    }
}

fn of_text(start: &[u8]) -> ImageFormat {
    let start = start.trim_ascii_start().to_ascii_lowercase();
    if start.starts_with(b"<!doctype h") || start.starts_with(b"<html") {
        ImageFormat::Html
    } else if start.starts_with(b"<svg") || start.starts_with(b"<?xml") {
        ImageFormat::Xml
    } else {
        ImageFormat::Unknown
    }
}

impl fmt::Display for ImageFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Png => "PNG",
            Self::Jpg => "JPG",
            Self::Bmp => "BMP",
            Self::Gif => "GIF",
            Self::Webp => "WebP",
            Self::Tiff => "TIFF",
            Self::Heif => "HEIF (HEIC)",
            Self::Avif => "AVIF",
            Self::JpegXl => "JPEG XL",
            Self::Ico => "ICO",
            Self::Xml => "SVG or XML",
            Self::Html => "HTML",
            Self::Pdf => "PDF",
            Self::Unknown => "unknown format",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_content() {
        let table: [(&[u8], ImageFormat); 23] = [
            (b"\x89PNG\r\n\x1a\n", ImageFormat::Png),
            (b"\xff\xd8\xff\xe0", ImageFormat::Jpg),
            (b"BM1234", ImageFormat::Bmp),
            (b"GIF89a", ImageFormat::Gif),
            (b"RIFF1234WEBPVP8 ", ImageFormat::Webp),
            (b"RIFF1234WAVE", ImageFormat::Unknown),
            (b"II*\0", ImageFormat::Tiff),
            (b"MM\0*", ImageFormat::Tiff),
            (b"\0\0\0\x18ftypheic", ImageFormat::Heif),
            (b"\0\0\0\x18ftypheix", ImageFormat::Heif),
            (b"\0\0\0\x18ftyphevc", ImageFormat::Heif),
            (b"\0\0\0\x18ftypmif1", ImageFormat::Heif),
            (b"\0\0\0\x18ftypmsf1", ImageFormat::Heif),
            (b"\0\0\0\x18ftypmp42", ImageFormat::Unknown),
            (b"\0\0\0\x18ftypmmp4", ImageFormat::Unknown),
            (b"\xff\x0a\x00\x10", ImageFormat::JpegXl),
            (b"\0\0\0\x18ftypavif", ImageFormat::Avif),
            (b"\0\0\0\x18ftypqt  ", ImageFormat::Unknown),
            (b"\r\n<!DOCTYPE html>", ImageFormat::Html),
            (b"<?xml version=", ImageFormat::Xml),
            (b"%PDF-1.7", ImageFormat::Pdf),
            (b"B", ImageFormat::Unknown),
            (b"", ImageFormat::Unknown),
        ];
        for (start, format) in table {
            assert_eq!(ImageFormat::of(start), format, "{start:?}");
        }
    }
}
