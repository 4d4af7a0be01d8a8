//! What generated builders are made of: states in types, and conversions of setter arguments.

use std::fmt;
use std::marker::PhantomData;

/// State of a required parameter that has been set.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// State of a required parameter that has not been set.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// Carries the states of a builder without holding a value of them, so that every builder stays `Send + Sync`.
pub struct State<S>(PhantomData<fn() -> S>);

impl<S> State<S> {
    /// The only value.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<S> Default for State<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> fmt::Debug for State<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("State")
    }
}

/// Every type. A setter whose type the spec fails to define takes anything, so that only the spec's own error shows.
pub trait Anything {}

impl<T> Anything for T {}

/// Text from whatever converts to it.
pub fn text(value: impl Into<String>) -> String {
    value.into()
}

/// A list of texts from whatever converts to them.
pub fn texts(values: impl IntoIterator<Item = impl Into<String>>) -> Vec<String> {
    values.into_iter().map(Into::into).collect()
}

/// A list from whatever can be walked through.
pub fn list<T>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    values.into_iter().collect()
}

/// Stands in for a value of a type that the spec fails to define.
pub fn ignore<T: Default>(_: impl Anything) -> T {
    T::default()
}
