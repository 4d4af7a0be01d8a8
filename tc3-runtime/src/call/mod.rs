//! A call, from its beginning to its end. Nothing here knows the type of the request.
//!
//! ```text
//! run          the span of the call
//!   begin        hash the body, tell the interceptors
//!   retry_loop   until an attempt succeeds or another is of no use:
//!     ready        get credentials, wait for the limiter, ask the interceptors
//!     attempt      sign, send, read the response into the output of the action
//!     follow       what `retry::decide` says: stop, back off, correct the clock, renew credentials, probe
//!   end          tell the interceptors of a failure
//! finish       give the output its type
//! ```
//!
//! Validation and encoding ([`prepare`]) come before. They and `finish` are the only parts that are compiled for each
//! action.

mod again;
mod begun;
mod clocks;
mod context;
mod failed;
mod headers;
mod interceptors;
mod limits;
mod options;
mod output;
mod prepare;
mod shared;
mod sign;
mod spans;
mod state;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;
use tracing::Instrument;

use self::again::{Next, Probed};
use self::begun::begin;
use self::context::Call;
use self::failed::{FailedAttempt, not_sent};
use self::limits::{limits, total_timeout};
use self::spans::{AttemptSpan, CallSpan};
use self::state::RetryState;
use crate::action::{CallInfo, Recovery};
use crate::credentials::{Credentials, Unavailable};
use crate::error::{Error, ErrorKind};
use crate::intercept::{AfterAttempt, Outcome};
use crate::response::{FailureEnvelope, SuccessEnvelope, open};
use crate::retry::{Charge, RetryAction};
use crate::transport::AttemptContext;

pub(crate) use self::clocks::Clocks;
pub(crate) use self::headers::FixedHeaders;
pub(crate) use self::options::{FixedSettings, Region, Settings};
pub use self::options::{Language, RequestConfig};
pub(crate) use self::output::{CallOutput, finish};
pub(crate) use self::prepare::{Prepared, prepare};
pub(crate) use self::shared::Shared;
pub(crate) use self::sign::{Signing, Unsent};

/// Runs a call inside of its span.
pub(crate) async fn run(
    shared: Arc<Shared>,
    settings: Arc<Settings>,
    info: CallInfo,
    prepared: Result<Prepared, Error>,
) -> Result<CallOutput, Error> {
    let span = CallSpan::new(info.action);
    let begun = span
        .enter()
        .in_scope(|| begin(shared, settings, info, prepared));
    let mut begun = begun.inspect_err(|error| span.record(Err(error)))?;
    let attempts = retry_loop(&begun.call, &mut begun.state).instrument(span.enter());
    let result = attempts.await;
    let result = span.enter().in_scope(|| begun.end(result));
    span.record(match &result {
        Ok(output) => Ok((&output.accepted, output.summary.attempts)),
        Err(error) => Err(error),
    });
    result
}

/// One attempt after the other, each signed anew.
async fn retry_loop(call: &Call, state: &mut RetryState) -> Result<SuccessEnvelope, Error> {
    loop {
        let ready = match ready(call, state).await {
            Ok(ready) => ready,
            Err(kind) => return Err(not_sent(call, kind, state)),
        };
        let failed = match attempt(call, ready, state).await {
            Ok(accepted) => {
                call.shared.budget.refund(state.charge.as_ref());
                return Ok(accepted);
            }
            Err(failed) => failed,
        };
        if state.may_have_run
            && let Some(gone) = failed.already_gone(call)
        {
            call.shared.budget.refund(state.charge.as_ref());
            return Ok(gone);
        }
        state.may_have_run |= failed.may_have_run;
        match follow(call, &failed, state).await {
            Next::Attempt => state.previous = Some(failed.into_error(call, false, state)),
            Next::Found(accepted) => return Ok(*accepted),
            Next::End { outcome_unknown } => {
                return Err(failed.into_error(call, outcome_unknown, state));
            }
        }
    }
}

/// Waits until the next attempt may be sent, gets the credentials for it, and collects the headers that interceptors
/// add. An error here ends the call: another attempt would meet the same obstacle.
async fn ready(call: &Call, state: &RetryState) -> Result<(Signing, HeaderMap), ErrorKind> {
    let shared = &*call.shared;
    let mut credentials = credentials(call, state).await?;
    if let Some(limiter) = &shared.limiter {
        let (sleep_impl, left) = (&*shared.clocks.sleep_impl, state.left(call.now()));
        let turn = limiter.turn(call.info.service, call.info.action, sleep_impl, left);
        turn.await.map_err(ErrorKind::RateLimited)?;
        // Asked before the turn and after it. Before: calls that waited for credentials after their turns would then be
        // sent all at once. After: the wait may have been long, and credentials expire.
        credentials = self::credentials(call, state).await?;
    }
    if state.attempts > 0 && state.left(call.now()) < again::shortest_attempt(call) {
        return Err(ErrorKind::Timeout(total_timeout(call)));
    }
    let timestamp = shared.clocks.signing_time();
    let headers = call.interceptors.attempt_begins(state.attempts + 1)?;
    let signing = Signing {
        timestamp,
        credentials,
    };
    Ok((signing, headers))
}

async fn credentials(call: &Call, state: &RetryState) -> Result<Credentials, ErrorKind> {
    if !call.info.signed {
        return Ok(Credentials::anonymous());
    }
    let left = state.left(call.now());
    let credentials = call.shared.credentials_cache.credentials(left).await;
    credentials.map_err(|unavailable| match unavailable {
        Unavailable::Failed(error) => ErrorKind::Credentials(error),
        Unavailable::OutOfTime => ErrorKind::Timeout(total_timeout(call)),
    })
}

/// One attempt inside of its span, and its interceptors afterwards.
async fn attempt(
    call: &Call,
    (signing, added): (Signing, HeaderMap),
    state: &mut RetryState,
) -> Result<SuccessEnvelope, FailedAttempt> {
    state.attempts += 1;
    state.charge.iter_mut().for_each(Charge::spend);
    let begun = call.now();
    let span = AttemptSpan::new(state.attempts, call.payload.size());
    let exchange = span.around(exchange(call, &signing, added, state, begun));
    let result = exchange.await;
    let duration = call.now().saturating_sub(begun);
    span.record(result.as_ref().map_err(|refused| &**refused), duration);
    let received = match &result {
        Ok(accepted) => accepted.received(),
        Err(refused) => refused.received,
    };
    let result = result.map_err(|refused| FailedAttempt::new(call, refused, signing, duration));
    let failed = result.as_ref().err();
    call.interceptors.attempt_ended(&AfterAttempt {
        call: call.interceptors.context(),
        number: state.attempts,
        duration,
        bytes_received: received,
        will_retry: failed.is_some_and(|failed| may_follow(call, failed, state)),
        outcome: match &result {
            Ok(accepted) => accepted.outcome(),
            Err(failed) => failed.outcome(),
        },
    });
    result
}

/// Signs, sends, and reads the response.
async fn exchange(
    call: &Call,
    signing: &Signing,
    added: HeaderMap,
    state: &RetryState,
    begun: Duration,
) -> Result<SuccessEnvelope, Box<FailureEnvelope>> {
    let mut request = call
        .unsent()
        .sign(signing)
        .map_err(FailureEnvelope::without_response)?;
    request.headers.extend(added);
    let attempt = AttemptContext {
        action: call.info.action,
        effect: call.info.effect,
        number: state.attempts,
        got_no_response: state.got_no_response(),
        now: begun,
        limits: limits(call, state.left(begun)),
    };
    let raw = call.shared.connector.send(request, attempt).await;
    let raw = raw.map_err(FailureEnvelope::without_response)?;
    let output = (call.info.output)();
    open(raw, &signing.credentials, call.info.service, output)
}

/// Does what the retry rule says. The call ends when no attempts, no time or no budget is left for another attempt.
async fn follow(call: &Call, failed: &FailedAttempt, state: &mut RetryState) -> Next {
    let kind = &failed.refused.kind;
    let again = match action(call, failed, state) {
        RetryAction::Stop => false,
        RetryAction::Probe => return probe(call, failed, state).await,
        RetryAction::Backoff => again::back_off(call, failed, state).await,
        RetryAction::EqualJitterBackoff => again::back_off_for_conflict(call, kind, state).await,
        RetryAction::FetchBackoff => again::back_off_for_fetch(call, failed, state).await,
        RetryAction::CorrectClock => again::correct_clock(call, failed, state),
        RetryAction::RenewCredentials => {
            again::renew_credentials(call, &failed.signing, state).await
        }
    };
    if again {
        Next::Attempt
    } else {
        let outcome_unknown = state.may_still_run;
        Next::End { outcome_unknown }
    }
}

/// What the rule says, with one exception. After a probe said "absent" and the create was sent again, "exists already"
/// may be about what the earlier attempt made late. So it is looked for once more.
fn action(call: &Call, failed: &FailedAttempt, state: &RetryState) -> RetryAction {
    let recovery = call.recovery().filter(|_| state.probed);
    let code = failed.refused.kind.service_code();
    if recovery.is_some_and(|recovery| recovery.is_there(code)) {
        RetryAction::Probe
    } else {
        failed.decided
    }
}

/// Whether there may be another attempt, as far as that is known now; interceptors are told so.
fn may_follow(call: &Call, failed: &FailedAttempt, state: &RetryState) -> bool {
    let hope = match action(call, failed, state) {
        RetryAction::Stop => false,
        RetryAction::Probe => call.recovery().is_some(),
        _ => true,
    };
    hope && state.has_attempts()
}

/// Asks whether the create took effect. If so, it has succeeded; if not, it is safe to send it again. Where nobody can
/// tell, its outcome stays unknown.
async fn probe(call: &Call, failed: &FailedAttempt, state: &mut RetryState) -> Next {
    let unknown = Next::End {
        outcome_unknown: true,
    };
    let Some(recovery) = call.recovery() else {
        return unknown;
    };
    // Gives a request that is still under way some time to arrive, if the call has that time.
    if !again::back_off_before_probe(call, failed, state).await {
        return unknown;
    }
    let probed = ask(call, recovery, state.within(call.now())).await;
    again::after_probe(call, recovery, probed, failed, state)
}

/// The probe is a call of its own, with attempts and interceptors of its own, within the same total timeout. Boxed,
/// since calls would hold calls otherwise.
fn ask<'a>(
    call: &'a Call,
    recovery: &'a Recovery,
    mut state: RetryState,
) -> Pin<Box<dyn Future<Output = Probed> + Send + 'a>> {
    Box::pin(async move {
        let (shared, settings) = (Arc::clone(&call.shared), Arc::clone(&call.settings));
        let probe = Call::new(
            shared,
            settings,
            recovery.info,
            recovery.payload.clone(),
            None,
        );
        let span = CallSpan::new(recovery.info.action);
        probe.interceptors.call_begins();
        let result = retry_loop(&probe, &mut state)
            .instrument(span.enter())
            .await;
        span.record(result.as_ref().map(|accepted| (accepted, state.attempts)));
        let outcome = match &result {
            Ok(accepted) => accepted.outcome(),
            Err(error) => Outcome::of_error(error),
        };
        let elapsed = state.elapsed(probe.now());
        let interceptors = &probe.interceptors;
        interceptors.call_ended(state.attempts, elapsed, outcome, false);
        match result {
            Ok(accepted) => found(call, recovery, accepted),
            Err(error) if recovery.is_absent(error.code_str()) => Probed::Absent,
            Err(_) => Probed::Unclear,
        }
    })
}

/// The probe found something: what the create was to make, or something else under its id.
fn found(call: &Call, recovery: &Recovery, accepted: SuccessEnvelope) -> Probed {
    let fields = accepted.fields();
    if recovery.is_another(fields.value()) {
        return Probed::Another;
    }
    let output = (call.info.output)();
    Probed::There(Box::new(accepted.recovered(
        fields,
        recovery.mappings,
        output,
    )))
}
