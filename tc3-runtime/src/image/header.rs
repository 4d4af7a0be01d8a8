//! Format and pixel size from the first bytes.

use imagesize::ImageError;

use super::codec;
use super::format::ImageFormat;

/// What the start of a file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) format: ImageFormat,
    /// Width and height in pixels.
    pub(crate) size: Option<(u32, u32)>,
    /// The file ends before its header does.
    pub(crate) cut_off: bool,
}

impl Header {
    pub(super) const UNKNOWN: Self = Self {
        format: ImageFormat::Unknown,
        size: None,
        cut_off: false,
    };
}

/// How much Base64 text is decoded first. Most headers are shorter. A JPEG may have a colour profile and a preview
/// before its size; then more is decoded.
const FIRST_CHARS: usize = 1024;

/// Looks at the bytes of a file.
pub(super) fn of_bytes(bytes: &[u8]) -> Header {
    let format = ImageFormat::of(bytes.get(..ImageFormat::NEEDED).unwrap_or(bytes));
    let measured = match format {
        ImageFormat::Png => png_size(bytes),
        ImageFormat::Bmp => bmp_size(bytes),
        ImageFormat::Jpg | ImageFormat::Gif => blob_size(bytes),
        _ => Measured::Broken,
    };
    let (size, cut_off) = match measured {
        Measured::Size(width, height) => (Some((width, height)), false),
        Measured::Broken => (None, false),
        Measured::CutOff => (None, true),
    };
    Header {
        format,
        size,
        cut_off,
    }
}

/// Looks at clean Base64 text, decoding no more of it than needed.
pub(super) fn of_base64(text: &str) -> Header {
    let mut chars = FIRST_CHARS;
    loop {
        let header = of_bytes(&codec::decode_start(text, chars));
        if !header.cut_off || chars >= text.len() {
            return header;
        }
        chars = chars.saturating_mul(8);
    }
}

enum Measured {
    Size(u32, u32),
    Broken,
    CutOff,
}

fn blob_size(bytes: &[u8]) -> Measured {
    match imagesize::blob_size(bytes) {
        Ok(size) => match (size.width.try_into(), size.height.try_into()) {
            (Ok(width), Ok(height)) => Measured::Size(width, height),
            _ => Measured::Broken,
        },
        Err(ImageError::IoError(_)) => Measured::CutOff,
        Err(_) => Measured::Broken,
    }
}

/// The first chunk of a PNG must be IHDR, or the numbers behind it are not its size.
fn png_size(bytes: &[u8]) -> Measured {
    match bytes.get(12..16) {
        None => Measured::CutOff,
        Some(b"IHDR") => blob_size(bytes),
        Some(_) => Measured::Broken,
    }
}

/// Read by hand, since `imagesize` misreads two kinds of BMP as huge pictures: a negative height (rows from the top),
/// and the oldest header, with sizes of 16 bits.
fn bmp_size(bytes: &[u8]) -> Measured {
    const CORE_HEADER: u32 = 12;
    let size = match read_u32(bytes, 14) {
        Some(CORE_HEADER) => read_u32(bytes, 18).map(|both| (both & 0xffff, both >> 16)),
        Some(_) => read_u32(bytes, 18).zip(read_u32(bytes, 22)),
        None => None,
    };
    size.map_or(Measured::CutOff, |(width, height)| {
        Measured::Size(
            width.cast_signed().unsigned_abs(),
            height.cast_signed().unsigned_abs(),
        )
    })
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    let field = bytes.get(at..at.checked_add(4)?)?;
    field.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples;
    use super::*;

    fn measured(format: ImageFormat, width: u32, height: u32) -> Header {
        Header {
            format,
            size: Some((width, height)),
            cut_off: false,
        }
    }

    #[test]
    fn sizes_are_read_from_bytes_and_from_text() {
        let table = [
            (samples::png(640, 480), measured(ImageFormat::Png, 640, 480)),
            (
                samples::jpg(4001, 64, 0),
                measured(ImageFormat::Jpg, 4001, 64),
            ),
            (
                samples::jpg(30, 20, 200_000),
                measured(ImageFormat::Jpg, 30, 20),
            ),
            (samples::bmp(2000, 63), measured(ImageFormat::Bmp, 2000, 63)),
            (
                samples::bmp(2000, -63),
                measured(ImageFormat::Bmp, 2000, 63),
            ),
            (
                samples::bmp_core(70, 80),
                measured(ImageFormat::Bmp, 70, 80),
            ),
            (samples::gif(10, 11), measured(ImageFormat::Gif, 10, 11)),
        ];
        for (bytes, header) in table {
            assert_eq!(of_bytes(&bytes), header);
            assert_eq!(of_base64(&codec::encoded(&bytes)), header);
        }
    }

    #[test]
    fn a_cut_header_is_no_picture() {
        for whole in [
            samples::png(9, 9),
            samples::jpg(9, 9, 300),
            samples::bmp(9, 9),
        ] {
            for length in [0, 4, 11, 15] {
                let header = of_bytes(&whole[..length]);
                assert_eq!(header.size, None, "{length}");
                assert_eq!(header.cut_off, length > 0, "{length}");
            }
        }
    }

    #[test]
    fn a_png_without_its_first_chunk_is_broken() {
        let mut bytes = samples::png(9, 9);
        bytes[12] = b'X';
        assert_eq!(
            of_bytes(&bytes),
            Header {
                size: None,
                ..measured(ImageFormat::Png, 9, 9)
            }
        );
    }

    proptest! {
        #[test]
        fn changed_headers_never_panic(at in 0_usize..40, byte: u8, length in 0_usize..60, kind in 0..4) {
            let mut bytes = match kind {
                0 => samples::png(9, 9),
                1 => samples::jpg(9, 9, 20),
                2 => samples::bmp(9, 9),
                _ => samples::gif(9, 9),
            };
            bytes.truncate(length);
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            prop_assert_eq!(of_bytes(&bytes), of_base64(&codec::encoded(&bytes)));
        }
    }
}
