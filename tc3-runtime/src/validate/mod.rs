//! Checks before anything is sent: all violations at once, each with its place, the rule, what was
//! found and the service's own error code.

mod alphabet;
mod image;
mod list;
mod number;
mod report;
#[cfg(test)]
mod tests;
mod text;
mod validator;
mod words;

pub use alphabet::Alphabet;
pub use image::{FormatRule, ImageCheck, ImageRules, LongSide, ShortSide, SizeLimit};
pub use list::{ListCheck, StructureCheck};
pub use number::{ChoiceCheck, FlagCheck, NumberCheck};
pub use report::{Validation, Violation};
pub use text::Text;
pub use validator::Validator;
pub use words::Words;

/// How much is checked before a request is sent. Set per client and per call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValidationLevel {
    /// Everything refuses, also rules about which the vendor's own texts disagree.
    Strict,
    /// Plain rules refuse; rules about which the texts disagree come back as warnings beside the
    /// answer.
    #[default]
    Default,
    /// Nothing is checked. The service will.
    Off,
}

/// Which error code stands for breaking a rule, and whether the rule is certain.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub(crate) code: &'static str,
    pub(crate) advisory: Option<&'static str>,
}

/// A rule that is certain; the service would answer `code`.
#[must_use]
pub const fn refuse(code: &'static str) -> Rule {
    Rule {
        code,
        advisory: None,
    }
}

/// A rule about which the vendor's texts disagree, and how: `reason`.
#[must_use]
pub const fn advise(code: &'static str, reason: &'static str) -> Rule {
    Rule {
        code,
        advisory: Some(reason),
    }
}

/// A type that knows its rules. Generated from the spec.
pub trait Validate {
    /// Hands every member to `v`.
    fn validate(&self, v: &mut Validator<'_>);
}

/// Checks a value. `missing` is the service's code for a required parameter that is absent.
pub(crate) fn check<T: Validate>(
    value: &T,
    level: ValidationLevel,
    missing: &'static str,
) -> Validation {
    let mut findings = report::Findings::new(level, missing);
    if level != ValidationLevel::Off {
        value.validate(&mut Validator::new(&mut findings));
    }
    findings.report
}
