//! What has to happen before another attempt. Each function says whether there may be one.

use std::time::Duration;

use super::context::Call;
use super::failed::FailedAttempt;
use super::sign::Signing;
use super::state::RetryState;
use crate::action::Recovery;
use crate::error::ErrorKind;
use crate::response::SuccessEnvelope;
use crate::retry::may_still_run;

/// Most attempts after the service could not fetch the picture's URL.
const FETCHES: u32 = 2;

/// With less time than this an attempt ends before a response can come, and leaves a create whose outcome is unknown.
const SHORTEST_ATTEMPT: Duration = Duration::from_millis(100);

/// What comes after an attempt that failed.
pub(super) enum Next {
    /// Another attempt.
    Attempt,
    /// The call has succeeded: a probe found the thing that the create was to make.
    Found(Box<SuccessEnvelope>),
    /// The end of the call.
    End { outcome_unknown: bool },
}

/// What a probe found out about a create whose response was lost.
pub(super) enum Probed {
    /// The thing exists. This is the create's response, made of the probe's.
    There(Box<SuccessEnvelope>),
    /// Something else has the id of the thing.
    Another,
    /// It does not exist.
    Absent,
    /// The probe itself failed.
    Unclear,
}

/// What to do about a create after a probe.
pub(super) fn after_probe(
    call: &Call,
    recovery: &Recovery,
    probed: Probed,
    failed: &FailedAttempt,
    state: &mut RetryState,
) -> Next {
    let kind = &failed.refused.kind;
    match probed {
        Probed::There(accepted) => return Next::Found(accepted),
        Probed::Unclear => {
            return Next::End {
                outcome_unknown: true,
            };
        }
        Probed::Absent => {
            // A create without a response may still be under way, and make the thing after the probe looked for it.
            state.may_still_run |= may_still_run(kind);
            state.probed = true;
        }
        Probed::Another => {
            // No attempt of this call has made that, or can make anything under its id. Another attempt is sent only so
            // that the service tells the reason in its own words, which are the truth then and need no further probe.
            state.may_still_run = false;
            state.probed = false;
        }
    }
    let is_told = recovery.is_there(kind.service_code());
    if !is_told && pay(call, kind, state) {
        Next::Attempt
    } else {
        Next::End {
            outcome_unknown: state.may_still_run,
        }
    }
}

/// The time that another attempt needs at least.
pub(super) fn shortest_attempt(call: &Call) -> Duration {
    SHORTEST_ATTEMPT.min(call.settings.attempt_timeout)
}

/// Sleeps for a random part of the delay, or for longer where a gateway asks for it.
pub(super) async fn back_off(call: &Call, failed: &FailedAttempt, state: &mut RetryState) -> bool {
    let jitter = call.shared.random.fraction();
    let own = state.backoff.full_jitter_delay(state.delays, jitter);
    let delay = own.max(retry_after(failed));
    pay_and_sleep(call, delay, &failed.refused.kind, state).await
}

/// Sleeps for at least half of the delay, so that the operation in the way can end.
pub(super) async fn back_off_for_conflict(
    call: &Call,
    kind: &ErrorKind,
    state: &mut RetryState,
) -> bool {
    let delay = equal_jitter_delay(call, state);
    pay_and_sleep(call, delay, kind, state).await
}

/// Like [`back_off`], for a few times only: a URL that cannot be fetched is most often a wrong one.
pub(super) async fn back_off_for_fetch(
    call: &Call,
    failed: &FailedAttempt,
    state: &mut RetryState,
) -> bool {
    if state.fetches >= FETCHES {
        return false;
    }
    state.fetches += 1;
    back_off(call, failed, state).await
}

/// Sleeps before a probe, if there is time for both. The probe itself costs nothing of the retry budget.
pub(super) async fn back_off_before_probe(
    call: &Call,
    failed: &FailedAttempt,
    state: &mut RetryState,
) -> bool {
    let delay = equal_jitter_delay(call, state).max(retry_after(failed));
    if !leaves_time(call, delay, state) {
        return false;
    }
    state.delays += 1;
    call.shared.clocks.sleep_impl.sleep(delay).await;
    true
}

/// Pays for another attempt, if the call has one left and the client's budget has enough.
pub(super) fn pay(call: &Call, kind: &ErrorKind, state: &mut RetryState) -> bool {
    let after_timeout = matches!(kind, ErrorKind::Timeout(_));
    state.charge = if state.has_attempts() {
        call.shared.budget.withdraw(after_timeout)
    } else {
        None
    };
    state.charge.is_some()
}

/// Corrects the client's clock by the service's time, once per call. All later calls of the client sign with it.
pub(super) fn correct_clock(call: &Call, failed: &FailedAttempt, state: &mut RetryState) -> bool {
    let clocks = &call.shared.clocks;
    if let Some(theirs) = failed.server_time() {
        clocks.learn(theirs, failed.took);
    }
    // If the time to sign is still the same, another attempt would be refused like the first.
    let is_other = clocks.signing_time().abs_diff(failed.signing.timestamp) > 1;
    let again = is_other && !state.corrected && state.has_attempts();
    state.corrected = true;
    again
}

/// Gets other credentials than those that were refused, once per call.
pub(super) async fn renew_credentials(
    call: &Call,
    signing: &Signing,
    state: &mut RetryState,
) -> bool {
    if state.renewed || !state.has_attempts() || !call.info.signed {
        return false;
    }
    state.renewed = true;
    let left = state.left(call.now());
    call.shared
        .credentials_cache
        .renew(&signing.credentials, left)
        .await
}

/// The delay that a gateway asks for.
fn retry_after(failed: &FailedAttempt) -> Duration {
    failed.refused.times.retry_after.unwrap_or_default()
}

/// Whether the call's timeout leaves enough time for an attempt after the delay.
fn leaves_time(call: &Call, delay: Duration, state: &RetryState) -> bool {
    delay.saturating_add(shortest_attempt(call)) <= state.left(call.now())
}

fn equal_jitter_delay(call: &Call, state: &RetryState) -> Duration {
    let jitter = call.shared.random.fraction();
    state.backoff.equal_jitter_delay(state.delays, jitter)
}

async fn pay_and_sleep(
    call: &Call,
    delay: Duration,
    kind: &ErrorKind,
    state: &mut RetryState,
) -> bool {
    // Without time for another attempt the last error says more than a timeout would.
    if !leaves_time(call, delay, state) || !pay(call, kind, state) {
        return false;
    }
    state.delays += 1;
    call.shared.clocks.sleep_impl.sleep(delay).await;
    true
}
