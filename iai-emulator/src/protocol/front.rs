//! One request from beginning to end, in the order in which the service looks at it.

use crate::clock::Clock;
use crate::identifiers::Identifiers;
use crate::parameters;
use crate::picture::Folder;
use crate::rules;
use crate::runtime::{ActionTable, Answer, Call, Parameters, Refusal, quoted};
use crate::signature::Gate;

use super::{Common, Incoming, admission, envelope};
use std::sync::Arc;

/// The actions behind the protocol.
pub(crate) trait Api: Send + Sync {
    /// The table of every action that the API has.
    fn tables(&self) -> &'static [ActionTable];

    /// Hands checked parameters to the behaviour of the action; `None` when there is no such action.
    fn route(&self, call: &Call<'_>, parameters: Parameters) -> Option<Result<Answer, Refusal>>;
}

/// Everything that a request meets on its way.
pub(crate) struct Front {
    pub(crate) api: Box<dyn Api>,
    pub(crate) gate: Gate,
    pub(crate) clock: Clock,
    pub(crate) identifiers: Arc<Identifiers>,
    pub(crate) folder: Option<Folder>,
}

/// An answer: the body, and the time for its `Date` header.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) body: String,
    pub(crate) now: u64,
}

impl Front {
    pub(crate) fn answer(&self, incoming: &Incoming) -> Reply {
        let now = self.clock.now();
        let request_id = self.identifiers.request_id();
        let outcome = self.handle(incoming, &request_id, now);
        let body = envelope::write(outcome, request_id);
        Reply { body, now }
    }

    fn handle(&self, incoming: &Incoming, request_id: &str, now: u64) -> Result<Answer, Refusal> {
        let common = admission::admit(incoming)?;
        self.gate.admit(incoming, &common, now)?;
        let table = self.table(&common)?;
        let raw = parameters::read(incoming, table)?;
        let checked = rules::check(table, raw)?;
        let call = Call {
            table,
            request_id,
            now,
            images: checked.images,
            folder: self.folder.as_ref(),
        };
        self.api
            .route(&call, checked.parameters)
            .unwrap_or_else(|| Err(Refusal::not_modelled(table.name)))
    }

    fn table(&self, common: &Common<'_>) -> Result<&'static ActionTable, Refusal> {
        let tables = self.api.tables();
        let mut of_version = tables
            .iter()
            .filter(|table| table.version == common.version)
            .peekable();
        if of_version.peek().is_none() {
            let message = format!(
                "There is no version {} of this API.",
                quoted(common.version)
            );
            return Err(Refusal::new("NoSuchVersion", message));
        }
        of_version
            .find(|table| table.name == common.action)
            .ok_or_else(|| {
                let message = format!(
                    "There is no action {} in this version.",
                    quoted(common.action)
                );
                Refusal::new("InvalidAction", message)
            })
    }
}
