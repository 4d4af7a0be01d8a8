//! The end of a call: reads the response into its type.

#[cfg(feature = "role-credentials")]
use std::num::NonZeroU64;
use std::time::Duration;

use super::interceptors::InterceptorChain;
use crate::action::{ActionOutput, CallInfo};
use crate::error::{Error, Failure, Lookup};
use crate::intercept::Outcome;
use crate::response::{FailureEnvelope, Response, SuccessEnvelope};
use crate::retry::{RetryAction, decide};
use crate::validate::Violation;

/// A call that succeeded, its response not yet read into its type.
pub(crate) struct CallOutput {
    pub(super) accepted: SuccessEnvelope,
    pub(super) summary: CallSummary,
}

/// What is known about a call beside its response.
pub(super) struct CallSummary {
    pub(super) info: CallInfo,
    pub(super) warnings: Vec<Violation>,
    pub(super) attempts: u32,
    pub(super) elapsed: Duration,
    pub(super) lookup: Option<Lookup>,
    pub(super) interceptors: InterceptorChain,
}

/// Reads the response into its type, which ends the call.
pub(crate) fn finish<R: ActionOutput>(output: CallOutput) -> Result<Response<R>, Error> {
    let CallOutput { accepted, summary } = output;
    let recovered = accepted.is_recovered();
    // Decoding consumes the envelope.
    let (status, id) = (accepted.status(), accepted.request_id.clone());
    match accepted.decode() {
        Ok((response, text)) => {
            summary.tell(Outcome::of_response(status, id.as_deref()), recovered);
            let CallSummary {
                warnings, attempts, ..
            } = summary;
            Ok(Response::new(response, warnings, attempts, recovered, text))
        }
        Err(refused) => Err(summary.unreadable(*refused, recovered)),
    }
}

#[cfg(feature = "role-credentials")]
impl CallOutput {
    /// The service's time, if it told it.
    pub(crate) fn date(&self) -> Option<NonZeroU64> {
        self.accepted.date()
    }
}

impl CallSummary {
    pub(super) fn tell(&self, outcome: Outcome<'_>, recovered: bool) {
        self.interceptors
            .call_ended(self.attempts, self.elapsed, outcome, recovered);
    }

    /// The error of a response that does not fit its type.
    fn unreadable(&self, refused: FailureEnvelope, recovered: bool) -> Error {
        let class = refused.kind.retry_class();
        let decided = decide(&refused.kind, class, self.info.effect);
        let error = Failure {
            request_id: refused.request_id,
            attempts: self.attempts,
            outcome_unknown: decided == RetryAction::Probe,
            elapsed: self.elapsed,
            lookup: self.lookup,
            ..Failure::before_sending(refused.kind, Some(self.info.action))
        };
        let error = error.into();
        self.tell(Outcome::of_error(&error), recovered);
        error
    }
}
