//! An action as a value.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use super::Pending;
use super::job::{self, DynWaiter, WaitForJob};
use super::pages::{self, PagesOf};
use super::request::{AnyRequest, DynRequest};
use crate::action::{Action, ActionOutput};
use crate::client::{Client, EndpointCheck};
use crate::error::Error;
use crate::paging::Paginated;
use crate::service::Effect;
use crate::waiting::Waitable;

/// An action as a value. Generated code has a list of them, `ACTIONS`.
pub struct DynAction {
    name: &'static str,
    effect: Effect,
    read: fn(Value) -> Result<Box<dyn AnyRequest>, serde_json::Error>,
    check: CheckEndpoint,
    pages: Option<PagesOf>,
    job: Option<WaitForJob>,
}

/// Asks who answers at the endpoint of a client.
type CheckEndpoint = fn(&Client) -> Pending<'_, Result<EndpointCheck, Error>>;

/// The action called `name` on the wire.
#[must_use]
pub fn find(actions: &'static [DynAction], name: &str) -> Option<&'static DynAction> {
    actions.iter().find(|action| action.name == name)
}

impl DynAction {
    /// The action of the request `A`. Called by generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn of<A>() -> Self
    where
        A: Action + Send + 'static + for<'de> Deserialize<'de>,
    {
        Self {
            name: <A as Action>::NAME,
            effect: A::EFFECT,
            read: |parameters| Ok(Box::new(serde_json::from_value::<A>(parameters)?)),
            check: |client| Box::pin(client.check_endpoint::<A>()),
            pages: None,
            job: None,
        }
    }

    /// The same, read page by page.
    #[doc(hidden)]
    #[must_use]
    pub const fn paged<A: Paginated + Send + 'static>(self) -> Self {
        let pages: Option<PagesOf> = Some(pages::of::<A>);
        Self { pages, ..self }
    }

    /// The same, whose response `R` tells of a job.
    #[doc(hidden)]
    #[must_use]
    pub const fn job<R>(self) -> Self
    where
        R: Waitable + ActionOutput,
        R::Poll: Send,
    {
        let job: Option<WaitForJob> = Some(job::waiter::<R>);
        Self { job, ..self }
    }

    /// The action's name on the wire.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What a call that is sent twice does.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// Whether it has pages, see [`DynRequest::pages`].
    #[must_use]
    pub fn is_paginated(&self) -> bool {
        self.pages.is_some()
    }

    /// Whether it starts a job, see [`waiter`](Self::waiter).
    #[must_use]
    pub fn starts_job(&self) -> bool {
        self.job.is_some()
    }

    /// The request with these parameters, an object with names as on the wire; pictures are Base64 text. Whether it keeps
    /// the rules of the API is checked later.
    ///
    /// # Errors
    ///
    /// A parameter is unknown, or has a value of another type; the text names its place, such as `Infos.0.Index`.
    pub fn request(&self, parameters: Value) -> Result<DynRequest, serde_json::Error> {
        let request = (self.read)(parameters)?;
        Ok(DynRequest::new(request, self.pages))
    }

    /// Finds out whether the service of this action answers at the client's endpoint, see [`Client::check_endpoint`].
    ///
    /// # Errors
    ///
    /// There is no connection, or something else than the service answers.
    pub async fn check_endpoint(&self, client: &Client) -> Result<EndpointCheck, Error> {
        (self.check)(client).await
    }

    /// Waits for the job that `response`, the output of this action, tells of. `None` for an action that starts none, and
    /// for a response that does not fit.
    #[must_use]
    pub fn waiter(&self, client: &Client, response: &Value) -> Option<DynWaiter> {
        self.job.and_then(|job| job(client, response))
    }
}

impl fmt::Debug for DynAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DynAction({})", self.name)
    }
}
