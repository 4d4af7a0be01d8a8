//! Rules about lists and nested structures.

use super::image::ImageCheck;
use super::number::IntEnumCheck;
use super::place::At;
use super::rule::Rule;
use super::text::{ITEMS, Text, at_least, at_most};
use super::value::Check;
use crate::image::{Image, ImageRules};
use crate::wire::IntEnum;

/// Most items that are compared. Every pair is, which would take hours for a million items. The API's longest lists
/// have a hundred.
const LONGEST_COMPARED: usize = 2000;

/// Checks one list.
pub type ListCheck<'v, 's, T> = Check<'v, &'s [T]>;

impl<'v, 's, T> ListCheck<'v, 's, T> {
    /// At least `least` items.
    pub fn min_items(mut self, least: usize, rule: Rule) -> Self {
        if let Some(items) = self.value {
            at_least(&mut self.at, items.len(), least, ITEMS, rule);
        }
        self
    }

    /// At most `most` items.
    pub fn max_items(mut self, most: usize, rule: Rule) -> Self {
        if let Some(items) = self.value {
            at_most(&mut self.at, items.len(), most, ITEMS, rule);
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

    /// Every picture should fit `rules`; `reason` says why they are not certain.
    pub fn each_image_advice(self, rules: &ImageRules, reason: &'static str) -> Self
    where
        T: AsRef<Image>,
    {
        self.each_at(|at, item| {
            ImageCheck::new(at, Some(item.as_ref())).advice(rules, reason);
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
        for (index, item) in self.value.unwrap_or_default().iter().enumerate() {
            check(inside.item(index), item);
        }
        self
    }

    fn no_twins(mut self, same: impl Fn(&T, &T) -> bool, rule: Rule) -> Self {
        let items = self.value.unwrap_or_default();
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
pub type StructureCheck<'v, 's, T> = Check<'v, &'s T>;
