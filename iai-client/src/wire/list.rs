//! Lists.

use serde_json::Value;

use super::{DecodeError, Items, Member, Node, Strictness, View};

impl<T: Member> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(Member::view)
    }
}

impl<T: Member> Member for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn decode(node: Node) -> Result<Self, DecodeError> {
        let strictness = node.strictness;
        let Value::Array(items) = node.value else {
            return Err(node.expected("a list"));
        };
        // The service has been seen to answer null inside of lists.
        let kept = items
            .into_iter()
            .enumerate()
            .filter(|(_, value)| strictness == Strictness::Strict || !value.is_null());
        kept.map(|(index, value)| {
            T::decode(Node { value, strictness }).map_err(|error| error.within(&index.to_string()))
        })
        .collect()
    }
}
