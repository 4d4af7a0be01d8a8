//! Types with rules, and the check of a whole request.

use super::list::{ListCheck, StructureCheck};
use super::place::Inside;
use super::report::{Findings, Validation};
use super::rule::ValidationLevel;
use super::validator::Validator;
use crate::service::ServiceInfo;

/// A type with rules for its members. Implemented by generated code.
pub trait Validate {
    /// Hands every member to `v`.
    fn validate(&self, v: &mut Validator<'_>);
}

/// A structure within one of its own type.
impl<T: Validate> Validate for Box<T> {
    fn validate(&self, v: &mut Validator<'_>) {
        T::validate(self, v);
    }
}

/// Checks a value of a request to `service`, whose codes the violations get.
pub(crate) fn check<T: Validate>(
    value: &T,
    level: ValidationLevel,
    service: &'static ServiceInfo,
) -> Validation {
    let mut findings = Findings::new(level, service);
    if level != ValidationLevel::Off {
        value.validate(&mut Validator::new(Inside::request(&mut findings)));
    }
    findings.report
}

impl<T: Validate> ListCheck<'_, '_, T> {
    /// Every item must fit the rules of its type.
    pub fn each(self) -> Self {
        self.each_at(|mut at, item| item.validate(&mut Validator::new(at.inside())))
    }
}

impl<T: Validate> StructureCheck<'_, '_, T> {
    /// It must fit the rules of its type.
    pub fn each(mut self) -> Self {
        if let Some(value) = self.value {
            value.validate(&mut Validator::new(self.at.inside()));
        }
        self
    }
}
