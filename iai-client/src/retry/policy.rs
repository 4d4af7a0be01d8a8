//! What an error asks for.

use crate::code::RetryClass;
use crate::error::Error;

/// What to do about a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Sending again is of no use.
    Stop,
    /// A create may have taken effect: never again before somebody has looked.
    Unknown,
    /// Again after a pause.
    Wait,
    /// Again after a pause that is never short: somebody else has to finish first.
    Queue,
    /// Again after a pause, but not often: the service cannot reach the picture's URL.
    Fetch,
    /// Again at the service's time.
    Clock,
    /// Again with fresh credentials.
    Credentials,
}

/// The verdict on an error, which knows already whether what it ends is safe to repeat: reads and idempotent actions
/// always are, creates as long as they cannot have run.
pub(crate) fn verdict(error: &Error) -> Verdict {
    if error.is_outcome_unknown() {
        return Verdict::Unknown;
    }
    match error.retry_class() {
        RetryClass::No | RetryClass::Later => Verdict::Stop,
        RetryClass::Rate | RetryClass::Transient => Verdict::Wait,
        RetryClass::Conflict => Verdict::Queue,
        RetryClass::Fetch => Verdict::Fetch,
        RetryClass::Clock => Verdict::Clock,
        RetryClass::Creds => Verdict::Credentials,
    }
}
