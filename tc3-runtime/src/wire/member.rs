//! A value that can stand in a structure.

use super::members::{OptionalValue, WireValue};
use super::node::{Decoded, Node};

/// A value that can stand in a structure.
///
/// Implemented for text, numbers, booleans, images, lists, and by [`structure_impls!`] and
/// [`int_enum_impls!`] for generated types.
///
/// [`structure_impls!`]: crate::rt::structure_impls
/// [`int_enum_impls!`]: crate::rt::int_enum_impls
pub trait Member: Sized {
    /// How the value is seen by every writer.
    fn view(&self) -> WireValue<'_>;

    /// Reads the value from JSON.
    ///
    /// # Errors
    ///
    /// The JSON is of another type.
    fn decode(node: Node) -> Decoded<Self>;
}

impl<T: Member> OptionalValue for T {
    fn seen(&self) -> Option<WireValue<'_>> {
        Some(self.view())
    }
}

impl<T: Member> OptionalValue for Option<T> {
    fn seen(&self) -> Option<WireValue<'_>> {
        self.as_ref().map(Member::view)
    }
}
