//! Things with an id, in the order in which they were added.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};
use std::sync::Arc;

/// The key of one thing in a registry. A later thing has a greater key, and keys are never used again. So the key of a
/// removed thing finds nothing, even when another thing has the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(u64);

impl Key {
    pub(super) fn new(number: u64) -> Self {
        Self(number)
    }

    pub(super) fn number(self) -> u64 {
        self.0
    }
}

/// Things by key and by id. A copy shares the things with the original until one of them changes.
#[derive(Clone)]
pub(super) struct Registry<T> {
    next: u64,
    /// Behind pointers, so that the tree is small: things are found sooner, and the room that it keeps free costs little.
    things: BTreeMap<Key, Arc<T>>,
    keys: BTreeMap<String, Key>,
    /// Keys of the things that were added, handed out to be changed, or removed.
    touched: BTreeSet<Key>,
}

impl<T> Default for Registry<T> {
    fn default() -> Self {
        Self {
            next: 0,
            things: BTreeMap::new(),
            keys: BTreeMap::new(),
            touched: BTreeSet::new(),
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
        self.things.get(&key).map(Arc::as_ref)
    }

    pub(super) fn find(&self, id: &str) -> Option<&T> {
        self.get(self.key(id)?)
    }

    /// Adds a thing; its id must be free.
    pub(super) fn insert(&mut self, id: String, thing: T) -> Key {
        let key = Key(self.next);
        self.insert_at(key, id, thing);
        key
    }

    /// Adds a thing under a key of an earlier run; key and id must be free.
    pub(super) fn insert_at(&mut self, key: Key, id: String, thing: T) {
        self.spend(key);
        self.keys.insert(id, key);
        self.things.insert(key, Arc::new(thing));
        self.touched.insert(key);
    }

    /// Never gives this key to a thing that is added later.
    pub(super) fn spend(&mut self, Key(number): Key) {
        self.next = self.next.max(number.saturating_add(1));
    }

    pub(super) fn remove(&mut self, id: &str) -> Option<Arc<T>> {
        let key = self.keys.remove(id)?;
        self.touched.insert(key);
        self.things.remove(&key)
    }

    /// The keys of the things that may differ from what they were when this was asked last.
    pub(super) fn take_touched(&mut self) -> BTreeSet<Key> {
        std::mem::take(&mut self.touched)
    }

    /// Counts everything as touched that differs from another registry, where things that both share do not.
    pub(super) fn touch_changes(&mut self, since: &Self) {
        let is_shared = |key: &Key, thing: &Arc<T>, there: &BTreeMap<Key, Arc<T>>| {
            there
                .get(key)
                .is_some_and(|other| Arc::ptr_eq(thing, other))
        };
        let new = self.things.iter();
        let new = new.filter(|(key, thing)| !is_shared(key, thing, &since.things));
        let gone = since.things.keys();
        let gone = gone.filter(|key| !self.things.contains_key(key));
        self.touched = new.map(|(key, _)| *key).chain(gone.copied()).collect();
        self.next = self.next.max(since.next);
    }

    /// In the order in which they were added.
    pub(super) fn by_age(&self) -> impl Iterator<Item = &T> {
        self.things.values().map(Arc::as_ref)
    }

    /// In the order in which they were added, with their keys.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Key, &T)> {
        self.things
            .iter()
            .map(|(key, thing)| (*key, thing.as_ref()))
    }

    /// The next one after this key, or the first.
    pub(super) fn after(&self, key: Option<Key>) -> Option<(Key, &T)> {
        let mut rest = self
            .things
            .range((key.map_or(Unbounded, Excluded), Unbounded));
        rest.next().map(|(key, thing)| (*key, thing.as_ref()))
    }

    /// The one with the next greater id, or with the smallest.
    pub(super) fn after_id(&self, id: Option<&str>) -> Option<(Key, &T)> {
        let mut rest = self
            .keys
            .range::<str, _>((id.map_or(Unbounded, Excluded), Unbounded));
        let key = *rest.next()?.1;
        Some((key, self.get(key)?))
    }

    /// In the order of their ids.
    pub(super) fn by_id(&self) -> impl Iterator<Item = (Key, &T)> {
        self.keys
            .values()
            .filter_map(|key| Some((*key, self.get(*key)?)))
    }
}

impl<T: Clone> Registry<T> {
    pub(super) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        let thing = self.things.get_mut(&key)?;
        self.touched.insert(key);
        Some(Arc::make_mut(thing))
    }

    pub(super) fn find_mut(&mut self, id: &str) -> Option<&mut T> {
        self.get_mut(self.key(id)?)
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
        let by_id: Vec<_> = registry.by_id().map(|(_, id)| *id).collect();
        assert_eq!(by_id, ["a", "b", "c"]);
        assert_eq!(registry.find("c"), Some(&"c"));
        assert_eq!(registry.find("d"), None);
    }

    #[test]
    fn a_key_does_not_lead_to_a_later_thing_of_the_same_id() {
        let mut registry = Registry::default();
        let old = registry.insert("a".to_owned(), 1);
        assert_eq!(registry.remove("a").as_deref(), Some(&1));
        assert_eq!(registry.remove("a"), None);
        let new = registry.insert("a".to_owned(), 2);
        assert_ne!(old, new);
        assert_eq!(
            (registry.get(old), registry.get(new), registry.len()),
            (None, Some(&2), 1)
        );
    }

    #[test]
    fn a_key_of_an_earlier_run_is_not_given_again() {
        let mut registry = Registry::default();
        registry.insert_at(Key(7), "a".to_owned(), 1);
        registry.insert_at(Key(3), "b".to_owned(), 2);
        registry.spend(Key(5));
        assert_eq!(registry.insert("c".to_owned(), 3), Key(8));
        registry.spend(Key(20));
        assert_eq!(registry.insert("d".to_owned(), 4), Key(21));
    }

    #[test]
    fn what_is_added_changed_or_removed_is_touched_and_what_is_read_is_not() {
        let mut registry = Registry::default();
        let [a, b, c, d] = ["a", "b", "c", "d"].map(|id| registry.insert(id.to_owned(), 1));
        assert_eq!(registry.take_touched(), BTreeSet::from([a, b, c, d]));
        registry.get(a);
        *registry.find_mut("b").unwrap() += 1;
        registry.remove("c");
        let e = registry.insert("e".to_owned(), 1);
        assert_eq!(registry.take_touched(), BTreeSet::from([b, c, e]));
        assert_eq!(registry.take_touched(), BTreeSet::new());
    }

    #[test]
    fn going_back_to_a_copy_touches_what_has_changed_since() {
        let mut registry = Registry::default();
        let [_, b, c] = ["a", "b", "c"].map(|id| registry.insert(id.to_owned(), 1));
        let copy = registry.clone();
        *registry.get_mut(b).unwrap() += 1;
        registry.remove("c");
        let d = registry.insert("d".to_owned(), 1);
        let mut back = copy.clone();
        back.touch_changes(&registry);
        assert_eq!(back.take_touched(), BTreeSet::from([b, c, d]));
        assert_eq!(back.get(b), Some(&1));
        assert_eq!(back.insert("e".to_owned(), 1), Key(d.number() + 1));
    }
}
