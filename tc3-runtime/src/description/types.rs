//! Types that rows share.

use super::constraint::{Constraints, Size};
use super::field::{Field, Kind};
use crate::image::ImageFormat;

described! {
    /// Text with constraints of its own.
    pub struct StringType {
        /// Its name.
        name: &'static str,
        /// What it is.
        doc: &'static str,
        /// Whether it is personal data or a secret.
        sensitive: bool,
        /// What it demands.
        constraints: Option<Constraints>,
    }

    /// A number with a list of meanings.
    pub struct EnumType {
        /// Its name, that of the Rust type.
        name: &'static str,
        /// What the numbers are.
        base: Kind,
        /// What it is.
        doc: &'static str,
        /// The code for a number outside of the list; without it such a number is no mistake.
        error: Option<&'static str>,
        /// Whether it is 0 for off and 1 for on: `bool` in Rust.
        switch: bool,
        /// The numbers that are known.
        values: &'static [EnumValue],
    }

    /// A number and its meaning.
    pub struct EnumValue {
        /// The number.
        value: i64,
        /// Its name, that of the variant in Rust.
        name: &'static str,
        /// What it means.
        doc: &'static str,
    }

    /// A picture and its limits.
    pub struct ImageType {
        /// Its name.
        name: &'static str,
        /// The constant with its limits, in the module `types` of the client.
        rust: &'static str,
        /// What it is.
        doc: &'static str,
        /// The code for a picture without bytes.
        empty: Option<&'static str>,
        /// Bytes of the Base64 text.
        encoded: Option<Size>,
        /// Formats that are taken.
        formats: Option<Formats>,
        /// Longest side, in px.
        long_side: Option<LongSide>,
        /// Shortest side, in px.
        short_side: Option<Size>,
        /// Why the limits only warn, if they do; `empty` is refused all the same.
        advisory: Option<&'static str>,
    }

    /// Formats of pictures that are taken.
    pub struct Formats {
        /// The formats.
        allow: &'static [ImageFormat],
        /// The code for others.
        error: &'static str,
    }

    /// Longest side of pictures, in px.
    pub struct LongSide {
        /// Of JPEG.
        jpg: u64,
        /// Of other formats.
        others: u64,
        /// The code for a longer one.
        over: &'static str,
    }

    /// A group of fields.
    pub struct Structure {
        /// Its name, that of the Rust type.
        name: &'static str,
        /// Its name in the spec where that is another. Structures made of one template share it.
        spec_name: Option<&'static str>,
        /// What it is.
        doc: &'static str,
        /// The fields.
        fields: &'static [Field],
    }
}
