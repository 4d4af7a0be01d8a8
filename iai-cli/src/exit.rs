//! Exit codes, one for each class of failure.

use std::process::ExitCode;

/// How a command ended. The number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[non_exhaustive]
pub enum Exit {
    /// It did what was asked.
    Success = 0,
    /// Something else went wrong, such as output that could not be written.
    Failed = 1,
    /// The command line is wrong: an unknown command or flag, a value of the wrong form.
    Usage = 2,
    /// The request breaks a rule of the API, or a picture cannot be used. Nothing was sent.
    Invalid = 3,
    /// There are no credentials, or the service does not accept them.
    Credentials = 4,
    /// The service refused the request. The same request will be refused again.
    Refused = 5,
    /// The service cannot do it now: too many requests, or a failure that may pass.
    TryLater = 6,
    /// Nobody knows whether a create has taken effect. Find out before you send it again.
    OutcomeUnknown = 7,
    /// The service was not reached, or something else answered in its place.
    Network = 8,
    /// A job that was waited for has failed, or still ran when the time was up.
    Job = 9,
}

impl Exit {
    /// All of them, by number.
    pub const ALL: [Self; 10] = [
        Self::Success,
        Self::Failed,
        Self::Usage,
        Self::Invalid,
        Self::Credentials,
        Self::Refused,
        Self::TryLater,
        Self::OutcomeUnknown,
        Self::Network,
        Self::Job,
    ];

    /// The exit code.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// Its name in errors as JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failed => "failed",
            Self::Usage => "usage",
            Self::Invalid => "invalid",
            Self::Credentials => "credentials",
            Self::Refused => "refused",
            Self::TryLater => "try_later",
            Self::OutcomeUnknown => "outcome_unknown",
            Self::Network => "network",
            Self::Job => "job",
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
