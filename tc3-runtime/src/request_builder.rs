//! The base of generated request builders. Which required parameters are set is part of the builder's type.

use std::fmt;
use std::marker::PhantomData;

use crate::action::Action;
use crate::argument::{IntoEnum, IntoList, IntoText, IntoTexts, IntoTime};
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
    /// The builder in the state `T`. The caller has set the parameter that leads there.
    pub fn into_state<T>(self) -> RequestBuilder<C, R, T> {
        RequestBuilder {
            client: self.client,
            request: self.request,
            state: PhantomData,
        }
    }
}

/// What a setter does: it sets a parameter of the request. With `$next`, the name of the builder, the state changes, too.
///
/// It is a macro because a function would take a closure, and the compiler checks each closure as a function of its own.
#[doc(hidden)]
#[macro_export]
macro_rules! __set {
    ($builder:ident.$parameter:ident = $value:expr) => {{
        let mut builder = $builder;
        builder.0.request.$parameter = $value;
        builder
    }};
    ($builder:ident.$parameter:ident = $value:expr, $next:ident) => {{
        let mut builder = $builder.0;
        builder.request.$parameter = $value;
        $next(builder.into_state())
    }};
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

/// The text of a setter's argument.
pub fn text(value: impl IntoText) -> String {
    value.into_text()
}

/// The texts of a setter's argument.
pub fn texts(values: impl IntoTexts) -> Vec<String> {
    values.into_texts()
}

/// The date or time of a setter's argument.
pub fn time<T>(value: impl IntoTime<T>) -> T {
    value.into_time()
}

/// The dates or times of a setter's argument.
pub fn times<T>(values: impl IntoIterator<Item = impl IntoTime<T>>) -> Vec<T> {
    values.into_iter().map(IntoTime::into_time).collect()
}

/// The list of a setter's argument.
pub fn list<T>(values: impl IntoList<T>) -> Vec<T> {
    values.into_list()
}

/// The value of an enumeration in a setter's argument.
pub fn choice<T>(value: impl IntoEnum<T>) -> T {
    value.into_enum()
}

/// The picture of a setter's argument.
pub fn image(value: impl IntoImage) -> Image {
    value.into_image()
}

/// The pictures of a setter's argument.
pub fn images(values: impl IntoIterator<Item = impl IntoImage>) -> Vec<Image> {
    values.into_iter().map(IntoImage::into_image).collect()
}

/// A default value, in place of a value whose type the spec does not define.
pub fn ignore<T: Default>(_: impl Anything) -> T {
    T::default()
}
