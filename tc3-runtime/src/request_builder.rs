//! What generated builders are made of: states in types, and conversions of setter arguments.

use std::fmt;
use std::marker::PhantomData;

use crate::action::Action;
use crate::client::Dispatch;

/// State of a required parameter that has been set.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// State of a required parameter that has not been set.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// A request in the making: for whom, what there is, and in `S` which needs are met.
///
/// Generated builders are this with setters. The states are types only, so every builder stays `Send + Sync`.
pub struct RequestBuilder<C, R, S> {
    /// Who will send it.
    pub client: C,
    /// What has been set.
    pub request: R,
    state: PhantomData<fn() -> S>,
}

impl<C, R: Default, S> RequestBuilder<C, R, S> {
    /// Nothing is set yet.
    pub fn new(client: C) -> Self {
        Self {
            client,
            request: R::default(),
            state: PhantomData,
        }
    }
}

impl<C, R, S> RequestBuilder<C, R, S> {
    /// Sets a parameter, which may meet a need.
    pub fn set<T>(mut self, parameter: impl FnOnce(&mut R)) -> RequestBuilder<C, R, T> {
        parameter(&mut self.request);
        RequestBuilder {
            client: self.client,
            request: self.request,
            state: PhantomData,
        }
    }
}

impl<C: Dispatch<R>, R: Action, S> RequestBuilder<C, R, S> {
    /// Hands the request to the client.
    pub fn send(self) -> C::Output {
        self.client.dispatch(self.request)
    }
}

impl<C, R: fmt::Debug, S> fmt::Debug for RequestBuilder<C, R, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RequestBuilder")
            .field(&self.request)
            .finish()
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
