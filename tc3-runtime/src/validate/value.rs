//! What the checks of all kinds of values have in common.

use super::place::At;

/// A value and its place, while rules are checked.
#[derive(Debug)]
pub struct Check<'v, V> {
    pub(super) at: At<'v>,
    pub(super) value: Option<V>,
}

impl<'v, V> Check<'v, V> {
    pub(super) fn new(at: At<'v>, value: Option<V>) -> Self {
        Self { at, value }
    }

    /// Nothing is checked when another parameter wins over this one, which is then not sent.
    #[must_use]
    pub fn unless(mut self, lost: bool) -> Self {
        self.value = self.value.filter(|_| !lost);
        self
    }

    /// It must be given. Whether it may be empty is another rule.
    pub fn required(mut self) -> Self {
        self.at.require(self.value.is_some());
        self
    }
}
