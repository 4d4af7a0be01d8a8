//! How long an attempt may take.

use std::time::Duration;

use super::context::Call;
use crate::error::{TimeoutError, TimeoutKind};
use crate::transport::AttemptLimits;

/// The timeout of an attempt, or what is left of the call's timeout, whichever is shorter.
pub(super) fn limits(call: &Call, left: Duration) -> AttemptLimits {
    let limit = call.settings.attempt_timeout;
    let (duration, timeout) = if limit < left {
        let kind = TimeoutKind::Attempt;
        (limit, timeout_of(kind, limit))
    } else {
        (left, total_timeout(call))
    };
    AttemptLimits {
        duration,
        timeout,
        response_bytes: call.shared.max_response_bytes,
    }
}

pub(super) fn total_timeout(call: &Call) -> TimeoutError {
    timeout_of(TimeoutKind::Total, call.settings.timeout)
}

fn timeout_of(kind: TimeoutKind, limit: Duration) -> TimeoutError {
    TimeoutError {
        kind,
        limit,
        sent: false,
        peer: None,
    }
}
