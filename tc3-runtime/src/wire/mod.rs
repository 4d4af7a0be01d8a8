//! One description of a structure, many readers.
//!
//! Generated code says once, in [`Structure::encode`], which members a structure has. The JSON body,
//! the flattened query, `Serialize` and `Debug` all read that one list, so they cannot drift apart.

mod choice;
mod debug;
mod fields;
mod json;
mod list;
mod macros;
mod members;
mod node;
mod payload;
mod placeholder;
mod query;
mod scalar;
mod serde_adapter;
#[cfg(test)]
pub(crate) mod test_types;

use std::fmt::Debug;

pub use choice::{Choice, UnknownValue, choice_view};
pub use debug::{Redacted, debug_structure};
pub use fields::{Fields, decode_structure, present};
pub use members::{Describe, Items, Members, Number, Slot, View};
pub use node::{DecodeError, Decoded, Node, Strictness};
pub(crate) use payload::Payload;
pub use placeholder::Unresolved;
#[cfg(feature = "role-credentials")]
pub(crate) use query::percent_encode;
pub(crate) use query::sort_by_name;
pub use serde_adapter::{Made, Serialized, deserialize_structure, serialize_structure};

/// A structure of the API: a request, a response, or a part of one.
pub trait Structure: Default + Debug {
    /// Lists the members that are set, in the order of the page.
    fn encode<'a>(&'a self, out: &mut Members<'_, 'a>);

    /// Takes the members out of a JSON object. What does not fit is kept by `fields`.
    fn decode(&mut self, fields: &mut Fields<'_>);
}

/// A value that can stand in a structure.
///
/// Implemented for text, numbers, booleans, images, lists, and by [`structure_impls!`] and
/// [`choice_impls!`] for generated types.
///
/// [`structure_impls!`]: crate::rt::structure_impls
/// [`choice_impls!`]: crate::rt::choice_impls
pub trait Member: Sized {
    /// How the value is seen by every writer.
    fn view(&self) -> View<'_>;

    /// Reads the value from JSON.
    ///
    /// # Errors
    ///
    /// The JSON is of another type.
    fn decode(node: Node) -> Decoded<Self>;
}
