//! What the definitions say.

use std::fmt;

/// One version of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definitions {
    /// Name in the host and in the scope of a signature, such as `iai`.
    pub service: String,
    /// Version as it is sent, such as `2020-03-03`.
    pub version: String,
    /// The vendor's name of the service, for people, where it gives one.
    pub title: Option<String>,
    /// The actions, in the order of the file.
    pub actions: Vec<Action>,
    /// Requests, responses and what they hold, in the order of the file.
    pub objects: Vec<Object>,
}

impl Definitions {
    /// The object of that name.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|object| object.name == name)
    }

    /// The action of that name.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&Action> {
        self.actions.iter().find(|action| action.name == name)
    }
}

/// An operation of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Name on the wire.
    pub name: String,
    /// The vendor's name for people; may be empty.
    pub title: String,
    /// The vendor's description; may be empty.
    pub text: String,
    /// Object with the parameters.
    pub input: String,
    /// Object with the fields of the response.
    pub output: String,
    /// How the vendor keeps it up; `None` where the file does not say.
    pub status: Option<Status>,
    /// Sent without a signature (two actions of sts).
    pub skip_sign: bool,
}

/// How the vendor keeps an action up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In service.
    Online,
    /// In service, and about to go.
    Deprecated,
    /// Out of service.
    Offline,
}

/// A request, a response, or a structure that they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// Name in the definitions; structures have no other name.
    pub name: String,
    /// The vendor's description; may be empty.
    pub text: String,
    /// The members, in the order of the file, disabled ones too.
    pub members: Vec<Member>,
}

impl Object {
    /// The members that may be sent or come back: all but the disabled ones.
    pub fn enabled(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| !member.disabled)
    }
}

/// A parameter, a field of a response, or a field of a structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Name on the wire.
    pub name: String,
    /// What it holds.
    pub ty: Type,
    /// The vendor's description; may be empty.
    pub text: String,
    /// The vendor's example; may be empty.
    pub example: String,
    /// A request must have it.
    pub required: bool,
    /// Whether every response has it; `None` where the file does not say.
    pub output_required: Option<bool>,
    /// A response may have null in its place.
    pub nullable: bool,
    /// In the file, but not in service.
    pub disabled: bool,
}

/// What a member holds. `Display` writes it as the vendor does: `list<int64>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// What it is, or what each item is.
    pub base: Base,
    /// Whether it is a list.
    pub list: bool,
}

/// What a value, or an item of a list, is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// Text.
    String,
    /// Text with a date, `2020-03-03`.
    Date,
    /// Text with date and time, `2020-03-03 08:00:00`.
    DateTime,
    /// Text with date, time and offset, `2020-03-03T08:00:00+08:00`.
    DateTimeIso,
    /// Signed 64-bit integer.
    Int64,
    /// Unsigned 64-bit integer.
    Uint64,
    /// Floating-point number.
    Float,
    /// Boolean.
    Bool,
    /// Bytes that are the body of the request.
    Binary,
    /// An object of this name. It exists.
    Object(String),
    /// A pair of `type` and `member` that this program does not know.
    Unknown(String),
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.list {
            write!(f, "list<{}>", self.base)
        } else {
            write!(f, "{}", self.base)
        }
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::String => "string",
            Self::Date => "date",
            Self::DateTime => "datetime",
            Self::DateTimeIso => "datetime_iso",
            Self::Int64 => "int64",
            Self::Uint64 => "uint64",
            Self::Float => "float",
            Self::Bool => "bool",
            Self::Binary => "binary",
            Self::Object(name) | Self::Unknown(name) => name,
        })
    }
}

impl Type {
    /// The type behind the keys `type` and `member`.
    pub(super) fn of(kind: &str, member: &str) -> Self {
        let (list, word) = match kind {
            "list" => (true, member),
            _ => (false, kind),
        };
        let base = match (word, member) {
            ("object", _) => Base::Object(member.to_owned()),
            ("string", "string") => Base::String,
            ("string" | "date", "date") => Base::Date,
            ("string" | "datetime", "datetime") => Base::DateTime,
            ("string" | "datetime_iso", "datetime_iso") => Base::DateTimeIso,
            ("int" | "int64", "int64") => Base::Int64,
            ("int" | "uint64", "uint64") => Base::Uint64,
            ("float", "float") => Base::Float,
            ("bool", "bool") => Base::Bool,
            ("binary", "binary") if !list => Base::Binary,
            (name, _) if list && name != "binary" => Base::Object(name.to_owned()),
            _ => Base::Unknown(format!("{kind}/{member}")),
        };
        Self { base, list }
    }
}
