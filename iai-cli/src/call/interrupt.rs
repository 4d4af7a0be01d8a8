//! Ctrl-C during a call.

use std::future::Future;

use iai_client::Error;
use iai_client::service::Effect;

use super::Called;
use crate::exit::Exit;
use crate::failure::Failure;

/// The result of a call, unless ctrl-C comes first. Dropping the call ends it; the service may have got it already.
pub(super) async fn unless<T>(
    call: &Called<'_>,
    pending: impl Future<Output = Result<T, Error>>,
) -> Result<T, Failure> {
    tokio::select! {
        result = pending => result.map_err(Failure::from),
        _ = tokio::signal::ctrl_c() => Err(interrupted(call)),
    }
}

fn interrupted(call: &Called<'_>) -> Failure {
    let action = call.action.action;
    if call.action.effect == Effect::Create {
        return Failure::new(
            Exit::OutcomeUnknown,
            format!("{action}: interrupted; nobody knows whether it took effect"),
            "Ask the service whether the thing exists before you send it again.",
        );
    }
    Failure::new(
        Exit::Interrupted,
        format!("{action}: interrupted"),
        "Send it again when you like.",
    )
}
