//! How a structure (a request, a response, or a part of one) becomes text and is read from text again.
//!
//! Generated code describes each structure once, in the two methods of [`Structure`]: `encode` lists the members that
//! are set, `decode` takes the members out of an object. Everything else reads that description:
//!
//! ```text
//!                                   ┌─ json.rs           the JSON body of POST
//!                                   ├─ query.rs          the flattened query of GET
//!  Structure::encode ─▶ list of ────┼─ serde_adapter.rs  serde's Serialize
//!                       members     └─ debug.rs          Debug, without what is sensitive
//!
//!  Structure::decode ◀─ members, one ◀─ from_serde.rs ◀┬─ response/         responses of the service
//!                       after the other                └─ serde_adapter.rs  serde's Deserialize
//! ```
//!
//! Why no `#[derive(Serialize)]`: serde has one reading of a type, and five are needed here. `Debug` hides members, the
//! body leaves out the loser of two members, the query is flat; and a photo is written straight into the body. Derived
//! code would also be compiled once for each type and reader. Here a reader is compiled once for all types, since it
//! sees them through `dyn` [`EncodeDyn`].
//!
//! Why no `#[derive(Deserialize)]`: it was tried with 300 structures of eight members, of which `cargo check` then took
//! 6.3 seconds of processor time in place of 0.9. Reading into a `serde_json::Value` first, as this module did before,
//! needs no code per type either, but takes two and a half times as long as derived code, and up to a hundred times the
//! memory of a hostile response. So serde_json's parser drives [`FieldReader`] directly, through `dyn`, and nothing is
//! built of what no type has.
//!
//! - [`EncodeDyn`]: a structure as readers see it, whatever its type; every [`Structure`] has it.
//! - [`FieldWriter`]: what `encode` writes the members into: name, value, whether it is sensitive, whether it is sent.
//! - [`WireValue`]: one value as readers see it: text, number, picture, list, structure …
//! - [`OptionalValue`]: a member's value that may be absent, so that `encode` needs no `if`.
//! - [`ListValue`]: a list whose items are [`WireValue`]s.
//! - [`FieldReader`]: what `decode` takes the members from. It keeps the first mistake, with its place.
//! - [`Member`]: a type that can be a member, and both ways at once: to a [`WireValue`] and from a [`Node`], a value that
//!   has not been read yet.
//!
//! Begin with `test_types.rs`, which has structures as generated code writes them; then read `members.rs` (writing),
//! `fields.rs` (reading), and one reader, such as `query.rs`.

mod debug;
mod fields;
mod from_serde;
mod int_enum;
mod json;
mod list;
mod macros;
mod member;
mod members;
mod memory;
#[cfg(feature = "test-util")]
mod near;
mod node;
#[cfg_attr(
    not(feature = "test-util"),
    allow(dead_code, reason = "only mocks read the parameters of GET")
)]
mod payload;
mod placeholder;
mod query;
mod scalar;
mod serde_adapter;
mod structure;
mod switch;
#[cfg(test)]
pub(crate) mod test_types;
mod unfit;

pub use debug::{Redacted, debug_structure};
pub(crate) use fields::{DecodeDyn, StructureReader};
pub use fields::{FieldReader, present};
pub(crate) use from_serde::{read, read_json};
pub use int_enum::{IntEnum, UnknownValue, int_enum_value};
pub use member::Member;
pub(crate) use members::each_entry;
pub use members::{EncodeDyn, FieldWriter, ListValue, Number, OptionalValue, WireValue};
pub(crate) use memory::Memory;
#[cfg(feature = "test-util")]
pub(crate) use near::nearest;
pub use node::Node;
pub(crate) use node::{Broken, Context, Members, ReadMembers, Source, Target};
pub(crate) use payload::Payload;
pub use placeholder::Unresolved;
#[cfg(feature = "role-credentials")]
pub(crate) use query::percent_encode;
pub(crate) use query::sort_by_name;
pub use serde_adapter::{Made, Serialized, deserialize_structure, serialize_structure};
pub use structure::{Structure, decode_structure};
pub use switch::switch;
pub(crate) use unfit::Kind;
pub use unfit::{Decoded, FieldError, Strictness, Unfit};
