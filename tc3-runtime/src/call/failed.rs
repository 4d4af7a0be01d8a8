//! An attempt that failed, and the error that it becomes when the call ends with it.

use std::time::Duration;

use super::context::Call;
use super::sign::Signing;
use super::state::RetryState;
use crate::code::{CodeInfo, RetryClass};
use crate::error::{Error, ErrorKind, Failure};
use crate::intercept::Outcome;
use crate::response::{FailureEnvelope, SuccessEnvelope};
use crate::retry::{RetryAction, decide, may_have_run, server_time};

/// An attempt that failed, and what the retry rule says about it.
pub(super) struct FailedAttempt {
    pub(super) refused: Box<FailureEnvelope>,
    code: Option<&'static CodeInfo>,
    class: RetryClass,
    pub(super) decided: RetryAction,
    /// Whether the service may have run the request although the attempt failed.
    pub(super) may_have_run: bool,
    /// How long it took.
    pub(super) took: Duration,
    pub(super) signing: Signing,
}

/// The error of a call whose next attempt cannot be sent. What earlier attempts left unknown stays unknown.
pub(super) fn not_sent(call: &Call, kind: ErrorKind, state: &mut RetryState) -> Error {
    Failure {
        attempts: state.attempts,
        outcome_unknown: state.may_still_run,
        elapsed: state.elapsed(call.now()),
        previous: state.previous.take(),
        lookup: call.lookup(),
        ..Failure::before_sending(kind, Some(call.info.action))
    }
    .into()
}

impl FailedAttempt {
    pub(super) fn new(
        call: &Call,
        refused: Box<FailureEnvelope>,
        signing: Signing,
        took: Duration,
    ) -> Self {
        let codes = call.info.service.codes;
        let (code, class) = match refused.kind.service_code() {
            Some(code) => (codes.find(code), codes.classify(code)),
            None => (None, refused.kind.retry_class()),
        };
        Self {
            decided: decide(&refused.kind, class, call.info.effect),
            may_have_run: may_have_run(&refused.kind, class),
            took,
            refused,
            code,
            class,
            signing,
        }
    }

    pub(super) fn outcome(&self) -> Outcome<'_> {
        let FailureEnvelope {
            kind, request_id, ..
        } = &*self.refused;
        let unknown = self.decided == RetryAction::Probe;
        Outcome::of_failure(kind, request_id.as_deref(), self.class, unknown)
    }

    /// The response to an action whose work is done already, such as the delete of a person that does not exist. Asked
    /// only when an earlier attempt may have run, which then did the work.
    pub(super) fn already_gone(&self, call: &Call) -> Option<SuccessEnvelope> {
        let code = self.refused.kind.service_code()?;
        let id = self.refused.request_id.as_deref()?;
        let is_gone = call.info.gone.contains(&code);
        is_gone.then(|| {
            let (keys, output) = (&self.signing.credentials, (call.info.output)());
            SuccessEnvelope::already_gone(id, keys, call.info.service, output)
        })
    }

    /// The service's time, if the response tells it. A response that a cache has kept does not count: its time is old.
    pub(super) fn server_time(&self) -> Option<u64> {
        if self.refused.times.is_aged {
            return None;
        }
        let message = match &self.refused.kind {
            ErrorKind::Service(service) => service.message(),
            _ => "",
        };
        server_time(self.refused.times.date, message)
    }

    pub(super) fn into_error(
        self,
        call: &Call,
        outcome_unknown: bool,
        state: &mut RetryState,
    ) -> Error {
        let FailureEnvelope {
            kind, request_id, ..
        } = *self.refused;
        Failure {
            kind,
            action: Some(call.info.action),
            request_id,
            code: self.code,
            class: self.class,
            attempts: state.attempts,
            outcome_unknown,
            elapsed: state.elapsed(call.now()),
            previous: state.previous.take().map(Error::without_previous),
            lookup: call.lookup(),
        }
        .into()
    }
}
