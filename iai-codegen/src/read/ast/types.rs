//! Rows of `types.yaml`, and fields.

use super::rules::{Limit, Rules};
use crate::load::{At, Node};

/// A string with constraints of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct StringType {
    /// Name in the spec.
    pub name: At<String>,
    /// What it is.
    pub doc: Option<At<String>>,
    /// Constraints on the text.
    pub rules: Rules,
    /// Whether it is personal data.
    pub sensitive: bool,
}

/// A number with a list of meanings.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumType {
    /// Name in the spec.
    pub name: At<String>,
    /// What it is.
    pub doc: Option<At<String>>,
    /// Whether the wire type is uint64 rather than int64.
    pub unsigned: bool,
    /// The code of a value outside of the list.
    pub code: Option<At<String>>,
    /// The values.
    pub values: Vec<EnumValue>,
    /// Name in Rust, if set by hand.
    pub rust: Option<At<String>>,
}

impl EnumType {
    /// Name in Rust.
    #[must_use]
    pub fn rust_name(&self) -> &At<String> {
        self.rust.as_ref().unwrap_or(&self.name)
    }
}

/// One value of an enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// Number on the wire.
    pub value: At<i64>,
    /// Name of the variant.
    pub name: At<String>,
    /// What it means.
    pub doc: Option<At<String>>,
}

/// File formats of images.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpg,
    /// BMP.
    Bmp,
    /// GIF.
    Gif,
}

/// A kind of image and its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageType {
    /// Name in the spec.
    pub name: At<String>,
    /// What it is.
    pub doc: Option<At<String>>,
    /// Code of an image without bytes.
    pub empty: Option<At<String>>,
    /// Most bytes of Base64 text.
    pub encoded: Option<Limit<u64>>,
    /// Formats that are taken, and the code for others.
    pub formats: Option<(Vec<ImageFormat>, At<String>)>,
    /// Longest side in px: JPG, other formats, and the code of a longer one.
    pub long_side: Option<(u64, u64, At<String>)>,
    /// Shortest side in px.
    pub short_side: Option<Limit<u64>>,
}

/// The type of a row as written.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeName {
    /// Built-in name or name of a type of the spec.
    pub name: At<String>,
    /// Whether it is a list of that type.
    pub list: bool,
}

/// A parameter, a response field or a field of a structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name on the wire.
    pub name: At<String>,
    /// Type as written.
    pub ty: Option<TypeName>,
    /// What it means.
    pub doc: Option<At<String>>,
    /// Whether a request must have it.
    pub required: bool,
    /// Value that the service takes when it is absent.
    pub default: Option<At<Node>>,
    /// Constraints.
    pub rules: Rules,
    /// Whether an answer may hold null.
    pub nullable: bool,
    /// Whether an empty text in an answer means that there is none.
    pub empty_is_none: bool,
    /// Whether every answer has it.
    pub always: bool,
    /// Whether it is personal data.
    pub sensitive: bool,
    /// Rust name, if set by hand.
    pub rust: Option<At<String>>,
    /// What a template is filled with.
    pub of: Option<At<String>>,
    /// Whether the mainland site alone has it.
    pub mainland: bool,
}

/// A shared structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// Name in the spec.
    pub name: At<String>,
    /// What it is.
    pub doc: Option<At<String>>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The name that stands for another type in its fields: rows fill it with `of`.
    pub template: Option<At<String>>,
    /// Name in Rust, if set by hand.
    pub rust: Option<At<String>>,
}

impl Structure {
    /// Name in Rust.
    #[must_use]
    pub fn rust_name(&self) -> &At<String> {
        self.rust.as_ref().unwrap_or(&self.name)
    }
}
