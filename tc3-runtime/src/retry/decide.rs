//! The retry rule: what follows an attempt that failed. That a create is never repeated blindly is decided here alone.

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
    /// Again after a delay.
    Backoff,
    /// Again after a delay that is never short, since another operation must end first.
    EqualJitterBackoff,
    /// Again after a delay, for a few times: the service could not fetch the picture's URL.
    FetchBackoff,
    /// Again at the service's time.
    CorrectClock,
    /// Again with other credentials.
    RenewCredentials,
}

/// The whole rule, by how the attempt ended, the class of its code and the effect of its action.
pub(crate) fn decide(kind: &ErrorKind, class: RetryClass, effect: Effect) -> RetryAction {
    if effect == Effect::Create && may_have_run(kind, class) {
        return RetryAction::Probe;
    }
    match class {
        RetryClass::Never | RetryClass::Later => RetryAction::Stop,
        RetryClass::Throttled | RetryClass::Transient => RetryAction::Backoff,
        RetryClass::Conflict => RetryAction::EqualJitterBackoff,
        RetryClass::PictureFetch => RetryAction::FetchBackoff,
        RetryClass::Clock => RetryAction::CorrectClock,
        RetryClass::Credentials => RetryAction::RenewCredentials,
    }
}

/// Whether the service may have run the request although the attempt failed.
pub(crate) fn may_have_run(kind: &ErrorKind, class: RetryClass) -> bool {
    match kind {
        ErrorKind::Transport(error) => error.phase() != TransportPhase::Connect,
        ErrorKind::Timeout(error) => error.was_sent(),
        // A gateway that gave up may have handed the request on before.
        ErrorKind::Status(error) => matches!(error.status(), 408 | 500..=599),
        // There was a response, and it cannot be read.
        ErrorKind::Decode(_) => true,
        // Other codes say that the request was refused before it ran.
        ErrorKind::Service(_) => class == RetryClass::Transient,
        _ => false,
    }
}

/// Whether the service may run the request even now: there was no response of its own, and the connection has not
/// ended.
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
        ConfigurationError, DecodeError, DecodeErrorKind, ServiceError, StatusError, TimeoutError,
        TimeoutKind, TransportError,
    };

    fn transport(phase: TransportPhase) -> ErrorKind {
        ErrorKind::Transport(TransportError::new(phase, std::io::Error::other("broken")))
    }

    fn timeout(which: TimeoutKind) -> ErrorKind {
        ErrorKind::Timeout(TimeoutError {
            kind: which,
            limit: Duration::from_secs(1),
            sent: which != TimeoutKind::Connect,
            peer: None,
        })
    }

    /// The time was up while the connection was still being made.
    fn unsent_timeout() -> ErrorKind {
        ErrorKind::Timeout(TimeoutError {
            kind: TimeoutKind::Attempt,
            limit: Duration::from_secs(1),
            sent: false,
            peer: None,
        })
    }

    fn status(status: u16) -> ErrorKind {
        let excerpt = String::new();
        ErrorKind::Status(StatusError { status, excerpt })
    }

    fn decode(problem: DecodeErrorKind) -> ErrorKind {
        ErrorKind::Decode(DecodeError {
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
            Backoff, CorrectClock, EqualJitterBackoff, FetchBackoff, Probe, RenewCredentials, Stop,
        };
        use RetryClass::{
            Clock, Conflict, Credentials, Later, Never, PictureFetch, Throttled, Transient,
        };
        let setting = ErrorKind::Configuration(ConfigurationError::NoRuntime);
        let table = [
            (service(), Never, Stop, Stop),
            (service(), Later, Stop, Stop),
            (service(), Throttled, Backoff, Backoff),
            (service(), Transient, Probe, Backoff),
            (service(), Conflict, EqualJitterBackoff, EqualJitterBackoff),
            (service(), PictureFetch, FetchBackoff, FetchBackoff),
            (service(), Clock, CorrectClock, CorrectClock),
            (service(), Credentials, RenewCredentials, RenewCredentials),
            (
                transport(TransportPhase::Connect),
                Transient,
                Backoff,
                Backoff,
            ),
            (
                transport(TransportPhase::Exchange),
                Transient,
                Probe,
                Backoff,
            ),
            (timeout(TimeoutKind::Connect), Transient, Backoff, Backoff),
            (timeout(TimeoutKind::Attempt), Transient, Probe, Backoff),
            (timeout(TimeoutKind::Total), Transient, Probe, Backoff),
            (unsent_timeout(), Transient, Backoff, Backoff),
            (status(302), Never, Stop, Stop),
            (status(403), Never, Stop, Stop),
            (status(408), Transient, Probe, Backoff),
            (status(413), Never, Stop, Stop),
            (status(429), Throttled, Backoff, Backoff),
            (status(500), Transient, Probe, Backoff),
            (status(502), Transient, Probe, Backoff),
            (status(599), Transient, Probe, Backoff),
            (decode(DecodeErrorKind::CutOff), Transient, Probe, Backoff),
            (decode(DecodeErrorKind::Html), Never, Probe, Stop),
            (decode(DecodeErrorKind::NoFields), Never, Probe, Stop),
            (setting, Never, Stop, Stop),
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
            (decode(DecodeErrorKind::CutOff), false),
        ];
        for (kind, expected) in table {
            assert_eq!(may_still_run(&kind), expected, "{kind:?}");
        }
    }
}
