//! What every side of a comparison knows: actions, rows, types on the wire. It is what `vendor.json` holds, too.

use iai_codegen::model::Field;
use serde::{Deserialize, Serialize};

use super::text::Text;

/// The file of a spec that holds the definitions it was last compared with.
pub const RECORD: &str = "vendor.json";

/// The facts of a service that its official definitions tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Where they come from, such as `tccli 3.1.189.1`.
    pub source: String,
    /// Name of the service.
    pub service: String,
    /// Version of its API.
    pub version: String,
    /// The actions, in the order of the source.
    pub actions: Vec<ActionFacts>,
    /// The structures that requests and responses hold.
    pub structures: Vec<StructureFacts>,
}

/// An action.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionFacts {
    /// Name on the wire.
    pub name: String,
    /// Whether it is still offered.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Status,
    /// Its description.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Text,
    /// Rows of the request.
    pub parameters: Vec<Row>,
    /// Rows of the response.
    pub response: Vec<Row>,
    /// What the names of its types in Rust begin with.
    #[serde(skip)]
    pub rust: String,
    /// Name of the client's method.
    #[serde(skip)]
    pub method: String,
}

/// Whether an action is still offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Yes.
    #[default]
    Online,
    /// Yes, and it is about to go.
    Deprecated,
    /// No.
    Offline,
}

/// A structure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StructureFacts {
    /// Name in the source.
    pub name: String,
    /// Whether a request holds it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub input: bool,
    /// Its description.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Text,
    /// Its fields.
    pub fields: Vec<Row>,
    /// Name in Rust.
    #[serde(skip)]
    pub rust: String,
}

/// A parameter or field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Name on the wire.
    pub name: String,
    /// Type on the wire, such as `list<int64>`.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether a request must have it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub required: bool,
    /// Whether every response has it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub always: bool,
    /// Whether a response may have null in its place.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nullable: bool,
    /// Its description.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Text,
    /// What becomes of it in Rust.
    #[serde(skip)]
    pub rust: RustRow,
    /// The row of a spec.
    #[serde(skip)]
    pub spec: Option<Field>,
}

/// What becomes of a row in Rust.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RustRow {
    /// Name of the field.
    pub name: String,
    /// Type of a value, with structures by their names in the spec.
    pub ty: String,
    /// The same, as a program writes it.
    pub path: String,
    /// Whether the field is a value, and no `Option` of one.
    pub bare: bool,
    /// Whether the value is in a box, since the structure holds itself.
    pub boxed: bool,
}

impl RustRow {
    /// The type of the field, as a program writes it.
    #[must_use]
    pub fn field(&self) -> String {
        let value = if self.boxed {
            format!("Box<{}>", self.path)
        } else {
            self.path.clone()
        };
        if self.bare {
            value
        } else {
            format!("Option<{value}>")
        }
    }
}

impl Facts {
    /// The action called `name`.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&ActionFacts> {
        self.actions.iter().find(|action| action.name == name)
    }

    /// The structure that is `other` in these facts. Fillings of one template share a name, and differ in Rust.
    #[must_use]
    pub fn structure(&self, other: &StructureFacts) -> Option<&StructureFacts> {
        let mut named = self.structures.iter().filter(|one| one.name == other.name);
        let exact = named.clone().find(|one| one.rust == other.rust);
        exact.or_else(|| named.next())
    }

    /// The name that no other structure has: the one in Rust for each filling of a template.
    #[must_use]
    pub fn key<'f>(&self, one: &'f StructureFacts) -> &'f str {
        let named = self
            .structures
            .iter()
            .filter(|other| other.name == one.name);
        if named.count() > 1 {
            &one.rust
        } else {
            &one.name
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
