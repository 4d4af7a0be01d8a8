//! Rules about numbers, booleans and named integers.

use std::fmt::Display;

use super::place::At;
use super::rule::{Rule, refuse};
use super::value::Check;
use crate::wire::IntEnum;

/// The platform's error code for a value for which the spec has no code of its own.
const ILL_FORMED: &str = "InvalidParameterValue";

/// Checks one number.
pub type NumberCheck<'v, T> = Check<'v, T>;

impl<'v, T: Copy + PartialOrd + Display> NumberCheck<'v, T> {
    /// At least `least`.
    pub fn min(mut self, least: T, rule: Rule) -> Self {
        if let Some(value) = self.value.filter(|value| *value < least) {
            self.at
                .report(rule, format!("at least {least}"), value.to_string());
        }
        self
    }

    /// At most `most`.
    pub fn max(mut self, most: T, rule: Rule) -> Self {
        if let Some(value) = self.value.filter(|value| *value > most) {
            self.at
                .report(rule, format!("at most {most}"), value.to_string());
        }
        self
    }

    /// Less than `end`.
    pub fn below(mut self, end: T, rule: Rule) -> Self {
        if let Some(value) = self.value.filter(|value| *value >= end) {
            self.at
                .report(rule, format!("below {end}"), value.to_string());
        }
        self
    }
}

impl<'v> NumberCheck<'v, f64> {
    pub(super) fn finite(mut at: At<'v>, value: Option<f64>) -> Self {
        if let Some(value) = value.filter(|value| !value.is_finite()) {
            at.report(
                refuse(ILL_FORMED),
                "a finite number".to_owned(),
                value.to_string(),
            );
        }
        // Reported once; bounds would report it again.
        Self {
            at,
            value: value.filter(|value| value.is_finite()),
        }
    }
}

/// Checks one boolean.
pub type FlagCheck<'v> = Check<'v, bool>;

/// Checks one named integer.
pub type IntEnumCheck<'v, T> = Check<'v, T>;

impl<'v, T: Copy> IntEnumCheck<'v, T> {
    /// It must be one of the named ones.
    pub fn known(mut self) -> Self
    where
        T: IntEnum,
    {
        if let Some(value) = self.value.filter(|value| !value.is_known()) {
            self.at.report(
                refuse(T::CODE),
                format!("one of {}", known_values::<T>()),
                value.value().to_string(),
            );
        }
        self
    }
}

fn known_values<T: IntEnum>() -> String {
    let values: Vec<_> = T::KNOWN.iter().map(ToString::to_string).collect();
    values.join(", ")
}
