//! Why a command failed, as it is told to people and programs.

use iai_client::Error;
use serde::Serialize;

use crate::exit::Exit;

/// Why a command failed.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    report: Report,
}

/// A failure as JSON: `iai-cli/schema/error.json` describes it.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// What happened, and where.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl Failure {
    /// A failure of this class, with what happened and what to do about it.
    #[must_use]
    pub fn new(exit: Exit, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        let report = Report {
            message: message.into(),
            remedy: remedy.into(),
        };
        Self { exit, report }
    }

    /// The class, which is the exit code.
    #[must_use]
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// What is told of it.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::new(Exit::Failed, error.to_string(), error.remedy())
    }
}
