//! Which class an error of the client belongs to.

use iai_client::code::{RetryClass, family};
use iai_client::error::{ConfigurationError, DecodeErrorKind};
use iai_client::{Error, ErrorKind};

use crate::exit::Exit;

/// The class of an error. The first row that fits holds.
///
/// | what happened | class |
/// |---|---|
/// | the outcome of a create is unknown, whatever the reason | `OutcomeUnknown` |
/// | violations, a picture, a request that is too large | `Invalid` |
/// | no credentials, or unusable ones; codes of the families `AuthFailure` and `UnauthorizedOperation`, unless it may pass | `Credentials` |
/// | an endpoint or another setting | `Usage` |
/// | TLS cannot be set up, no connection, a timeout, another server's response | `Network` |
/// | too many requests, and codes that say that it may succeed another time | `TryLater` |
/// | any other code of the service | `Refused` |
/// | a response that this version does not know, and mistakes of the program | `Failed` |
pub(super) fn exit(error: &Error) -> Exit {
    if error.is_outcome_unknown() {
        return Exit::OutcomeUnknown;
    }
    match error.kind() {
        ErrorKind::Validation(_) | ErrorKind::Image(_) | ErrorKind::TooLarge(_) => Exit::Invalid,
        ErrorKind::Credentials(_) => Exit::Credentials,
        ErrorKind::Endpoint(_) => Exit::Usage,
        ErrorKind::Configuration(problem) => of_configuration(problem),
        ErrorKind::RateLimited(_) => Exit::TryLater,
        ErrorKind::Status(answer) if answer.status() == 429 => Exit::TryLater,
        ErrorKind::Transport(_) | ErrorKind::Timeout(_) | ErrorKind::Status(_) => Exit::Network,
        ErrorKind::Decode(answer) => of_response(answer.problem()),
        ErrorKind::Service(refusal) => of_code(refusal.code(), error.retry_class()),
        // An interceptor, of which there are none here.
        _ => Exit::Failed,
    }
}

fn of_configuration(problem: &ConfigurationError) -> Exit {
    match problem {
        ConfigurationError::NoCredentials => Exit::Credentials,
        ConfigurationError::Tls(_) => Exit::Network,
        ConfigurationError::NoTls { .. }
        | ConfigurationError::NoTlsProvider
        | ConfigurationError::Mock(_)
        | ConfigurationError::NoRuntime
        | ConfigurationError::ThreadSpawn(_)
        | ConfigurationError::ReentrantCall => Exit::Failed,
        _ => Exit::Usage,
    }
}

/// A response that is whole and the service's own is a matter of this version, all others come from somewhere else.
fn of_response(problem: &DecodeErrorKind) -> Exit {
    match problem {
        DecodeErrorKind::Field(_)
        | DecodeErrorKind::EventStream
        | DecodeErrorKind::TooLarge(_)
        | DecodeErrorKind::NoFields
        | DecodeErrorKind::NoCode => Exit::Failed,
        _ => Exit::Network,
    }
}

fn of_code(code: &str, class: RetryClass) -> Exit {
    match (class, family(code)) {
        (RetryClass::Clock | RetryClass::Credentials, _)
        | (RetryClass::Never, "AuthFailure" | "UnauthorizedOperation") => Exit::Credentials,
        (RetryClass::Never, _) => Exit::Refused,
        _ => Exit::TryLater,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iai_client::error::{CertificateError, ProxyError};

    #[test]
    fn codes_of_the_service_have_a_class() {
        let table = [
            (
                "AuthFailure.SignatureFailure",
                RetryClass::Never,
                Exit::Credentials,
            ),
            (
                "AuthFailure.SignatureExpire",
                RetryClass::Clock,
                Exit::Credentials,
            ),
            (
                "AuthFailure.InternalError",
                RetryClass::Transient,
                Exit::TryLater,
            ),
            (
                "UnauthorizedOperation",
                RetryClass::Never,
                Exit::Credentials,
            ),
            (
                "InvalidParameterValue.GroupIdNotExist",
                RetryClass::Never,
                Exit::Refused,
            ),
            (
                "RequestLimitExceeded",
                RetryClass::Throttled,
                Exit::TryLater,
            ),
            ("InternalError", RetryClass::Transient, Exit::TryLater),
            (
                "FailedOperation.ConflictOperation",
                RetryClass::Conflict,
                Exit::TryLater,
            ),
            (
                "FailedOperation.ImageDownloadError",
                RetryClass::PictureFetch,
                Exit::TryLater,
            ),
            ("Later", RetryClass::Later, Exit::TryLater),
        ];
        for (code, class, exit) in table {
            assert_eq!(of_code(code, class), exit, "{code}");
        }
    }

    #[test]
    fn settings_have_a_class() {
        let table = [
            (ConfigurationError::NoCredentials, Exit::Credentials),
            (ConfigurationError::Tls(String::new()), Exit::Network),
            (ConfigurationError::NoRuntime, Exit::Failed),
            (ConfigurationError::RateLimit, Exit::Usage),
            (ConfigurationError::NoTime { name: "timeout" }, Exit::Usage),
            (ProxyError::Scheme.into(), Exit::Usage),
            (CertificateError::Pem.into(), Exit::Usage),
        ];
        for (problem, exit) in table {
            assert_eq!(of_configuration(&problem), exit, "{problem}");
        }
    }

    #[test]
    fn responses_of_others_are_a_matter_of_the_network() {
        let table = [
            (DecodeErrorKind::Html, Exit::Network),
            (DecodeErrorKind::CutOff, Exit::Network),
            (DecodeErrorKind::NoEnvelope, Exit::Network),
            (DecodeErrorKind::EventStream, Exit::Failed),
            (DecodeErrorKind::NoFields, Exit::Failed),
        ];
        for (problem, exit) in table {
            assert_eq!(of_response(&problem), exit, "{problem}");
        }
    }
}
