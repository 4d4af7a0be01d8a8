//! A request of any action.

use std::any::Any;
use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::pages::{DynPages, PagesOf};
use super::{Pending, untyped};
use crate::action::{Action, validate_at};
use crate::client::{Client, SignatureHelp};
use crate::error::Error;
use crate::response::Response;
use crate::validate::{Validation, ValidationLevel};
use crate::wire::{EncodeDyn, serialize_structure};

/// A request of any action, made by [`DynAction::request`](super::DynAction::request).
///
/// With serde it is an object with the parameters as on the wire. `Debug` hides what is sensitive.
pub struct DynRequest {
    request: Box<dyn AnyRequest>,
    pages: Option<PagesOf>,
}

/// A request, whatever its type.
pub(super) trait AnyRequest: EncodeDyn + Any + Send {
    fn as_encode(&self) -> &dyn EncodeDyn;
    fn validate(&self, level: ValidationLevel) -> Validation;
    fn signature_help(&self, client: &Client) -> Result<SignatureHelp, Error>;
    fn send(self: Box<Self>, client: &Client) -> Pending<'static, Result<Response<Value>, Error>>;
    fn into_any(self: Box<Self>) -> Box<dyn Any>;
}

impl<A: Action + Send + 'static> AnyRequest for A {
    fn as_encode(&self) -> &dyn EncodeDyn {
        self
    }

    fn validate(&self, level: ValidationLevel) -> Validation {
        validate_at(self, level)
    }

    fn signature_help(&self, client: &Client) -> Result<SignatureHelp, Error> {
        client.signature_help(self)
    }

    fn send(self: Box<Self>, client: &Client) -> Pending<'static, Result<Response<Value>, Error>> {
        let call = client.send(*self);
        Box::pin(async { call.await.map(untyped) })
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

impl DynRequest {
    pub(super) fn new(request: Box<dyn AnyRequest>, pages: Option<PagesOf>) -> Self {
        Self { request, pages }
    }

    /// Checks it without sending.
    pub fn validate(&self, level: ValidationLevel) -> Validation {
        self.request.validate(level)
    }

    /// What the client would sign if it sent the request now, see [`Client::signature_help`].
    ///
    /// # Errors
    ///
    /// What sending would refuse before signing.
    pub fn signature_help(&self, client: &Client) -> Result<SignatureHelp, Error> {
        self.request.signature_help(client)
    }

    /// Sends it, as [`Client::send`] does. The output is JSON with names as on the wire; members that the spec does not
    /// know are in [`Response::raw_body`] alone.
    ///
    /// # Errors
    ///
    /// Those of the call.
    pub fn send(
        self,
        client: &Client,
    ) -> impl Future<Output = Result<Response<Value>, Error>> + Send + 'static {
        self.request.send(client)
    }

    /// The pages of the list that it asks for; `None` for an action without pages.
    #[must_use]
    pub fn pages(self, client: &Client) -> Option<DynPages> {
        let pages = self.pages?;
        pages(client, self.request.into_any())
    }
}

impl Serialize for DynRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_structure(self.request.as_encode(), serializer)
    }
}

impl fmt::Debug for DynRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.as_encode().fmt(f)
    }
}
