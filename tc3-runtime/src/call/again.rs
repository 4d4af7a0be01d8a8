//! What has to happen before another attempt. Each says whether there may be one.

use std::time::Duration;

use super::context::Call;
use super::failed::FailedAttempt;
use super::sign::Signing;
use super::state::RetryState;
use crate::error::ErrorKind;

/// The service is asked this often, at most, to fetch a picture again.
const FETCHES: u32 = 2;

/// An attempt that has less time than this ends before a response can come, and leaves a create whose outcome is unknown.
const FAIR_CHANCE: Duration = Duration::from_millis(100);

/// The time that another attempt needs at least.
pub(super) fn fair_chance(call: &Call) -> Duration {
    FAIR_CHANCE.min(call.settings.attempt_timeout)
}

/// Pauses as the client's settings say, or for longer where a gateway asks for it.
pub(super) async fn pause(call: &Call, failed: &FailedAttempt, state: &mut RetryState) -> bool {
    let jitter = call.shared.random.fraction();
    let own = state.backoff.full_jitter_delay(state.waits, jitter);
    wait(call, own.max(asked(failed)), &failed.refused.kind, state).await
}

pub(super) async fn equal_jitter_delay(
    call: &Call,
    kind: &ErrorKind,
    state: &mut RetryState,
) -> bool {
    let pause = next_long_pause(call, state);
    wait(call, pause, kind, state).await
}

pub(super) async fn pause_for_fetch(
    call: &Call,
    failed: &FailedAttempt,
    state: &mut RetryState,
) -> bool {
    if state.fetches >= FETCHES {
        return false;
    }
    state.fetches += 1;
    pause(call, failed, state).await
}

/// Pauses before a probe, if there is time for both.
pub(super) async fn settle(call: &Call, failed: &FailedAttempt, state: &mut RetryState) -> bool {
    let pause = next_long_pause(call, state).max(asked(failed));
    if !leaves_time(call, pause, state) {
        return false;
    }
    state.waits += 1;
    call.shared.clocks.sleep_impl.sleep(pause).await;
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

/// Takes the service's time for ours, once; all later calls of the client sign with it.
pub(super) fn correct_clock(call: &Call, failed: &FailedAttempt, state: &mut RetryState) -> bool {
    let clocks = &call.shared.clocks;
    if let Some(theirs) = failed.server_time() {
        clocks.learn(theirs, failed.took);
    }
    // A time that is no other will be refused like the first.
    let is_other = clocks.signing_time().abs_diff(failed.signing.timestamp) > 1;
    let again = is_other && !state.corrected && state.has_attempts();
    state.corrected = true;
    again
}

/// Gets other credentials than those that were refused, once.
pub(super) async fn renew_credentials(
    call: &Call,
    signing: &Signing,
    state: &mut RetryState,
) -> bool {
    if state.renewed || !state.has_attempts() {
        return false;
    }
    state.renewed = true;
    let left = state.left(call.now());
    call.shared
        .credentials_cache
        .renew(&signing.credentials, left)
        .await
}

/// The pause that a gateway asked for.
fn asked(failed: &FailedAttempt) -> Duration {
    failed.refused.times.retry_after.unwrap_or_default()
}

/// Whether another attempt has a fair chance after the pause.
fn leaves_time(call: &Call, pause: Duration, state: &RetryState) -> bool {
    pause.saturating_add(fair_chance(call)) <= state.left(call.now())
}

fn next_long_pause(call: &Call, state: &RetryState) -> Duration {
    let jitter = call.shared.random.fraction();
    state.backoff.equal_jitter_delay(state.waits, jitter)
}

async fn wait(call: &Call, pause: Duration, kind: &ErrorKind, state: &mut RetryState) -> bool {
    // Without time for another attempt the last error says more than a timeout would.
    if !leaves_time(call, pause, state) || !pay(call, kind, state) {
        return false;
    }
    state.waits += 1;
    call.shared.clocks.sleep_impl.sleep(pause).await;
    true
}
