//! Error responses of the service.

use std::fmt;

/// An error response of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError {
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) status: u16,
}

impl ServiceError {
    /// The code as it came, such as `InvalidParameterValue.PersonIdAlreadyExist`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The service's message in one line, in English or Chinese; what looks like a secret or a
    /// picture is removed.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The HTTP status that came with it; 200 as a rule.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}
