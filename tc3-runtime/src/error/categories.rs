//! Errors by what to do about them, for callers that do not want to `match`.

use super::{Error, ErrorKind, TimeoutKind, TransportPhase};
use crate::code::{RetryClass, family};
use crate::credentials::CredentialsErrorKind;

impl Error {
    /// Refused by local validation; nothing was sent. Correct what [`violations`](Self::violations) names.
    #[must_use]
    pub fn is_validation(&self) -> bool {
        matches!(self.kind(), ErrorKind::Validation(_))
    }

    /// An error response of the service. Look at [`code`](Self::code) and [`remedy`](Self::remedy).
    #[must_use]
    pub fn is_service(&self) -> bool {
        matches!(self.kind(), ErrorKind::Service(_))
    }

    /// A timeout passed: of a connection, an attempt, the call, or the credentials provider. Set a longer one, or send
    /// smaller pictures; for a create see [`is_outcome_unknown`](Self::is_outcome_unknown) first.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self.kind() {
            ErrorKind::Timeout(_) => true,
            ErrorKind::Credentials(error) => *error.kind() == CredentialsErrorKind::Timeout,
            _ => false,
        }
    }

    /// The connection failed or broke. Check network and proxy; for a create see
    /// [`is_outcome_unknown`](Self::is_outcome_unknown) first.
    #[must_use]
    pub fn is_transport(&self) -> bool {
        matches!(self.kind(), ErrorKind::Transport(_))
    }

    /// No connection could be made, or not in time, so that nothing was sent. Check the endpoint, the network and the
    /// proxy variables of the environment.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        match self.kind() {
            ErrorKind::Transport(error) => error.phase() == TransportPhase::Connect,
            ErrorKind::Timeout(error) => error.kind() == TimeoutKind::Connect,
            _ => false,
        }
    }

    /// The response is not one that the service documents. The excerpt in [`kind`](Self::kind) may show who answered.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        matches!(self.kind(), ErrorKind::Decode(_))
    }

    /// The service, or a gateway, refused a request because there were too many, or the client's own
    /// [`RateLimit`](crate::RateLimit) had no turn in time ([`ErrorKind::RateLimited`]). Send fewer requests per second.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        self.retry_class() == RetryClass::Throttled
    }

    /// A failure of the service, or on the way to it, that passes by itself. Try again later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        self.retry_class() == RetryClass::Transient
    }

    /// Another operation on the same thing went on for longer than the call could wait. Send what concerns one person
    /// or group one after the other.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.retry_class() == RetryClass::Conflict
    }

    /// Credentials, signature or permission were refused. Check the key, its policies and the machine's clock. A
    /// credentials provider that failed for a while or took too long does not count.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        match self.kind() {
            ErrorKind::Credentials(error) => !matches!(
                error.retry_class(),
                RetryClass::Transient | RetryClass::Throttled
            ),
            ErrorKind::Service(service) => {
                matches!(
                    family(service.code()),
                    "AuthFailure" | "UnauthorizedOperation"
                )
            }
            _ => false,
        }
    }
}
