//! The first of many.

/// Keeps the first of what is found, and counts the others.
#[derive(Debug)]
pub(super) struct Kept<T> {
    pub(super) first: Vec<T>,
    pub(super) further: u64,
    most: usize,
}

impl<T> Kept<T> {
    pub(super) fn new(most: usize) -> Self {
        Self {
            first: Vec::new(),
            further: 0,
            most,
        }
    }

    pub(super) fn add(&mut self, one: T) {
        if self.first.len() < self.most {
            self.first.push(one);
        } else {
            self.further += 1;
        }
    }

    /// Adds the others of `more`, so that those that come first by `key` are kept. Both must be in that order.
    pub(super) fn merge<K: Ord>(&mut self, more: Self, key: impl Fn(&T) -> K) {
        self.first.extend(more.first);
        self.first.sort_by_key(key);
        let over = self.first.len().saturating_sub(self.most);
        self.first.truncate(self.most);
        self.further += more.further + over as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_kept() {
        type Lines = &'static [u32];
        let table: [(Lines, Lines, Lines, u64); 4] = [
            (&[], &[], &[], 0),
            (&[1, 3], &[2], &[1, 2, 3], 0),
            (&[1, 3, 5, 7], &[2, 4], &[1, 2, 3], 3),
            (&[1, 2, 3, 4], &[5, 6, 7, 8, 9], &[1, 2, 3], 6),
        ];
        for (some, more, first, further) in table {
            let [mut kept, other] = [some, more].map(|all| {
                let mut kept = Kept::new(3);
                all.iter().for_each(|one| kept.add(*one));
                kept
            });
            kept.merge(other, |one| *one);
            assert_eq!((kept.first.as_slice(), kept.further), (first, further));
        }
    }
}
