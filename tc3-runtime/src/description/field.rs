//! Parameters and fields.

use super::constraint::Constraints;
use super::described::Member;
use super::value::Value;
use crate::service::Site;
use serde::Serialize;

described! {
    /// A parameter, or a field of a response or structure.
    pub struct Field {
        /// Its name on the wire.
        name: &'static str,
        /// Its name in Rust.
        rust: &'static str,
        /// Name of its type: one that every spec has, such as `String`, or one of this document.
        r#type: &'static str,
        /// What its values are, or those of its items.
        kind: Kind,
        /// Whether it is a list of them.
        list: bool,
        /// What it means, with units.
        doc: &'static str,
        /// Whether a request must have it.
        required: bool,
        /// What the service takes when it is absent.
        default: Option<Value>,
        /// Whether it is personal data or a secret.
        sensitive: bool,
        /// The one site that has it, where not all have it.
        site: Option<Site>,
        /// Whether a response may hold null.
        nullable: bool,
        /// Whether empty text in a response means that there is none.
        empty_is_none: bool,
        /// Whether every response has it.
        always: bool,
        /// The code for a date or time of another form; without it that of a wrong type.
        error: Option<&'static str>,
        /// What its own row demands. Its type may demand more.
        constraints: Option<Constraints>,
    }
}

/// What values are on the wire, and where their type is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// Text; one of `strings`, or any.
    String,
    /// A whole number with a sign, of 64 bits.
    Integer,
    /// A whole number without a sign, of 64 bits.
    Unsigned,
    /// A number.
    Float,
    /// `true` or `false`.
    Boolean,
    /// A number with a meaning, one of `enums`.
    Enum,
    /// 0 for off and 1 for on, one of `enums`; `bool` in Rust.
    Switch,
    /// A picture as Base64 text, one of `images`.
    Image,
    /// Text such as `2020-09-22`.
    Date,
    /// Text such as `2020-09-22 00:00:00`.
    DateTime,
    /// Text such as `2020-09-22T00:00:00+08:00`.
    DateTimeIso,
    /// An object, one of `structures`.
    Structure,
}

impl Member for Kind {}
