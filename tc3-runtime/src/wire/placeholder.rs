//! A stand-in for a type that could not be resolved.

use super::{FieldError, Member, Node, WireValue};

/// Stands where a spec names a type that does not exist, so that the one mistake in the spec is
/// the one error of the build. It is never sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unresolved;

impl Member for Unresolved {
    fn view(&self) -> WireValue<'_> {
        WireValue::Text("")
    }

    fn decode(node: Node) -> Result<Self, FieldError> {
        Err(node.expected("a type that the spec defines"))
    }
}
