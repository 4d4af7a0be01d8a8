//! What validation found.

use std::fmt;

use super::rule::{Rule, ValidationLevel};
use crate::code::CodeTable;
use crate::service::ServiceInfo;

/// Everything that validation found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "violations keep a request from being sent"]
pub struct Validation {
    /// What keeps the request from being sent.
    pub violations: Vec<Violation>,
    /// Broken rules about which the vendor's texts disagree. They do not keep the request from being sent.
    pub warnings: Vec<Violation>,
}

impl Validation {
    /// Whether the request may be sent.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.violations.is_empty()
    }
}

/// All violations in one line.
impl fmt::Display for Validation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            let gap = if index > 0 { "; " } else { "" };
            write!(f, "{gap}{violation}")?;
        }
        Ok(())
    }
}

/// One broken rule: the parameter, the rule, and what was found. It never shows the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The parameter in the API's dotted notation: `PersonExDescriptionInfos.0.PersonExDescription`.
    pub path: String,
    /// The rule: `at most 60 characters`.
    pub rule: String,
    /// What was found, as a length, a kind or a number: `61 characters`.
    pub found: String,
    /// The error code that the service would answer with.
    pub code: &'static str,
    /// Why the rule is not certain, if the vendor's texts disagree about it.
    pub advisory: Option<&'static str>,
    remedy: &'static str,
}

impl Violation {
    /// What to change, in a sentence: the remedy of the [code](Self::code) in the spec.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        self.remedy
    }
}

/// For a code that the spec has no row of; its checks leave none.
const GENERAL_REMEDY: &str = "Correct the parameters that the violations name.";

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}, found {} [{}]",
            self.path, self.rule, self.found, self.code
        )
    }
}

/// The report while it grows.
#[derive(Debug)]
pub(crate) struct Findings {
    pub(super) level: ValidationLevel,
    /// The service's code for a required parameter that is absent.
    pub(super) missing: &'static str,
    codes: &'static CodeTable,
    pub(super) report: Validation,
}

impl Findings {
    pub(super) fn new(level: ValidationLevel, service: &'static ServiceInfo) -> Self {
        Self {
            level,
            missing: service.missing,
            codes: service.codes,
            report: Validation::default(),
        }
    }

    pub(super) fn add(&mut self, rule: Rule, path: String, text: String, found: String) {
        let Rule { code, advisory } = rule;
        let row = self.codes.find(code);
        let violation = Violation {
            path,
            rule: text,
            found,
            code,
            advisory,
            remedy: row
                .map(|row| row.remedy)
                .filter(|remedy| !remedy.is_empty())
                .unwrap_or(GENERAL_REMEDY),
        };
        match (advisory, self.level) {
            (_, ValidationLevel::Off) => {}
            (Some(_), ValidationLevel::Default) => self.report.warnings.push(violation),
            _ => self.report.violations.push(violation),
        }
    }
}
