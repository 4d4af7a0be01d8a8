//! Makes a picture keep the limits of a service: upright, not too large, as JPG.

mod decode;
mod encode;
mod shrink;
mod size;

#[cfg(test)]
mod photos;
#[cfg(test)]
mod tests;

use image::RgbImage;
use image::metadata::Orientation;

use self::decode::Opened;
use self::size::{check_short_side, scaled};
use super::{Image, ImageError, ImageErrorKind, ImageFormat, ImageRules, Source, aside, codec};

impl Image {
    /// Makes the picture keep `limits`: it is turned upright, scaled down, and encoded as JPG.
    ///
    /// A picture that keeps the limits and stands upright stays as it is, byte for byte; it is not decoded. Any other one
    /// (PNG, JPG, BMP or WebP) is decoded, scaled down to the longest side that a JPG may have, and turned as its EXIF
    /// orientation says. Then it is encoded with the best quality whose file is small enough, from 92 down to 60; if even
    /// that is too large, it is scaled down further. What is transparent becomes white. EXIF data, such as the place where
    /// a photo was taken, and the colour profile are left out; a picture that stays as it is keeps them. A `tracing` event
    /// at DEBUG tells sizes, formats and quality.
    ///
    /// The limits are those of the kind of picture; a generated client has them as `types::IMAGE` or the like:
    ///
    /// ```no_run
    /// # mod types {
    /// # use tc3_runtime::image::ImageRules;
    /// # pub static IMAGE: ImageRules =
    /// #     ImageRules { empty: None, encoded: None, formats: None, long_side: None, short_side: None };
    /// # }
    /// # fn photo() -> Result<(), tc3_runtime::Error> {
    /// use tc3_runtime::Image;
    ///
    /// let photo = Image::open("IMG_0001.jpg")?.fit(&types::IMAGE)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Cost
    ///
    /// It takes processor time: in an optimised build about half a second for a photo of 12 megapixels and a second for one
    /// of 50, and more for one that is too large even in low quality. In asynchronous code use
    /// [`fit_async`](Self::fit_async). Debug builds take ten times as long and more, unless `Cargo.toml` has the three
    /// packages optimised that do the work:
    ///
    /// ```toml
    /// [profile.dev.package]
    /// image = { opt-level = 3 }
    /// tc3-runtime = { opt-level = 3 }
    /// zune-jpeg = { opt-level = 3 }
    /// ```
    ///
    /// A pixel takes 3 bytes of memory, and up to 12 with transparency or 16 bits; a progressive JPG takes up to 8 more. At
    /// most 128 million pixels and 512 MiB of them are decoded; larger pictures are refused by their header. Check
    /// [`pixel_size`](Self::pixel_size) first for a lower limit, if strangers send the pictures.
    ///
    /// # Errors
    ///
    /// The picture is of another format, such as HEIC, or damaged; it has too many pixels; its shorter side is shorter than
    /// the limits want, as pictures are never enlarged; or the limits take no JPG. [`ImageError::remedy`] says what to do, and
    /// [`ImageError::code`] what the service would have answered; so [`Error::matches`](crate::Error::matches) is as true as
    /// without `fit`.
    pub fn fit(&self, limits: &ImageRules) -> Result<Self, ImageError> {
        fit(self, limits).map_err(|kind| {
            let code = code_of(&kind, self, limits);
            ImageError::of_picture(self.path(), code, kind)
        })
    }

    /// Makes the picture keep `limits` as [`fit`](Self::fit) does, on a thread of tokio's that may block.
    ///
    /// It may be dropped at any time; work that has begun ends by itself, and its result is lost. Tokio has many such
    /// threads: limit how many pictures your program fits at once, as each takes memory and a processor.
    ///
    /// # Errors
    ///
    /// Those of [`fit`](Self::fit), and [`ImageErrorKind::NoRuntime`] outside of a tokio runtime.
    pub async fn fit_async(&self, limits: &ImageRules) -> Result<Self, ImageError> {
        let (image, limits, span) = (self.clone(), *limits, tracing::Span::current());
        let fitted = aside::run(move || span.in_scope(|| image.fit(&limits)));
        (fitted.await).unwrap_or_else(|| Err(ImageErrorKind::NoRuntime.into()))
    }

    /// The bytes of the file; none when the Base64 text is not clean.
    fn bytes(&self) -> bytes::Bytes {
        match &self.source {
            Source::Bytes(bytes) => bytes.clone(),
            Source::Text { text, .. } => codec::decode_start(text, text.len()).into(),
        }
    }
}

fn fit(image: &Image, limits: &ImageRules) -> Result<Image, ImageErrorKind> {
    if let Some(fault) = image.fault() {
        return Err(ImageErrorKind::Base64(fault.to_string()));
    }
    let bytes = image.bytes();
    let opened = Opened::of(&bytes)?;
    let (width, height) = opened.size;
    let too_small = |least| ImageErrorKind::TooSmall {
        width,
        height,
        least,
    };
    check_short_side((width, height), limits).map_err(too_small)?;
    if opened.orientation == Orientation::NoTransforms && keeps(image, &opened, limits) {
        return Ok(image.clone());
    }
    if !limits.allows(ImageFormat::Jpg) {
        return Err(ImageErrorKind::NoFit);
    }
    let longest = limits.long_side.map_or(u64::MAX, |side| side.jpg);
    let longest = longest.min(encode::LONGEST_SIDE);
    let target = scaled((width, height), longest);
    check_short_side(target, limits).map_err(too_small)?;
    let (format, orientation) = (opened.format, opened.orientation);
    let pixels = turned(shrink::to(opened.decode()?, target), orientation);
    drop(bytes);
    let jpg = encode::fitting(pixels, limits)?;
    tracing::debug!(
        from.format = %format,
        from.width = width,
        from.height = height,
        from.encoded_len = image.encoded_len(),
        turned = orientation != Orientation::NoTransforms,
        to.width = jpg.size.0,
        to.height = jpg.size.1,
        to.encoded_len = codec::encoded_len(jpg.file.len()),
        to.quality = jpg.quality,
        "made a picture fit"
    );
    Ok(Image {
        path: image.path.clone(),
        ..Image::from_bytes(jpg.file)
    })
}

/// What the service would answer, as the check before sending tells it.
fn code_of(kind: &ImageErrorKind, image: &Image, limits: &ImageRules) -> Option<&'static str> {
    match kind {
        ImageErrorKind::Broken if image.is_empty() => limits.empty,
        ImageErrorKind::Format(_) | ImageErrorKind::Base64(_) | ImageErrorKind::Broken => {
            limits.formats.map(|rule| rule.error)
        }
        ImageErrorKind::TooManyPixels { .. } => limits.long_side.map(|rule| rule.over),
        ImageErrorKind::TooSmall { .. } => limits.short_side.map(|rule| rule.under),
        ImageErrorKind::NoFit if limits.allows(ImageFormat::Jpg) => {
            limits.encoded.map(|rule| rule.over)
        }
        ImageErrorKind::NoFit => limits.formats.map(|rule| rule.error),
        ImageErrorKind::Read(_) | ImageErrorKind::NoRuntime => None,
    }
}

/// Whether the picture can be sent as it is. A header that only the decoder understands, since it overlooks damage, is not
/// sent.
fn keeps(image: &Image, opened: &Opened<'_>, limits: &ImageRules) -> bool {
    let (width, height) = opened.size;
    let length = image.encoded_len() as u64;
    let long = u64::from(width.max(height));
    image.pixel_size() == Some(opened.size)
        && limits.allows(opened.format)
        && limits.encoded.is_none_or(|limit| length <= limit.max)
        && (limits.long_side).is_none_or(|side| long <= side.most(opened.format))
}

fn turned(pixels: RgbImage, orientation: Orientation) -> RgbImage {
    let mut pixels = image::DynamicImage::from(pixels);
    pixels.apply_orientation(orientation);
    pixels.into_rgb8()
}
