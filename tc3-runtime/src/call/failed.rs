//! An attempt that failed, and the error that it becomes when the call ends with it.

use super::context::Call;
use super::sign::Signing;
use super::state::RetryState;
use crate::answer::Refused;
use crate::code::{CodeInfo, RetryClass};
use crate::error::{Error, ErrorKind, Failure};
use crate::intercept::Ending;
use crate::retry::{RetryAction, decide, server_time};

/// An attempt that failed, and what the retry rule says about it.
pub(super) struct FailedAttempt {
    pub(super) refused: Refused,
    code: Option<&'static CodeInfo>,
    class: RetryClass,
    pub(super) decided: RetryAction,
    pub(super) signing: Signing,
}

/// The end of a call whose next attempt cannot be sent. What the attempt before left behind is still so.
pub(super) fn not_sent(call: &Call, kind: ErrorKind, state: &mut RetryState) -> Error {
    let previous = state.previous.take();
    let outcome_unknown = previous.as_ref().is_some_and(Error::is_outcome_unknown);
    Failure {
        attempts: state.attempts,
        outcome_unknown,
        elapsed: state.elapsed(call.now()),
        previous,
        ..Failure::before_sending(kind, Some(call.info.action))
    }
    .into()
}

impl FailedAttempt {
    pub(super) fn new(call: &Call, refused: Refused, signing: Signing) -> Self {
        let codes = call.info.service.codes;
        let (code, class) = match refused.kind.service_code() {
            Some(code) => (codes.find(code), codes.classify(code)),
            None => (None, refused.kind.retry_class()),
        };
        Self {
            decided: decide(&refused.kind, class, call.info.effect),
            refused,
            code,
            class,
            signing,
        }
    }

    pub(super) fn ending(&self) -> Ending<'_> {
        let Refused {
            kind, request_id, ..
        } = &self.refused;
        let unknown = self.decided == RetryAction::Probe;
        Ending::of_failure(kind, request_id.as_deref(), self.class, unknown)
    }

    /// The service's time, if it told it.
    pub(super) fn server_time(&self) -> Option<u64> {
        let message = match &self.refused.kind {
            ErrorKind::Service(service) => service.message(),
            _ => "",
        };
        server_time(self.refused.date, message)
    }

    pub(super) fn into_error(
        self,
        call: &Call,
        outcome_unknown: bool,
        state: &mut RetryState,
    ) -> Error {
        Failure {
            kind: self.refused.kind,
            action: Some(call.info.action),
            request_id: self.refused.request_id,
            code: self.code,
            class: self.class,
            attempts: state.attempts,
            outcome_unknown,
            elapsed: state.elapsed(call.now()),
            previous: state.previous.take(),
        }
        .into()
    }
}
