//! Lists.

use serde_json::Value;

use super::{FieldError, ListValue, Member, Node, Strictness, WireValue};

impl<T: Member> ListValue for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<WireValue<'_>> {
        self.get(index).map(Member::view)
    }
}

impl<T: Member> Member for Vec<T> {
    fn view(&self) -> WireValue<'_> {
        WireValue::List(self)
    }

    // A plain loop compiles faster than an iterator chain, and this is compiled once for each type of item.
    fn decode(node: Node) -> Result<Self, FieldError> {
        let items = kept(node)?;
        let mut list = Self::with_capacity(items.len());
        for (index, item) in items {
            match T::decode(item) {
                Ok(item) => list.push(item),
                Err(error) => return Err(error.within(&index.to_string())),
            }
        }
        Ok(list)
    }
}

/// The items with their positions. In responses, `null` items are left out: the service has sent some.
fn kept(node: Node) -> Result<Vec<(usize, Node)>, FieldError> {
    let strictness = node.strictness;
    let Value::Array(items) = node.value else {
        return Err(node.expected("a list"));
    };
    let items = items
        .into_iter()
        .map(|value| Node { value, strictness })
        .enumerate();
    let counts = |item: &Node| strictness == Strictness::Strict || !item.value.is_null();
    Ok(items.filter(|(_, item)| counts(item)).collect())
}
