//! One description of a structure, many readers.
//!
//! Generated code says once, in [`Structure::encode`], which members a structure has. The JSON body,
//! the flattened query, `Serialize` and `Debug` all read that one list, so they cannot drift apart.

mod debug;
mod fields;
mod int_enum;
mod json;
mod list;
mod macros;
mod member;
mod members;
mod node;
mod payload;
mod placeholder;
mod query;
mod scalar;
mod serde_adapter;
mod structure;
#[cfg(test)]
pub(crate) mod test_types;

pub use debug::{Redacted, debug_structure};
pub use fields::{FieldReader, present};
pub use int_enum::{IntEnum, UnknownValue, int_enum_value};
pub use member::Member;
pub use members::{EncodeDyn, FieldWriter, ListValue, Number, OptionalValue, WireValue};
pub use node::{Decoded, FieldError, Node, Strictness};
pub(crate) use payload::Payload;
pub use placeholder::Unresolved;
#[cfg(feature = "role-credentials")]
pub(crate) use query::percent_encode;
pub(crate) use query::sort_by_name;
pub use serde_adapter::{Made, Serialized, deserialize_structure, serialize_structure};
pub use structure::{Structure, decode_structure};
