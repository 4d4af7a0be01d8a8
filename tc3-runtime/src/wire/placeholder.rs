//! A stand-in for a type that could not be resolved.

use super::{Decoded, FieldError, Member, Node, WireValue};

/// The type of a member whose type the spec does not define, so that the build shows that one error and no others. It
/// is never sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Unresolved;

impl Member for Unresolved {
    fn view(&self) -> WireValue<'_> {
        WireValue::Text("")
    }

    fn decode(node: Node<'_>) -> Decoded<Self> {
        node.skip()?;
        Err(FieldError::new("the spec does not define its type").into())
    }
}
