//! Rules about lists and nested structures.

use super::image::{ImageCheck, ImageRules};
use super::number::IntEnumCheck;
use super::place::At;
use super::rule::Rule;
use super::text::{ITEMS, Text, bound, quantity};
use crate::image::Image;
use crate::wire::IntEnum;

/// Most items that are compared. Every pair is, which would take hours for a million items. The API's longest lists
/// have a hundred.
const LONGEST_COMPARED: usize = 2000;

/// Checks one list.
#[derive(Debug)]
pub struct ListCheck<'v, 's, T> {
    at: At<'v>,
    items: Option<&'s [T]>,
}

impl<'v, 's, T> ListCheck<'v, 's, T> {
    pub(super) fn new(at: At<'v>, items: Option<&'s [T]>) -> Self {
        Self { at, items }
    }

    /// Checks nothing when the service takes another parameter in place of this one, which is then not sent.
    #[must_use]
    pub fn unless(mut self, lost: bool) -> Self {
        self.items = self.items.filter(|_| !lost);
        self
    }

    /// It must be given. Whether it may be empty is another rule.
    pub fn required(mut self) -> Self {
        self.at.require(self.items.is_some());
        self
    }

    /// At least `least` items.
    pub fn min_items(mut self, least: usize, rule: Rule) -> Self {
        if let Some(items) = self.items.filter(|items| items.len() < least) {
            self.at.report(
                rule,
                bound("at least", least, ITEMS),
                quantity(items.len(), ITEMS),
            );
        }
        self
    }

    /// At most `most` items.
    pub fn max_items(mut self, most: usize, rule: Rule) -> Self {
        if let Some(items) = self.items.filter(|items| items.len() > most) {
            self.at.report(
                rule,
                bound("at most", most, ITEMS),
                quantity(items.len(), ITEMS),
            );
        }
        self
    }

    /// No two items are equal.
    pub fn unique(self, rule: Rule) -> Self
    where
        T: PartialEq,
    {
        self.no_twins(|one, other| one == other, rule)
    }

    /// No two items have the same key; items without one do not count.
    pub fn unique_by<K: PartialEq>(self, key: impl Fn(&T) -> &Option<K>, rule: Rule) -> Self {
        self.no_twins(
            |one, other| key(one).is_some() && key(one) == key(other),
            rule,
        )
    }

    /// Every text must fit `rules`.
    pub fn each_text(self, rules: impl for<'x> Fn(Text<'x, 's>) -> Text<'x, 's>) -> Self
    where
        T: AsRef<str>,
    {
        self.each_at(|at, item| {
            rules(Text::new(at, Some(item.as_ref())));
        })
    }

    /// Every picture must fit `rules`.
    pub fn each_image(self, rules: &ImageRules) -> Self
    where
        T: AsRef<Image>,
    {
        self.each_at(|at, item| {
            ImageCheck::new(at, Some(item.as_ref())).rules(rules);
        })
    }

    /// Every integer is one of the named ones.
    pub fn each_known(self) -> Self
    where
        T: IntEnum,
    {
        self.each_at(|at, item| {
            IntEnumCheck::new(at, Some(*item)).known();
        })
    }

    pub(super) fn each_at(mut self, check: impl Fn(At<'_>, &'s T)) -> Self {
        let mut inside = self.at.inside();
        for (index, item) in self.items.unwrap_or_default().iter().enumerate() {
            check(inside.item(index), item);
        }
        self
    }

    fn no_twins(mut self, same: impl Fn(&T, &T) -> bool, rule: Rule) -> Self {
        let items = self.items.unwrap_or_default();
        let same = |one: usize, other: usize| match (items.get(one), items.get(other)) {
            (Some(one), Some(other)) => same(one, other),
            _ => false,
        };
        if let Some((first, second)) = twins(items.len(), &same) {
            let found = format!("items {first} and {second} alike");
            self.at.report(rule, "no repetition".to_owned(), found);
        }
        self
    }
}

/// The first two equal items, by their positions. Not generic, so that it is compiled once for lists of all types.
fn twins(count: usize, same: &dyn Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
    let places = 0..count.min(LONGEST_COMPARED);
    let twin = |second| (0..second).find(|first| same(*first, second));
    places
        .into_iter()
        .find_map(|second| Some((twin(second)?, second)))
}

/// Checks one nested structure.
#[derive(Debug)]
pub struct StructureCheck<'v, 's, T> {
    pub(super) at: At<'v>,
    pub(super) value: Option<&'s T>,
}

impl<'v, 's, T> StructureCheck<'v, 's, T> {
    pub(super) fn new(at: At<'v>, value: Option<&'s T>) -> Self {
        Self { at, value }
    }

    /// Checks nothing when the service takes another parameter in place of this one, which is then not sent.
    #[must_use]
    pub fn unless(mut self, lost: bool) -> Self {
        self.value = self.value.filter(|_| !lost);
        self
    }

    /// It must be given.
    pub fn required(mut self) -> Self {
        self.at.require(self.value.is_some());
        self
    }
}
