//! A stand-in for a type that could not be resolved.

use super::{DecodeError, Member, Node, View};

/// Stands where a spec names a type that does not exist, so that the one mistake in the spec is
/// the one error of the build. It is never sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unresolved;

impl Member for Unresolved {
    fn view(&self) -> View<'_> {
        View::Text("")
    }

    fn decode(node: Node) -> Result<Self, DecodeError> {
        Err(node.expected("a type that the spec defines"))
    }
}
