//! The base of generated request builders. Which required parameters are set is part of the builder's type.

use std::fmt;
use std::marker::PhantomData;

use crate::action::Action;
use crate::client::Dispatch;
use crate::image::{Image, IntoImage};

/// State of a required parameter that has been set.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// State of a required parameter that has not been set.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// A request that is being built, and the client that will send it. `S` says which required parameters are set.
///
/// Generated builders are this type with setters. The states exist as types only, so every builder is `Send + Sync`.
pub struct RequestBuilder<C, R, S> {
    /// The client that will send the request.
    pub client: C,
    /// The request, as far as it is set.
    pub request: R,
    state: PhantomData<fn() -> S>,
}

impl<C, R: Default, S> RequestBuilder<C, R, S> {
    /// A builder with nothing set.
    pub fn new(client: C) -> Self {
        Self {
            client,
            request: R::default(),
            state: PhantomData,
        }
    }
}

impl<C, R, S> RequestBuilder<C, R, S> {
    /// Sets a parameter, and gives the builder the state `T` that follows.
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
    /// Sends the request with the client.
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

/// Implemented by every type. A setter whose type the spec does not define takes anything, so that the compiler shows
/// the spec's error alone.
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

/// A picture from whatever holds one.
pub fn image(value: impl IntoImage) -> Image {
    value.into_image()
}

/// A list of pictures from whatever holds them.
pub fn images(values: impl IntoIterator<Item = impl IntoImage>) -> Vec<Image> {
    values.into_iter().map(image).collect()
}

/// A list from whatever can be iterated over.
pub fn list<T>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    values.into_iter().collect()
}

/// A default value, in place of a value whose type the spec does not define.
pub fn ignore<T: Default>(_: impl Anything) -> T {
    T::default()
}
