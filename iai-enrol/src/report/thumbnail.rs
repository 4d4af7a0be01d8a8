//! Small pictures for the page, made of the files when the report is written.

use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, ImageResult};

/// The longer side of a small picture: about what the page shows.
const SIDE: u32 = 128;
/// The quality of a JPG, of 100.
const QUALITY: u8 = 75;
/// Larger files are not opened: nothing that the service takes is as large.
const LARGEST_FILE: u64 = 32 * 1024 * 1024;
/// Pixels that are decoded for a page in all, about a minute of work.
const PIXELS: u64 = 2_000_000_000;

/// Makes small pictures, until the work is too much.
pub(super) struct Thumbnails {
    folder: PathBuf,
    pixels: u64,
}

impl Thumbnails {
    /// Of pictures in this folder.
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            pixels: PIXELS,
        }
    }

    /// The picture as an address that holds it, or why there is none.
    pub(super) fn of(&mut self, picture: &Path) -> Result<String, &'static str> {
        let path = self.folder.join(picture);
        let about = path.metadata().map_err(|_| "the file is gone")?;
        // A pipe would be waited for.
        if !about.is_file() || about.len() > LARGEST_FILE {
            return Err("no picture to show");
        }
        let file = File::open(&path).map_err(|_| "the file cannot be read")?;
        let reader = ImageReader::new(BufReader::new(file)).with_guessed_format();
        let reader = reader.map_err(|_| "the file cannot be read")?;
        let unknown = |_| "not a picture that can be shown";
        let decoder = reader.into_decoder().map_err(unknown)?;
        self.pay(decoder.dimensions())?;
        let small = small(decoder);
        small.and_then(|small| address(&small)).map_err(unknown)
    }

    /// Takes the pixels of a picture from those that may be decoded.
    fn pay(&mut self, (width, height): (u32, u32)) -> Result<(), &'static str> {
        let left = self
            .pixels
            .checked_sub(u64::from(width) * u64::from(height));
        self.pixels = left.ok_or("left out: too many pixels")?;
        Ok(())
    }
}

/// The picture, small and upright.
fn small(mut decoder: impl ImageDecoder) -> ImageResult<DynamicImage> {
    let orientation = decoder.orientation()?;
    let whole = DynamicImage::from_decoder(decoder)?;
    let mut small = if whole.width().max(whole.height()) > SIDE {
        whole.thumbnail(SIDE, SIDE)
    } else {
        whole
    };
    small.apply_orientation(orientation);
    Ok(small)
}

/// An address that holds the picture. Nothing else of the file is in it, such as where a photo was taken.
fn address(small: &DynamicImage) -> ImageResult<String> {
    let mut bytes = Vec::new();
    // What is transparent must stay so: as JPG it would be black.
    let kind = if small.color().has_alpha() {
        let small = DynamicImage::from(small.to_rgba8());
        small.write_to(Cursor::new(&mut bytes), ImageFormat::Png)?;
        "png"
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        small.to_rgb8().write_with_encoder(encoder)?;
        "jpeg"
    };
    Ok(format!(
        "data:image/{kind};base64,{}",
        STANDARD.encode(bytes)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{RgbImage, RgbaImage};

    fn size(address: &str, start: &str) -> (u32, u32) {
        let text = address.strip_prefix(start).unwrap();
        let bytes = STANDARD.decode(text).unwrap();
        let image = image::load_from_memory(&bytes).unwrap();
        (image.width(), image.height())
    }

    #[test]
    fn pictures_become_small() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        RgbImage::new(600, 300).save(path("wide.jpg")).unwrap();
        RgbImage::new(20, 30).save(path("small.png")).unwrap();
        RgbaImage::new(400, 400).save(path("clear.png")).unwrap();
        let mut thumbnails = Thumbnails::new(folder.path());
        for (name, start, expected) in [
            ("wide.jpg", "data:image/jpeg;base64,", (128, 64)),
            ("small.png", "data:image/jpeg;base64,", (20, 30)),
            ("clear.png", "data:image/png;base64,", (128, 128)),
        ] {
            let address = thumbnails.of(Path::new(name)).unwrap();
            assert_eq!(size(&address, start), expected, "{name}");
        }
    }

    #[test]
    fn what_is_no_picture_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("text.png"), "not a picture").unwrap();
        std::fs::create_dir(folder.path().join("folder.png")).unwrap();
        RgbImage::new(30, 30)
            .save(folder.path().join("some.png"))
            .unwrap();
        let mut thumbnails = Thumbnails {
            pixels: 1000,
            ..Thumbnails::new(folder.path())
        };
        for (name, expected) in [
            ("text.png", Err("not a picture that can be shown")),
            ("folder.png", Err("no picture to show")),
            ("gone.png", Err("the file is gone")),
            ("some.png", Ok(())),
            ("some.png", Err("left out: too many pixels")),
        ] {
            let shown = thumbnails.of(Path::new(name));
            assert_eq!(shown.map(drop), expected, "{name}");
        }
    }
}
