//! One request from beginning to end, in the order of the service's own checks.
//!
//! A call has three parts, with room for delays between them: [`Service::open`] finds out which action is meant and which
//! faults it meets, [`Service::run`] carries it out, and [`Service::reply`] writes the response, once what has changed is on
//! disk.

mod envelope;
mod own_call;
mod reply;
#[cfg(test)]
mod tests;

pub(crate) use own_call::{OwnCall, ShownCall};
pub(crate) use reply::{Delivery, Reply};

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use crate::clock::Clock;
use crate::faults::{FaultDecision, FaultEffect, Faults, When};
use crate::identifiers::Identifiers;
use crate::journal::{Finish, Journal, Protocol, RecordBuilder};
use crate::near;
use crate::parameters::{self, Parameters};
use crate::picture::{Folder, Reading};
use crate::protocol::{Admitted, Common, Dialect, Incoming, admit, is_legacy};
use crate::refusal::{Refusal, quoted};
use crate::rules;
use crate::runtime::{Call, OutputFields};
use crate::signature::Authenticator;
use crate::table::{ActionTable, Kind};
use crate::ticket::{Reason, Ticket};

/// The actions behind the protocol.
pub(crate) trait Api: Send + Sync {
    /// The table of every action that the API has.
    fn tables(&self) -> &'static [ActionTable];

    /// Hands checked parameters to the behaviour of the action; `None` when there is no such action.
    fn route(
        &self,
        call: &Call<'_>,
        parameters: Parameters,
    ) -> Option<Result<OutputFields, Refusal>>;
}

/// What a request passes through: protocol, signature, parameters, the actions; and the faults, log and clock.
pub(crate) struct Service {
    pub(crate) api: Box<dyn Api>,
    pub(crate) authenticator: Authenticator,
    pub(crate) clock: Clock,
    pub(crate) identifiers: Arc<Identifiers>,
    pub(crate) folder: Option<Folder>,
    pub(crate) reading: Reading,
    pub(crate) faults: Faults,
    pub(crate) journal: Arc<Journal>,
    /// Values that the parameters of a call may have, those inside of others counted.
    pub(crate) max_values: usize,
}

/// A request whose action is known, before it is checked or carried out.
pub(crate) struct Session {
    incoming: Incoming,
    admitted: Result<Admitted, Refusal>,
    request_id: String,
    /// When it began, by the clock that measures.
    began: Duration,
    record: RecordBuilder,
    /// What the faults say about this call.
    pub(crate) decision: FaultDecision,
    /// Whether the call may take long, so that it needs a thread of its own.
    pub(crate) is_heavy: bool,
}

/// A call that was carried out, or was not, before anybody is told.
pub(crate) struct Carried {
    outcome: Result<OutputFields, Refusal>,
    /// What must be on disk before anybody is told.
    pub(crate) change: Option<Ticket>,
    request_id: String,
    began: Duration,
    record: RecordBuilder,
    decision: FaultDecision,
    now: u64,
}

impl Session {
    /// Whether it keeps a body that takes much memory.
    pub(crate) fn has_large_body(&self) -> bool {
        self.incoming.is_large()
    }
}

impl Service {
    /// All parts at once, without the delays, where nothing is kept on disk.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn response(&self, incoming: Incoming) -> Reply {
        self.reply(self.run(self.open(incoming)), Ok(()))
    }

    /// Reads what the protocol says about the call, and asks the faults.
    pub(crate) fn open(&self, incoming: Incoming) -> Session {
        let began = self.clock.exact();
        let request_id = self.identifiers.request_id();
        let admitted = admit(&incoming);
        let table = match &admitted {
            Ok(Admitted { common, .. }) => self.table(common).ok(),
            Err(_) => None,
        };
        let decision = table.map_or_else(FaultDecision::default, |table| {
            self.faults.decide(table.name, began)
        });
        let is_replaced = decision.outcome_at(When::Before).is_some();
        Session {
            is_heavy: incoming.is_large() || table.is_some_and(has_picture),
            record: record(&incoming, &admitted),
            // A fault replaces the call, so its body is not needed. It may be delayed for long, so the memory is freed now.
            incoming: if is_replaced {
                incoming.without_body()
            } else {
                incoming
            },
            decision,
            admitted,
            request_id,
            began,
        }
    }

    /// Does what the call asks for, as far as the faults allow.
    pub(crate) fn run(&self, session: Session) -> Carried {
        let Session {
            incoming,
            admitted,
            request_id,
            began,
            record,
            decision,
            ..
        } = session;
        let now = self.clock.now().saturating_add_signed(decision.skew);
        let (outcome, change) = match decision.outcome_at(When::Before) {
            Some(outcome) => (Err(fault_error(outcome)), None),
            None => self.guarded(&incoming, admitted, &request_id, now),
        };
        Carried {
            outcome,
            change,
            request_id,
            began,
            record,
            decision,
            now,
        }
    }

    /// Notes the call in the log, and writes the response. `kept` tells whether what the call has changed, or seen, is on disk.
    pub(crate) fn reply(&self, carried: Carried, kept: Result<(), Reason>) -> Reply {
        let Carried {
            outcome,
            request_id,
            began,
            record,
            decision,
            now,
            ..
        } = carried;
        let (replaced, lost) = (
            decision.outcome_at(When::Before),
            decision.outcome_at(When::After),
        );
        let outcome = match kept {
            Err(reason) if replaced.is_none() => Err(unkept(&reason)),
            _ => outcome,
        };
        let executed = outcome.is_ok();
        let outcome = match lost {
            Some(fault @ FaultEffect::Error { .. }) => Err(fault_error(fault)),
            _ => outcome,
        };
        let fault = replaced.or(lost).unwrap_or(&FaultEffect::Pass);
        let delivered = fault.changes_delivery().then(|| fault.to_string());
        let has_code = replaced.is_none() || delivered.is_none();
        self.journal.write(record.finish(Finish {
            request_id: request_id.clone(),
            time: self.clock.now(),
            duration: self.since(began) + decision.delay_at(When::After),
            code: has_code.then(|| code(&outcome)),
            delivered,
            executed,
            fault: decision.label(),
        }));
        let body = envelope::write(outcome, request_id);
        Reply {
            delivery: Delivery::with_fault(fault, body),
            now,
        }
    }

    fn since(&self, began: Duration) -> Duration {
        self.clock.exact().saturating_sub(began)
    }

    /// A panic in the emulator becomes `InternalError` for this call; the emulator goes on.
    fn guarded(
        &self,
        incoming: &Incoming,
        admitted: Result<Admitted, Refusal>,
        request_id: &str,
        now: u64,
    ) -> (Result<OutputFields, Refusal>, Option<Ticket>) {
        let mut change = None;
        let handled =
            AssertUnwindSafe(|| self.handle(incoming, admitted?, request_id, now, &mut change));
        let outcome = catch_unwind(handled).unwrap_or_else(|_| {
            let message = "The emulator has a mistake: it panicked. Please report it.";
            Err(Refusal::new("InternalError", message))
        });
        (outcome, change)
    }

    fn handle(
        &self,
        incoming: &Incoming,
        admitted: Admitted,
        request_id: &str,
        now: u64,
        change: &mut Option<Ticket>,
    ) -> Result<OutputFields, Refusal> {
        self.authenticator.admit(incoming, &admitted, now)?;
        let table = self.table(&admitted.common)?;
        let raw = parameters::read(incoming, admitted.dialect, table, self.max_values)?;
        let checked = rules::check(table, raw, self.reading)?;
        let call = Call {
            table,
            request_id,
            now,
            images: checked.images,
            folder: self.folder.as_ref(),
            change: RefCell::default(),
            reading: self.reading,
        };
        let outcome = self.api.route(&call, checked.parameters);
        *change = call.change.into_inner();
        outcome.unwrap_or_else(|| Err(Refusal::not_modelled(table.name)))
    }

    fn table(&self, common: &Common) -> Result<&'static ActionTable, Refusal> {
        let tables = self.api.tables();
        let mut of_version = tables
            .iter()
            .filter(|table| table.version == common.version)
            .peekable();
        if of_version.peek().is_none() {
            let version = quoted(&common.version);
            let message = format!("There is no version {version} of this API.");
            return Err(Refusal::new("NoSuchVersion", message));
        }
        of_version
            .find(|table| table.name == common.action)
            .ok_or_else(|| {
                let names = tables.iter().map(|table| table.name);
                let hint = near::hint(&common.action, names);
                let end = if hint.is_empty() { "." } else { &hint };
                let action = quoted(&common.action);
                let message = format!("There is no action {action} in this version{end}");
                Refusal::new("InvalidAction", message)
            })
    }
}

fn has_picture(table: &ActionTable) -> bool {
    let mut kinds = table.parameters.iter().map(|parameter| &parameter.kind);
    kinds.any(|kind| match kind {
        Kind::List(list) => matches!(list.item, Kind::Image(_)),
        kind => matches!(kind, Kind::Image(_)),
    })
}

fn record(incoming: &Incoming, admitted: &Result<Admitted, Refusal>) -> RecordBuilder {
    let protocol = match admitted {
        Ok(Admitted {
            dialect: Dialect::V1(_),
            ..
        }) => Protocol::V1,
        Ok(_) => Protocol::V3,
        Err(_) if is_legacy(incoming) => Protocol::V1,
        Err(_) => Protocol::V3,
    };
    let (action, version) = match admitted {
        Ok(Admitted { common, .. }) => (common.action.as_str(), common.version.as_str()),
        Err(_) => (
            incoming.header("x-tc-action").unwrap_or_default(),
            incoming.header("x-tc-version").unwrap_or_default(),
        ),
    };
    RecordBuilder::new(
        incoming.method(),
        protocol,
        action,
        version,
        incoming.size(),
    )
}

/// The code for the log.
fn code(outcome: &Result<OutputFields, Refusal>) -> String {
    match outcome {
        Ok(_) => "ok".to_owned(),
        Err(refusal) => refusal.code().to_owned(),
    }
}

/// The error of a call whose change could not be written to the state file, so that it was taken back.
fn unkept(reason: &Reason) -> Refusal {
    let message = format!("Nothing was changed: {reason}.");
    Refusal::new("InternalError", message)
}

/// The error that a fault puts in place of the response.
fn fault_error(outcome: &FaultEffect) -> Refusal {
    let (code, message) = match outcome {
        FaultEffect::Error { code, message, .. } => (code.as_str(), message.as_deref()),
        _ => ("InternalError", None),
    };
    let message = message.unwrap_or("This call met a fault that was asked for.");
    Refusal::new(code, message)
}
