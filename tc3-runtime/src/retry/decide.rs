//! The retry rule: what follows an attempt that failed.

use crate::code::RetryClass;
use crate::error::{ErrorKind, TransportPhase};
use crate::service::Effect;

/// What follows an attempt that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryAction {
    /// The call ends: sending again is of no use.
    Stop,
    /// The create may have taken effect, so it is never repeated blindly: the service is asked first, or the call ends
    /// with an outcome that is unknown.
    Probe,
    /// Again after a pause.
    Pause,
    /// Again after a pause that is never short, since another operation must end first.
    LongPause,
    /// Again after a pause, but seldom: the service could not fetch the picture's URL.
    PauseForFetch,
    /// Again at the service's time.
    CorrectClock,
    /// Again with other credentials.
    RenewCredentials,
}

/// The whole rule, of how the attempt ended, the class of its code and the effect of its action.
pub(crate) fn decide(kind: &ErrorKind, class: RetryClass, effect: Effect) -> RetryAction {
    if effect == Effect::Create && may_have_run(kind, class) {
        return RetryAction::Probe;
    }
    match class {
        RetryClass::No | RetryClass::Later => RetryAction::Stop,
        RetryClass::Rate | RetryClass::Transient => RetryAction::Pause,
        RetryClass::Conflict => RetryAction::LongPause,
        RetryClass::Fetch => RetryAction::PauseForFetch,
        RetryClass::Clock => RetryAction::CorrectClock,
        RetryClass::Creds => RetryAction::RenewCredentials,
    }
}

/// Whether the service may have run the request although the attempt failed.
pub(crate) fn may_have_run(kind: &ErrorKind, class: RetryClass) -> bool {
    match kind {
        ErrorKind::Transport(error) => error.phase() != TransportPhase::Connect,
        ErrorKind::Timeout(error) => error.was_sent(),
        // A gateway that gave up may have handed the request on before.
        ErrorKind::Status(error) => matches!(error.status(), 408 | 500..=599),
        // Somebody answered, and what is said of the request cannot be read.
        ErrorKind::Decode(_) => true,
        // Other codes say that the request was refused before it ran.
        ErrorKind::Service(_) => class == RetryClass::Transient,
        _ => false,
    }
}

/// Whether the service may run the request even now: nobody has answered for it, and no connection has ended.
pub(crate) fn may_still_run(kind: &ErrorKind) -> bool {
    match kind {
        ErrorKind::Timeout(error) => error.was_sent(),
        // The gateway gave up, not the service.
        ErrorKind::Status(error) => matches!(error.status(), 408 | 502..=504),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::error::{
        ConfigurationError, DecodeFailure, DecodeProblem, ServiceError, StatusError, TimeoutError,
        TimeoutKind, TransportError,
    };

    fn transport(phase: TransportPhase) -> ErrorKind {
        ErrorKind::Transport(TransportError::new(phase, std::io::Error::other("broken")))
    }

    fn timeout(which: TimeoutKind) -> ErrorKind {
        ErrorKind::Timeout(TimeoutError {
            which,
            after: Duration::from_secs(1),
            sent: which != TimeoutKind::Connect,
        })
    }

    /// The time was up while the connection was still being made.
    fn unsent_timeout() -> ErrorKind {
        ErrorKind::Timeout(TimeoutError {
            which: TimeoutKind::Attempt,
            after: Duration::from_secs(1),
            sent: false,
        })
    }

    fn status(status: u16) -> ErrorKind {
        let excerpt = String::new();
        ErrorKind::Status(StatusError { status, excerpt })
    }

    fn decode(problem: DecodeProblem) -> ErrorKind {
        ErrorKind::Decode(DecodeFailure {
            status: 200,
            problem,
            excerpt: String::new(),
        })
    }

    fn service() -> ErrorKind {
        ErrorKind::Service(ServiceError {
            code: "Code".to_owned(),
            message: String::new(),
            status: 200,
        })
    }

    /// Columns: how the attempt ended, class, then what follows a create and what follows the rest.
    #[test]
    fn the_table_of_the_rule() {
        use RetryAction::{
            CorrectClock, LongPause, Pause, PauseForFetch, Probe, RenewCredentials, Stop,
        };
        use RetryClass::{Clock, Conflict, Creds, Fetch, Later, No, Rate, Transient};
        let setting = ErrorKind::Configuration(ConfigurationError::NoRuntime);
        let table = [
            (service(), No, Stop, Stop),
            (service(), Later, Stop, Stop),
            (service(), Rate, Pause, Pause),
            (service(), Transient, Probe, Pause),
            (service(), Conflict, LongPause, LongPause),
            (service(), Fetch, PauseForFetch, PauseForFetch),
            (service(), Clock, CorrectClock, CorrectClock),
            (service(), Creds, RenewCredentials, RenewCredentials),
            (transport(TransportPhase::Connect), Transient, Pause, Pause),
            (transport(TransportPhase::Exchange), Transient, Probe, Pause),
            (timeout(TimeoutKind::Connect), Transient, Pause, Pause),
            (timeout(TimeoutKind::Attempt), Transient, Probe, Pause),
            (timeout(TimeoutKind::Total), Transient, Probe, Pause),
            (unsent_timeout(), Transient, Pause, Pause),
            (status(302), No, Stop, Stop),
            (status(403), No, Stop, Stop),
            (status(408), Transient, Probe, Pause),
            (status(413), No, Stop, Stop),
            (status(429), Rate, Pause, Pause),
            (status(500), Transient, Probe, Pause),
            (status(502), Transient, Probe, Pause),
            (status(599), Transient, Probe, Pause),
            (decode(DecodeProblem::CutOff), Transient, Probe, Pause),
            (decode(DecodeProblem::Html), No, Probe, Stop),
            (decode(DecodeProblem::NoFields), No, Probe, Stop),
            (setting, No, Stop, Stop),
        ];
        for (kind, class, create, other) in table {
            let decided = |effect| decide(&kind, class, effect);
            assert_eq!(decided(Effect::Create), create, "{kind:?} {class:?}");
            for effect in [Effect::Read, Effect::Idempotent] {
                assert_eq!(decided(effect), other, "{kind:?} {class:?} {effect:?}");
            }
        }
    }

    /// After a probe that found nothing: whether the create may come later all the same.
    #[test]
    fn what_nobody_has_answered_may_still_run() {
        let table = [
            (timeout(TimeoutKind::Attempt), true),
            (timeout(TimeoutKind::Total), true),
            (unsent_timeout(), false),
            (status(408), true),
            (status(504), true),
            (status(500), false),
            (transport(TransportPhase::Exchange), false),
            (service(), false),
            (decode(DecodeProblem::CutOff), false),
        ];
        for (kind, expected) in table {
            assert_eq!(may_still_run(&kind), expected, "{kind:?}");
        }
    }
}
