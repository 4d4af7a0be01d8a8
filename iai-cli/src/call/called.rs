//! The action that is called, as all parts of a call see it.

use iai_client::description::Action;
use iai_client::dynamic::{DynAction, DynRequest};
use serde_json::{Map, Value};

use crate::exit::Exit;
use crate::facts;
use crate::failure::Failure;
use crate::output::Output;

/// The client that requests are sent with, whatever their service.
pub(super) type Runtime = iai_client::client::Client;

/// The action that is called, and where its output goes.
pub(super) struct Called<'a> {
    pub(super) action: &'static Action,
    pub(super) callable: &'static DynAction,
    pub(super) output: &'a Output,
}

impl<'a> Called<'a> {
    pub(super) fn new(action: &'static Action, output: &'a Output) -> Result<Self, Failure> {
        let callable = facts::callable(action).ok_or_else(|| {
            Failure::new(
                Exit::Failed,
                format!("{}: this program was built without it", action.action),
                "Build it with all features of iai-client.",
            )
        })?;
        Ok(Self {
            action,
            callable,
            output,
        })
    }

    /// The request with these parameters.
    pub(super) fn request(&self, parameters: Map<String, Value>) -> Result<DynRequest, Failure> {
        self.callable.request(parameters.into()).map_err(|error| {
            Failure::new(
                Exit::Invalid,
                format!("{}: {error}", self.action.action),
                format!(
                    "`iai {} --skeleton` prints a request of the right form.",
                    facts::command(self.action)
                ),
            )
        })
    }
}
