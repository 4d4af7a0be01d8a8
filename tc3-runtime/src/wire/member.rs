//! A value that can stand in a structure.

use super::members::{Slot, View};
use super::node::{Decoded, Node};

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

impl<T: Member> Slot for T {
    fn seen(&self) -> Option<View<'_>> {
        Some(self.view())
    }
}

impl<T: Member> Slot for Option<T> {
    fn seen(&self) -> Option<View<'_>> {
        self.as_ref().map(Member::view)
    }
}
