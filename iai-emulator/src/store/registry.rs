//! Things with an id, in the order in which they were added.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

/// The key of one thing in a registry. A later thing has a greater key, and keys are never used again. So the key of a
/// removed thing finds nothing, even when another thing has the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(u64);

/// Things by key and by id.
pub(super) struct Registry<T> {
    next: u64,
    /// In boxes, so that the tree is small: things are found sooner, and the room that it keeps free costs little.
    things: BTreeMap<Key, Box<T>>,
    keys: BTreeMap<String, Key>,
}

impl<T> Default for Registry<T> {
    fn default() -> Self {
        Self {
            next: 0,
            things: BTreeMap::new(),
            keys: BTreeMap::new(),
        }
    }
}

impl<T> Registry<T> {
    pub(super) fn len(&self) -> usize {
        self.things.len()
    }

    pub(super) fn key(&self, id: &str) -> Option<Key> {
        self.keys.get(id).copied()
    }

    pub(super) fn get(&self, key: Key) -> Option<&T> {
        self.things.get(&key).map(Box::as_ref)
    }

    pub(super) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        self.things.get_mut(&key).map(Box::as_mut)
    }

    pub(super) fn find(&self, id: &str) -> Option<&T> {
        self.get(self.key(id)?)
    }

    pub(super) fn find_mut(&mut self, id: &str) -> Option<&mut T> {
        self.get_mut(self.key(id)?)
    }

    /// Adds a thing; its id must be free.
    pub(super) fn insert(&mut self, id: String, thing: T) -> Key {
        let key = Key(self.next);
        self.next += 1;
        self.keys.insert(id, key);
        self.things.insert(key, Box::new(thing));
        key
    }

    pub(super) fn remove(&mut self, id: &str) -> Option<T> {
        let key = self.keys.remove(id)?;
        self.things.remove(&key).map(|thing| *thing)
    }

    /// In the order in which they were added.
    pub(super) fn by_age(&self) -> impl Iterator<Item = &T> {
        self.things.values().map(Box::as_ref)
    }

    /// The next one after this key, or the first.
    pub(super) fn after(&self, key: Option<Key>) -> Option<(Key, &T)> {
        let mut rest = self
            .things
            .range((key.map_or(Unbounded, Excluded), Unbounded));
        rest.next().map(|(key, thing)| (*key, thing.as_ref()))
    }

    /// The one with the next greater id, or with the smallest.
    pub(super) fn after_id(&self, id: Option<&str>) -> Option<&T> {
        let mut rest = self
            .keys
            .range::<str, _>((id.map_or(Unbounded, Excluded), Unbounded));
        self.get(*rest.next()?.1)
    }

    /// In the order of their ids.
    pub(super) fn by_id(&self) -> impl Iterator<Item = &T> {
        self.keys.values().filter_map(|key| self.get(*key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_found_and_keep_their_order() {
        let mut registry = Registry::default();
        let keys = ["b", "c", "a"].map(|id| registry.insert(id.to_owned(), id));
        assert!(keys.is_sorted());
        assert_eq!(registry.by_age().collect::<Vec<_>>(), [&"b", &"c", &"a"]);
        assert_eq!(registry.by_id().collect::<Vec<_>>(), [&"a", &"b", &"c"]);
        assert_eq!(registry.find("c"), Some(&"c"));
        assert_eq!(registry.find("d"), None);
    }

    #[test]
    fn a_key_does_not_lead_to_a_later_thing_of_the_same_id() {
        let mut registry = Registry::default();
        let old = registry.insert("a".to_owned(), 1);
        assert_eq!(registry.remove("a"), Some(1));
        assert_eq!(registry.remove("a"), None);
        let new = registry.insert("a".to_owned(), 2);
        assert_ne!(old, new);
        assert_eq!(
            (registry.get(old), registry.get(new), registry.len()),
            (None, Some(&2), 1)
        );
    }
}
