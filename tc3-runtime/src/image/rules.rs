//! The limits of pictures, as a spec states them.

use super::format::ImageFormat;

/// The limits that a service sets for pictures of one kind. Any of them may be left out.
///
/// A generated client has one for each kind of picture of its spec, such as `types::IMAGE`. Pictures are
/// checked against it before they are sent, and `Image::fit` (feature `image-fit`) makes a picture keep it. The codes are
/// those that the service would answer.
#[derive(Clone, Copy, Debug)]
pub struct ImageRules {
    /// The code for a picture of zero bytes.
    pub empty: Option<&'static str>,
    /// How long the Base64 text may be.
    pub encoded: Option<SizeLimit>,
    /// Which formats are taken. Its code also stands for pictures that cannot be read.
    pub formats: Option<FormatRule>,
    /// How long the longer side may be.
    pub long_side: Option<LongSide>,
    /// How long the shorter side must be.
    pub short_side: Option<ShortSide>,
}

/// A limit on the Base64 text.
#[derive(Clone, Copy, Debug)]
pub struct SizeLimit {
    /// Most bytes of Base64 text.
    pub max: u64,
    /// The code for more.
    pub over: &'static str,
}

/// The accepted formats.
#[derive(Clone, Copy, Debug)]
pub struct FormatRule {
    /// The formats.
    pub allow: &'static [ImageFormat],
    /// The code for others, and for pictures that cannot be read.
    pub error: &'static str,
}

/// A limit on the longer side, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct LongSide {
    /// Most for JPG.
    pub jpg: u64,
    /// Most for other formats.
    pub others: u64,
    /// The code for more.
    pub over: &'static str,
}

/// A limit on the shorter side, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct ShortSide {
    /// Least.
    pub min: u64,
    /// The code for less.
    pub under: &'static str,
}

impl ImageRules {
    /// Whether pictures of `format` are taken.
    pub(crate) fn allows(&self, format: ImageFormat) -> bool {
        (self.formats).is_none_or(|formats| formats.allow.contains(&format))
    }
}

impl LongSide {
    /// Most pixels for a picture of `format`.
    pub(crate) fn most(&self, format: ImageFormat) -> u64 {
        match format {
            ImageFormat::Jpg => self.jpg,
            _ => self.others,
        }
    }
}
