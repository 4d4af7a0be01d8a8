//! Types and rows.

use super::constraint::{Limit, Rule};
use super::service::Site;
use crate::node::Node;

/// A string with constraints of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct StringType {
    /// Name in the spec.
    pub name: String,
    /// What it is.
    pub doc: String,
    /// Constraints on the text.
    pub rules: Vec<Rule>,
    /// Whether it is personal data.
    pub sensitive: bool,
}

/// A number with a list of meanings.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumType {
    /// Name in Rust.
    pub name: String,
    /// What it is.
    pub doc: String,
    /// File of the spec that has it.
    pub file: String,
    /// Whether the wire type is uint64 rather than int64.
    pub unsigned: bool,
    /// The code of a value outside of the list.
    pub code: Option<String>,
    /// Whether it is `bool` in Rust, with 0 for off and 1 for on.
    pub switch: bool,
    /// The values.
    pub values: Vec<EnumValue>,
}

/// One value of an enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// Number on the wire.
    pub value: i64,
    /// Name of the variant.
    pub name: String,
    /// What it means.
    pub doc: String,
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
    pub name: String,
    /// What it is.
    pub doc: String,
    /// Code of an image without bytes.
    pub empty: Option<String>,
    /// Most bytes of Base64 text.
    pub encoded: Option<Limit<u64>>,
    /// Formats that are taken, and the code for others.
    pub formats: Option<(Vec<ImageFormat>, String)>,
    /// Longest side in px: JPG, other formats, and the code of a longer one.
    pub long_side: Option<(u64, u64, String)>,
    /// Shortest side in px.
    pub short_side: Option<Limit<u64>>,
    /// Why its limits only warn, if they do. A picture without bytes is refused all the same.
    pub advisory: Option<String>,
}

/// A shared structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// Name in Rust.
    pub name: String,
    /// Name in the spec; that of the template for one that is filled.
    pub spec_name: String,
    /// Whether it is a template, filled by a row.
    pub filled: bool,
    /// File of the spec that has it.
    pub file: String,
    /// What it is.
    pub doc: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// How the platform writes a date or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeForm {
    /// `2020-09-22`.
    Date,
    /// `2020-09-22 00:00:00`.
    DateTime,
    /// `2020-09-22T00:00:00+08:00`.
    DateTimeIso,
}

impl TimeForm {
    /// All forms.
    pub const ALL: [Self; 3] = [Self::Date, Self::DateTime, Self::DateTimeIso];

    /// The form of this name.
    #[must_use]
    pub fn called(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// The name of the type in a spec and in Rust.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "Date",
            Self::DateTime => "DateTime",
            Self::DateTimeIso => "DateTimeIso",
        }
    }

    /// A text of the form.
    #[must_use]
    pub const fn sample(self) -> &'static str {
        match self {
            Self::Date => "2020-09-22",
            Self::DateTime => "2020-09-22 00:00:00",
            Self::DateTimeIso => "2020-09-22T00:00:00+08:00",
        }
    }
}

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// int64.
    Integer,
    /// uint64.
    Unsigned,
    /// A number.
    Float,
    /// true or false.
    Boolean,
    /// Text with rules of its own.
    Refined(String),
    /// A number with a list of meanings.
    IntEnum(String),
    /// A number with two meanings, off and on: `bool` in Rust.
    Switch(String),
    /// A Base64 image.
    Image(String),
    /// A date or time, as text.
    Time(TimeForm),
    /// A structure.
    Structure(String),
    /// A list.
    List(Box<Type>),
    /// A type that the spec does not define; a problem says so.
    Unresolved,
}

impl Type {
    /// The type of the items of a list, else the type itself.
    #[must_use]
    pub fn item(&self) -> &Self {
        match self {
            Self::List(item) => item.item(),
            other => other,
        }
    }

    /// Whether values are text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self, Self::String | Self::Refined(_))
    }
}

/// A parameter or field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name on the wire.
    pub wire: String,
    /// Name in Rust, keywords not yet escaped.
    pub rust: String,
    /// Its type.
    pub ty: Type,
    /// What it means.
    pub doc: String,
    /// Whether a request must have it.
    pub required: bool,
    /// What the service takes when it is absent.
    pub default: Option<Node>,
    /// Constraints.
    pub rules: Vec<Rule>,
    /// Whether a response may hold null.
    pub nullable: bool,
    /// Whether an empty text in a response means that there is none.
    pub empty_is_none: bool,
    /// Whether every response has it.
    pub always: bool,
    /// Whether it is personal data.
    pub sensitive: bool,
    /// The sites that have it.
    pub site: Site,
    /// The code of a date or time of another form; that of the service for a wrong type when absent.
    pub malformed: Option<String>,
    /// Whether Rust needs a box around it, since its type holds the structure that has the field.
    pub boxed: bool,
}
