//! Ctrl-C during a call.

use std::future::Future;

use iai_client::Error;
use iai_client::service::Effect;

use super::called::Called;
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
        return Failure::unknown(action, "interrupted before a response came");
    }
    let remedy = "Send it again when you like.";
    Failure::new(Exit::Interrupted, "interrupted", remedy).with_action(action)
}
