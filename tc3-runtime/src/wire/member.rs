//! Types that can be members of a structure.

use super::members::{OptionalValue, WireValue};
use super::node::Node;
use super::unfit::Decoded;

/// A type that can be a member of a structure.
///
/// Implemented for text, numbers, booleans, images, lists, and by [`structure_impls!`] and
/// [`int_enum_impls!`] for generated types.
///
/// [`structure_impls!`]: crate::rt::structure_impls
/// [`int_enum_impls!`]: crate::rt::int_enum_impls
pub trait Member: Sized {
    /// The value as readers of the structure see it.
    fn view(&self) -> WireValue<'_>;

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// The value is of another type.
    fn decode(node: Node<'_>) -> Decoded<Self>;
}

/// A member of the type that has the member.
impl<T: Member> Member for Box<T> {
    fn view(&self) -> WireValue<'_> {
        (**self).view()
    }

    fn decode(node: Node<'_>) -> Decoded<Self> {
        node.context.charge(size_of::<T>())?;
        T::decode(node).map(Self::new)
    }
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
