//! Whether everything happened that the rules of a test expect.

use std::fmt;
use std::sync::Arc;

use super::call::RecordedCall;
use super::entry::Entry;

/// Steps that cannot be used, steps that were not taken, and requests that no rule took: one line each. `Debug` says the same, for `unwrap`.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifyError {
    problems: Vec<String>,
}

impl VerifyError {
    /// `None` when every step could be used and was taken, and every request was expected.
    pub(super) fn of(rules: &[Arc<Entry>], calls: &[RecordedCall]) -> Option<Self> {
        let broken = (1..).zip(rules).flat_map(|(number, rule)| {
            let steps = rule.broken().into_iter();
            steps.map(move |(step, problem)| {
                format!("rule {number} ({rule}): step {step}: {problem}")
            })
        });
        let unmet = (1..).zip(rules).filter_map(|(number, rule)| {
            let (step, taken, wanted) = rule.unmet()?;
            Some(format!(
                "rule {number} ({rule}): step {step} was taken {taken} of {wanted} times"
            ))
        });
        let strangers = calls.iter().filter(|call| !call.has_rule());
        let strangers = strangers.map(|call| format!("no rule took {}", call.action()));
        let problems: Vec<String> = broken.chain(unmet).chain(strangers).collect();
        (!problems.is_empty()).then_some(Self { problems })
    }

    /// The lines.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problems.join("; "))
    }
}

impl fmt::Debug for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for VerifyError {}
