//! Stage 3: the API with every name looked up. Order is the order of the spec.

mod names;

pub use crate::read::ast::{
    Alphabet, Bounds, Code, CodeRule, CodeSet, CommonParameter, Correction, Effect, EnumType,
    EnumValue, Example, Group, Hosts, ImageFormat, ImageType, Limit, OneOf, Paging, RateGroup,
    Rates, Recovers, Retry, Rules, Service, Site, StringType, Unique, Waits, Words,
};
pub use names::{is_identifier, is_type_name, rust_field, rust_module, rust_variant};

use crate::load::Node;

/// A whole API, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// Facts of the service.
    pub service: Service,
    /// Error codes, sorted by code.
    pub codes: Vec<ErrorCode>,
    /// Refined strings.
    pub strings: Vec<StringType>,
    /// Enumerations.
    pub enums: Vec<EnumType>,
    /// Kinds of images.
    pub images: Vec<ImageType>,
    /// Structures.
    pub structures: Vec<Structure>,
    /// Actions.
    pub actions: Vec<Action>,
}

impl Api {
    /// The refined string called `name`.
    #[must_use]
    pub fn string(&self, name: &str) -> Option<&StringType> {
        self.strings.iter().find(|string| string.name.value == name)
    }

    /// The enumeration called `name`.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&EnumType> {
        self.enums.iter().find(|choice| choice.name.value == name)
    }

    /// The kind of image called `name`.
    #[must_use]
    pub fn image(&self, name: &str) -> Option<&ImageType> {
        self.images.iter().find(|image| image.name.value == name)
    }

    /// The structure called `name`.
    #[must_use]
    pub fn structure(&self, name: &str) -> Option<&Structure> {
        self.structures
            .iter()
            .find(|structure| structure.name == name)
    }

    /// Whether a request of some action holds the structure called `name`.
    #[must_use]
    pub fn is_input(&self, name: &str) -> bool {
        let mut seen = Vec::new();
        self.actions
            .iter()
            .any(|action| self.holds(&action.parameters, name, &mut seen))
    }

    fn holds<'a>(&'a self, fields: &'a [Field], name: &str, seen: &mut Vec<&'a str>) -> bool {
        let inner = fields.iter().filter_map(|field| match field.ty.item() {
            Type::Structure(inner) => Some(inner.as_str()),
            _ => None,
        });
        inner.into_iter().any(|inner| {
            let again = seen.contains(&inner);
            seen.push(inner);
            let deeper = |structure: &'a Structure| self.holds(&structure.fields, name, seen);
            inner == name || (!again && self.structure(inner).is_some_and(deeper))
        })
    }

    /// The action called `name`.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&Action> {
        self.actions.iter().find(|action| action.name == name)
    }
}

/// An error code and its variant.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorCode {
    /// Rust name of the variant.
    pub variant: String,
    /// The row of the spec.
    pub row: Code,
}

/// A shared structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// Name in Rust.
    pub name: String,
    /// Name in the spec; that of the template for one that is filled.
    pub spec_name: String,
    /// What it is.
    pub doc: String,
    /// Its fields.
    pub fields: Vec<Field>,
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
    Choice(String),
    /// A Base64 image.
    Image(String),
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
    pub rules: Rules,
    /// Whether an answer may hold null.
    pub nullable: bool,
    /// Whether an empty text in an answer means that there is none.
    pub empty_is_none: bool,
    /// Whether every answer has it.
    pub always: bool,
    /// Whether it is personal data.
    pub sensitive: bool,
    /// Whether the mainland site alone has it.
    pub mainland: bool,
}

/// One of several parameters must be given.
#[derive(Clone, Debug, PartialEq)]
pub struct AnyOf {
    /// Wire names.
    pub members: Vec<String>,
    /// The one that wins when several are given.
    pub prefer: Option<String>,
    /// The code when none is given.
    pub code: String,
}

/// One meaning of a successful answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Name of the variant.
    pub name: String,
    /// Wire name of the field whose presence tells.
    pub when: Option<String>,
    /// Wire names of the fields that it carries.
    pub carries: Vec<String>,
    /// What it means.
    pub doc: String,
}

/// One action.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Name on the wire.
    pub name: String,
    /// Rust name of its module and client method.
    pub module: String,
    /// One line.
    pub summary: String,
    /// Further lines.
    pub doc: String,
    /// Where it is offered.
    pub site: Site,
    /// What it does to state.
    pub effect: Effect,
    /// Page that the facts come from.
    pub source: Option<String>,
    /// The group that it belongs to.
    pub group: Option<String>,
    /// The group that its requests are counted in.
    pub rate_group: Option<String>,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// How it is read page by page.
    pub paging: Option<Paging>,
    /// How to wait for what it starts.
    pub waits: Option<Waits>,
    /// How to find out about a lost answer.
    pub recovers: Option<Recovers>,
    /// Parameters.
    pub parameters: Vec<Field>,
    /// Rules over several parameters.
    pub rules: Vec<AnyOf>,
    /// Fields of the answer.
    pub response: Vec<Field>,
    /// Meanings of a successful answer.
    pub outcomes: Vec<Outcome>,
    /// Codes that it documents.
    pub codes: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
    /// Departures from the page.
    pub corrections: Vec<Correction>,
}

impl Action {
    /// The rule that a parameter is a member of.
    #[must_use]
    pub fn rule_of(&self, wire: &str) -> Option<&AnyOf> {
        self.rules
            .iter()
            .find(|rule| rule.members.iter().any(|member| member == wire))
    }

    /// The parameter called `wire`.
    #[must_use]
    pub fn parameter(&self, wire: &str) -> Option<&Field> {
        self.parameters.iter().find(|field| field.wire == wire)
    }

    /// The field of the answer called `wire`.
    #[must_use]
    pub fn answer_field(&self, wire: &str) -> Option<&Field> {
        self.response.iter().find(|field| field.wire == wire)
    }

    /// The parameter that replaces `wire` when both are given.
    #[must_use]
    pub fn winner_over(&self, wire: &str) -> Option<&Field> {
        let winner = self
            .rule_of(wire)?
            .prefer
            .as_deref()
            .filter(|winner| *winner != wire)?;
        self.parameters.iter().find(|field| field.wire == winner)
    }
}
