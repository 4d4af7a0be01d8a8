//! Whether the account can be used: one call that changes nothing and is free of charge.

use iai_client::client::Client;

use super::error_text::without_action;
use super::finding::Finding;
use super::way::FreeRead;
use crate::failure::Failure;

const CHECK: &str = "account";

/// Makes the call.
pub(super) async fn account(client: &Client) -> Finding {
    let Some(read) = FreeRead::choose() else {
        return skipped("no action is known to be free of charge");
    };
    let name = read.action.name();
    let Ok(request) = read.action.request(read.parameters) else {
        return skipped("no request can be made of the description");
    };
    match request.send(client).await {
        Ok(_) => Finding::ok(CHECK, format!("{name} has succeeded: the keys are valid")),
        Err(error) => {
            let message = format!("{name}: {}", without_action(&error));
            let failure = Failure::from(error);
            Finding::failed(
                CHECK,
                failure.exit(),
                message,
                failure.report().remedy.clone(),
            )
        }
    }
}

/// The call was not made.
pub(super) fn skipped(reason: &str) -> Finding {
    Finding::skipped(CHECK, reason)
}
