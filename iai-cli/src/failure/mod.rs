//! Why a command failed, as it is told to people and programs.

mod classify;
mod message;
mod remedy;
mod report;
#[cfg(test)]
mod tests;

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::iter::successors;
use std::path::Path;

use iai_client::validate::Validation;
use iai_client::{DESCRIPTION, Error, ErrorKind};

use crate::exit::Exit;
#[cfg(test)]
pub(crate) use remedy::FLAGS;
pub use report::{Broken, Report};

/// Why a command failed.
#[derive(Clone, Debug)]
pub struct Failure {
    exit: Exit,
    report: Box<Report>,
}

impl Failure {
    /// A failure of this class, with what happened and what to do about it.
    #[must_use]
    pub fn new(exit: Exit, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        let report = Report {
            message: message.into(),
            remedy: remedy.into(),
            class: exit.name(),
            exit_code: exit.code(),
            outcome_unknown: exit == Exit::OutcomeUnknown,
            ..Report::default()
        };
        Self {
            exit,
            report: Box::new(report),
        }
    }

    /// The command line or a setting is wrong.
    #[must_use]
    pub fn usage(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message, remedy)
    }

    /// The request, or a picture in it, cannot be sent.
    #[must_use]
    pub fn invalid(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Exit::Invalid, message, remedy)
    }

    /// A file that cannot be used; `what` says for what, such as `read the request from`.
    #[must_use]
    pub fn file(exit: Exit, what: &str, path: &Path, error: &io::Error) -> Self {
        let message = format!("cannot {what} {}: {error}", path.display());
        Self::new(exit, message, remedy::of_file(error.kind()))
    }

    /// The request of an action breaks rules of the API, and was not sent.
    #[must_use]
    pub fn broken(action: &'static str, found: &Validation) -> Self {
        let broken = Self::new(
            Exit::Invalid,
            message::of_validation(found),
            remedy::of_validation(found),
        );
        let mut broken = broken.with_action(action);
        let first = found.violations.first();
        broken.report.set_code(first.map(|first| first.code));
        broken.report.violations = Broken::all(&found.violations);
        broken
    }

    /// Nobody knows whether a create has taken effect. The remedy tells how to find out.
    #[must_use]
    pub fn unknown(action: &'static str, message: impl Into<String>) -> Self {
        let remedy = remedy::find_out(Some(action), false);
        Self::new(Exit::OutcomeUnknown, message, remedy).with_action(action)
    }

    /// Names the action that it is about.
    #[must_use]
    pub fn with_action(mut self, name: &'static str) -> Self {
        self.report.action = Some(name);
        self.report.effect = DESCRIPTION.action(name).map(|action| action.effect);
        self
    }

    /// Names the host that it is about.
    #[must_use]
    pub fn with_host(mut self, host: impl Into<String>) -> Self {
        self.report.host = Some(host.into());
        self
    }

    /// Adds a cause.
    #[must_use]
    pub fn with_cause(mut self, cause: impl Into<String>) -> Self {
        self.report.causes.push(cause.into());
        self
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
        let exit = classify::exit(&error);
        let mut failure = Self::new(exit, message::of(&error), remedy::of(&error));
        if let Some(action) = error.action() {
            failure = failure.with_action(action);
        }
        failure.report.fill(&error);
        failure.report.host = host(&error);
        failure.report.causes = causes(&error, &failure.report.message);
        failure
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report.message)
    }
}

impl StdError for Failure {}

/// The host that was to be reached, where the error tells.
fn host(error: &Error) -> Option<String> {
    let address = match error.kind() {
        ErrorKind::Transport(error) => error.address(),
        ErrorKind::Timeout(error) => error.address(),
        _ => None,
    };
    address.map(str::to_owned)
}

/// The causes that the message does not tell already. Those of a broken connection are left out: they are what the HTTP
/// library wraps around the one that the message tells.
fn causes(error: &Error, message: &str) -> Vec<String> {
    let first = match error.kind() {
        ErrorKind::Transport(_) => None,
        _ => error.source(),
    };
    let chain = successors(first, |&cause| {
        cause.source().filter(|_| !cause.is::<Error>())
    });
    let mut told = vec![message.to_owned()];
    for cause in chain {
        let text = cause_text(cause);
        if !told.iter().any(|known| known.contains(&text)) {
            told.push(text);
        }
    }
    told.split_off(1)
}

/// An attempt before is told in the words of the command line.
fn cause_text(cause: &(dyn StdError + 'static)) -> String {
    match cause.downcast_ref::<Error>() {
        Some(before) => message::of(before),
        None => cause.to_string(),
    }
}
