//! With `--verbose`, a line on standard error for each attempt.

use iai_client::ClientBuilder;
use iai_client::intercept::{AfterAttempt, Intercept};

use crate::output::Output;
use crate::terminal::Verbosity;

/// Tells of each attempt that has ended.
struct Told(Output);

/// A client that tells of its attempts, if that is wanted.
pub(super) fn told(builder: ClientBuilder, output: &Output) -> ClientBuilder {
    if output.terminal.verbosity >= Verbosity::Verbose {
        builder.interceptor(Told(output.clone()))
    } else {
        builder
    }
}

impl Intercept for Told {
    fn after_attempt(&self, attempt: &AfterAttempt<'_>) {
        let again = if attempt.will_retry {
            ", may be sent again"
        } else {
            ""
        };
        self.0.detail(&format!(
            "attempt {} of {} at {}: {} after {} ms, {} bytes sent, {} received{again}",
            attempt.number,
            attempt.call.action,
            attempt.call.host,
            outcome(attempt),
            attempt.duration.as_millis(),
            attempt.call.bytes_to_send,
            attempt.bytes_received,
        ));
    }
}

/// How it ended, with the code or the RequestId that tells more.
fn outcome(attempt: &AfterAttempt<'_>) -> String {
    let outcome = &attempt.outcome;
    let parts = [outcome.code, outcome.request_id];
    let more: Vec<&str> = parts.into_iter().flatten().collect();
    if more.is_empty() {
        return outcome.kind.to_string();
    }
    format!("{} ({})", outcome.kind, more.join(", "))
}
