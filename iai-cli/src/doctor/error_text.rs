//! Errors of requests that nobody has asked for.

use iai_client::Error;

/// The text of an error without the action, which would confuse where no call was meant.
pub(super) fn without_action(error: &Error) -> String {
    let text = error.to_string();
    let start = error.action().map(|action| format!("{action}: "));
    let rest = start.and_then(|start| text.strip_prefix(&start).map(str::to_owned));
    rest.unwrap_or(text)
}
