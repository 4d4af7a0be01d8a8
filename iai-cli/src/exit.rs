//! Exit codes, one for each class of failure.

use std::process::ExitCode;

use serde::Serialize;

/// How a command ended. The number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[non_exhaustive]
pub enum Exit {
    /// It did what was asked.
    Success = 0,
    /// Something else went wrong, such as output that could not be written.
    Failed = 1,
    /// The command line or a setting is wrong: an unknown command or flag, a value of the wrong form. Nothing was sent.
    Usage = 2,
    /// The request breaks a rule of the API, or a picture cannot be used. Nothing was sent.
    Invalid = 3,
    /// There are no credentials, or the service does not accept them or does not allow them the action.
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
    /// Ctrl-C ended it. It was no create, so that it can be sent again.
    Interrupted = 130,
}

impl Exit {
    /// All of them, by number.
    pub const ALL: [Self; 11] = [
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
        Self::Interrupted,
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
            Self::Interrupted => "interrupted",
        }
    }

    /// What it means, in a sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Success => "It did what was asked.",
            Self::Failed => "Something else went wrong, such as output that could not be written.",
            Self::Usage => "The command line or a setting is wrong. Nothing was sent.",
            Self::Invalid => {
                "The request breaks a rule of the API, or a picture cannot be used. Nothing was sent."
            }
            Self::Credentials => {
                "There are no credentials, or the service does not accept them or does not allow them the action."
            }
            Self::Refused => {
                "The service refused the request. The same request will be refused again."
            }
            Self::TryLater => {
                "The service cannot do it now: too many requests, or a failure that may pass."
            }
            Self::OutcomeUnknown => {
                "Nobody knows whether a create has taken effect. Find out before you send it again."
            }
            Self::Network => {
                "The service was not reached, or something else answered in its place."
            }
            Self::Job => "A job that was waited for has failed, or still ran when the time was up.",
            Self::Interrupted => "Ctrl-C ended it. It was no create, so it can be sent again.",
        }
    }

    /// The table of exit codes, as `iai-cli/schema/exit_codes.json` has it.
    #[must_use]
    pub fn table() -> Vec<ExitRow> {
        let row = |exit: Self| ExitRow {
            exit_code: exit.code(),
            class: exit.name(),
            meaning: exit.meaning(),
        };
        Self::ALL.into_iter().map(row).collect()
    }
}

/// A row of the table of exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ExitRow {
    /// The number.
    pub exit_code: u8,
    /// The name of the class in errors as JSON.
    pub class: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_table_is_that_of_the_code() {
        let file = include_str!("../schema/exit_codes.json");
        let committed: serde_json::Value = serde_json::from_str(file).unwrap();
        assert_eq!(committed, serde_json::to_value(Exit::table()).unwrap());
    }

    #[test]
    fn numbers_are_those_that_scripts_rely_on() {
        let numbers: Vec<_> = Exit::ALL.map(|exit| (exit.code(), exit.name())).into();
        let promised = [
            (0, "success"),
            (1, "failed"),
            (2, "usage"),
            (3, "invalid"),
            (4, "credentials"),
            (5, "refused"),
            (6, "try_later"),
            (7, "outcome_unknown"),
            (8, "network"),
            (9, "job"),
            (130, "interrupted"),
        ];
        assert_eq!(numbers, promised);
    }
}
