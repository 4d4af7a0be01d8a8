//! Calls of our own, which ask for credentials.

use super::call::{self, CallInfo};
use super::{Client, prepare};
use crate::action::Action;
use crate::error::Error;

use std::num::NonZeroU64;

impl Client {
    /// Sends a request, and tells the service's time with its answer.
    pub(crate) async fn send_dated<A: Action>(
        &self,
        request: A,
    ) -> Result<(A::Response, Option<NonZeroU64>), Error> {
        let prepared = prepare::prepare(&request, &self.settings);
        drop(request);
        let outcome = call::run(self.clone(), CallInfo::of::<A>(), prepared).await?;
        let date = outcome.date();
        Ok((outcome.read::<A::Response>()?.into_inner(), date))
    }

    /// Where calls of a service go, for messages.
    pub(crate) fn host_of(&self, service: &str) -> String {
        let target = self.shared.endpoint.target(service);
        target.map_or_else(|_| service.to_owned(), |target| target.host)
    }
}
