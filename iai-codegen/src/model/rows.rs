//! A list of rows that also finds them by their names.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

/// What a row of an [`Api`](super::Api) is looked up by.
pub trait Named {
    /// Its name, which does not change.
    fn name(&self) -> &str;
}

/// Rows in the order of the spec. Of two rows with one name, the first is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows<T> {
    list: Vec<T>,
    places: BTreeMap<String, usize>,
}

impl<T: Named> Rows<T> {
    /// The row called `name`.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&T> {
        self.list.get(*self.places.get(name)?)
    }

    /// The row called `name`, to change anything but its name.
    pub(crate) fn named_mut(&mut self, name: &str) -> Option<&mut T> {
        self.list.get_mut(*self.places.get(name)?)
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            places: BTreeMap::new(),
        }
    }
}

impl<T: Named> From<Vec<T>> for Rows<T> {
    fn from(list: Vec<T>) -> Self {
        let mut places = BTreeMap::new();
        for (place, row) in list.iter().enumerate() {
            places.entry(row.name().to_owned()).or_insert(place);
        }
        Self { list, places }
    }
}

impl<T> Deref for Rows<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.list
    }
}

impl<T> DerefMut for Rows<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.list
    }
}

impl<'r, T> IntoIterator for &'r Rows<T> {
    type Item = &'r T;
    type IntoIter = std::slice::Iter<'r, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Row(&'static str, u8);

    impl Named for Row {
        fn name(&self) -> &str {
            self.0
        }
    }

    #[test]
    fn rows_keep_their_order_and_the_first_of_a_name_is_found() {
        let rows = Rows::from(vec![Row("b", 1), Row("a", 2), Row("b", 3)]);
        assert_eq!(rows.iter().map(|row| row.1).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(rows.named("b"), Some(&Row("b", 1)));
        assert_eq!(rows.named("c"), None);
    }
}
