//! Rows of `types.yaml`, and fields.

use super::rules::PlacedRule;
use crate::model::{self, Site};
use crate::node::Node;
use crate::place::Spanned;

/// A string with constraints of its own.
#[derive(Clone, Debug)]
pub struct StringType {
    /// Name in the spec.
    pub name: Spanned<String>,
    /// What it is.
    pub doc: Option<Spanned<String>>,
    /// Constraints on the text.
    pub rules: Vec<PlacedRule>,
    /// Whether it is personal data.
    pub sensitive: bool,
}

/// A number with a list of meanings.
#[derive(Clone, Debug)]
pub struct EnumType {
    /// Name in the spec.
    pub name: Spanned<String>,
    /// What it is.
    pub doc: Option<Spanned<String>>,
    /// Whether the wire type is uint64 rather than int64.
    pub unsigned: bool,
    /// The code of a value outside of the list.
    pub code: Option<Spanned<String>>,
    /// Whether it is `bool` in Rust, with 0 for off and 1 for on.
    pub switch: bool,
    /// The values.
    pub values: Vec<EnumValue>,
    /// Name in Rust, where it is another.
    pub rust: Option<Spanned<String>>,
}

impl EnumType {
    /// Name in Rust.
    #[must_use]
    pub fn rust_name(&self) -> &Spanned<String> {
        self.rust.as_ref().unwrap_or(&self.name)
    }
}

/// One value of an enumeration.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// Number on the wire.
    pub value: Spanned<i64>,
    /// Name of the variant.
    pub name: Spanned<String>,
    /// What it means.
    pub doc: Option<Spanned<String>>,
}

/// A kind of image and its limits.
#[derive(Clone, Debug)]
pub struct ImageType {
    /// Name in the spec.
    pub name: Spanned<String>,
    /// The codes that its limits name.
    pub codes: Vec<Spanned<String>>,
    /// What the row says.
    pub image: model::ImageType,
}

/// The type of a row as written.
#[derive(Clone, Debug)]
pub struct TypeName {
    /// Built-in name or name of a type of the spec.
    pub name: Spanned<String>,
    /// Whether it is a list of that type.
    pub list: bool,
}

/// A parameter, a response field or a field of a structure.
#[derive(Clone, Debug)]
pub struct Field {
    /// Name on the wire.
    pub name: Spanned<String>,
    /// Type as written.
    pub ty: Option<TypeName>,
    /// What it means.
    pub doc: Option<Spanned<String>>,
    /// Whether a request must have it.
    pub required: bool,
    /// Value that the service takes when it is absent.
    pub default: Option<Spanned<Node>>,
    /// Constraints.
    pub rules: Vec<PlacedRule>,
    /// Whether a response may hold null.
    pub nullable: bool,
    /// Whether an empty text in a response means that there is none.
    pub empty_is_none: bool,
    /// Whether every response has it.
    pub always: bool,
    /// Whether it is personal data.
    pub sensitive: bool,
    /// Rust name, if set by hand.
    pub rust: Option<Spanned<String>>,
    /// What a template is filled with.
    pub of: Option<Spanned<String>>,
    /// The sites that have it.
    pub site: Site,
    /// The code of a date or time of another form.
    pub malformed: Option<Spanned<String>>,
}

/// A shared structure.
#[derive(Clone, Debug)]
pub struct Structure {
    /// Name in the spec.
    pub name: Spanned<String>,
    /// What it is.
    pub doc: Option<Spanned<String>>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The name that stands for another type in its fields: rows fill it with `of`.
    pub template: Option<Spanned<String>>,
    /// Name in Rust, where it is another.
    pub rust: Option<Spanned<String>>,
}

impl Structure {
    /// Name in Rust.
    #[must_use]
    pub fn rust_name(&self) -> &Spanned<String> {
        self.rust.as_ref().unwrap_or(&self.name)
    }
}
