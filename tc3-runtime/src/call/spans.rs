//! The spans of `tracing`: one for each call, and inside of it one for each attempt. They hold the fields that are
//! named here and nothing else, since parameters and responses are people's faces and names.

use std::future::Future;
use std::time::Duration;

use tracing::{Instrument, Span, field};

use crate::error::Error;
use crate::response::{FailureEnvelope, SuccessEnvelope};
use crate::validate::Violation;

/// An event about a request that is sent although it breaks rules that are not certain: one for each call, with the
/// parameters and their rules. What was found is left out, since it may be a value.
pub(super) fn tell_warnings(action: &'static str, warnings: &[Violation]) {
    if warnings.is_empty() {
        return;
    }
    let broken: Vec<_> = warnings
        .iter()
        .map(|warning| format!("{}: {}", warning.path, warning.rule))
        .collect();
    tracing::warn!(
        action,
        rules = %broken.join("; "),
        "sent, although it breaks rules about which the vendor's texts disagree"
    );
}

/// The span of a call.
pub(super) struct CallSpan(Span);

impl CallSpan {
    pub(super) fn new(action: &'static str) -> Self {
        Self(tracing::info_span!(
            "tc3_call",
            action,
            attempts = field::Empty,
            code = field::Empty,
            request_id = field::Empty,
        ))
    }

    /// The span, to run the call in.
    pub(super) fn enter(&self) -> Span {
        self.0.clone()
    }

    pub(super) fn record(&self, result: Result<(&SuccessEnvelope, u32), &Error>) {
        let (attempts, code, request_id) = match result {
            Ok((accepted, attempts)) => (attempts, None, accepted.request_id.as_deref()),
            Err(error) => (error.attempts(), error.code_str(), error.request_id()),
        };
        self.0
            .record("attempts", attempts)
            .record("code", code)
            .record("request_id", request_id);
    }
}

/// The span of an attempt.
pub(super) struct AttemptSpan(Span);

impl AttemptSpan {
    pub(super) fn new(attempt: u32, bytes_sent: usize) -> Self {
        Self(tracing::info_span!(
            "tc3_attempt",
            attempt,
            bytes_sent,
            code = field::Empty,
            request_id = field::Empty,
            duration_ms = field::Empty,
            bytes_received = field::Empty,
        ))
    }

    /// Runs the attempt in it.
    pub(super) fn around<F: Future>(&self, attempt: F) -> tracing::instrument::Instrumented<F> {
        attempt.instrument(self.0.clone())
    }

    pub(super) fn record(
        &self,
        result: Result<&SuccessEnvelope, &FailureEnvelope>,
        took: Duration,
    ) {
        let (code, request_id, received) = match result {
            Ok(accepted) => (None, &accepted.request_id, accepted.received()),
            Err(refused) => (
                refused.kind.service_code(),
                &refused.request_id,
                refused.received,
            ),
        };
        let took = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        self.0
            .record("code", code)
            .record("request_id", request_id.as_deref())
            .record("duration_ms", took)
            .record("bytes_received", received);
    }
}
