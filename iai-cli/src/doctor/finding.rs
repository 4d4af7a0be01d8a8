//! What a check finds.

use serde::Serialize;

use crate::exit::Exit;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    /// As it should be.
    Ok,
    /// Calls can succeed all the same.
    Warning,
    /// Calls will fail.
    Failed,
    /// Not made, since an earlier check makes it impossible, or nobody asked for it.
    Skipped,
}

/// What a check has found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    /// The name of the check.
    pub(crate) check: &'static str,
    /// How it ended.
    pub(crate) result: Verdict,
    /// What was found.
    pub(crate) message: String,
    /// More of it, a line each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) details: Vec<String>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) remedy: Option<String>,
    /// The class of a failure.
    #[serde(skip)]
    pub(crate) exit: Exit,
}

impl Finding {
    /// All is well.
    pub(super) fn ok(check: &'static str, message: impl Into<String>) -> Self {
        Self {
            check,
            result: Verdict::Ok,
            message: message.into(),
            details: Vec::new(),
            remedy: None,
            exit: Exit::Success,
        }
    }

    /// The check was not made.
    pub(super) fn skipped(check: &'static str, reason: impl Into<String>) -> Self {
        Self {
            result: Verdict::Skipped,
            ..Self::ok(check, reason)
        }
    }

    /// Something that may become a problem.
    pub(super) fn warning(
        check: &'static str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            result: Verdict::Warning,
            remedy: Some(remedy.into()),
            ..Self::ok(check, message)
        }
    }

    /// A problem of this class.
    pub(super) fn failed(
        check: &'static str,
        exit: Exit,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            result: Verdict::Failed,
            exit,
            ..Self::warning(check, message, remedy)
        }
    }

    /// The same with more to tell.
    pub(super) fn with_details(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.details.extend(details);
        self
    }

    pub(super) fn is_failed(&self) -> bool {
        self.result == Verdict::Failed
    }
}
