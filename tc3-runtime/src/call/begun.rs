//! The two ends of a call, which await nothing.

use std::sync::Arc;

use tokio::runtime::Handle;

use super::context::Call;
use super::interceptors::InterceptorChain;
use super::options::Settings;
use super::output::{CallOutput, CallSummary};
use super::prepare::Prepared;
use super::shared::Shared;
use super::spans::tell_warnings;
use super::state::RetryState;
use crate::action::CallInfo;
use crate::error::{ConfigurationError, Error, ErrorKind};
use crate::intercept::Outcome;
use crate::response::SuccessEnvelope;
use crate::validate::Violation;

/// A call under way, and what it has come to.
pub(super) struct Begun {
    pub(super) call: Call,
    pub(super) state: RetryState,
    warnings: Vec<Violation>,
}

/// Begins the call, if the request may be sent and there is a runtime to send it in. Tells the interceptors either way.
/// No part of the future, which would hold all of this twice.
pub(super) fn begin(
    shared: Arc<Shared>,
    settings: Arc<Settings>,
    info: CallInfo,
    prepared: Result<Prepared, Error>,
) -> Result<Begun, Error> {
    let refused = |error: Error, bytes| {
        InterceptorChain::new(&shared, info, settings.method, bytes).refused(&error);
        Err(error)
    };
    let Prepared {
        payload,
        warnings,
        recovery,
    } = match prepared {
        Ok(prepared) => prepared,
        Err(error) => {
            let bytes = match error.kind() {
                ErrorKind::TooLarge(error) => error.size(),
                _ => 0,
            };
            return refused(error, bytes);
        }
    };
    let runtime = Handle::try_current().ok();
    if !runtime.is_some_and(|runtime| shared.connector.can_run_in(&runtime)) {
        let kind = ErrorKind::Configuration(ConfigurationError::NoRuntime);
        return refused(Error::before_sending(kind, info.action), payload.size());
    }
    tell_warnings(info.action, &warnings);
    let call = Call::new(shared, settings, info, payload, recovery);
    let state = RetryState::new(call.now(), &call.settings);
    call.interceptors.call_begins();
    Ok(Begun {
        call,
        state,
        warnings,
    })
}

impl Begun {
    /// What the call returns. Tells the interceptors of a failure; of a success they are told when its response has been
    /// read.
    pub(super) fn end(self, result: Result<SuccessEnvelope, Error>) -> Result<CallOutput, Error> {
        let Self {
            call,
            state,
            warnings,
        } = self;
        let summary = CallSummary {
            info: call.info,
            warnings,
            attempts: state.attempts,
            elapsed: state.elapsed(call.now()),
            lookup: call.lookup(),
            interceptors: call.interceptors,
        };
        match result {
            Ok(accepted) => Ok(CallOutput { accepted, summary }),
            Err(error) => {
                summary.tell(Outcome::of_error(&error), false);
                Err(error)
            }
        }
    }
}
