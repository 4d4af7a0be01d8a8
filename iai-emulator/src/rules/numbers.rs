//! Rules for numbers.

use std::fmt::Display;

use serde_json::Number;

use crate::refusal::Refusal;
use crate::table::{FloatRules, Limit, NumberRules};

pub(super) fn integer(rules: &NumberRules, number: &Number, path: &str) -> Result<(), Refusal> {
    let Some(value) = number.as_i128() else {
        return Ok(());
    };
    within(wide(rules.min), wide(rules.max), value, path)?;
    match &rules.allowed {
        Some(allowed) if !allowed.values.iter().any(|each| i128::from(*each) == value) => {
            let message = format!("{path} is {value}; allowed are {:?}.", allowed.values);
            Err(Refusal::new(allowed.code, message))
        }
        _ => Ok(()),
    }
}

pub(super) fn float(rules: &FloatRules, number: &Number, path: &str) -> Result<(), Refusal> {
    let Some(value) = number.as_f64() else {
        return Ok(());
    };
    within(rules.min, rules.max, value, path)?;
    match rules.below {
        Some(end) if value >= end.at => {
            let message = format!("{path} is {value}; it must be below {}.", end.at);
            Err(Refusal::new(end.code, message))
        }
        _ => Ok(()),
    }
}

fn wide(limit: Option<Limit<i64>>) -> Option<Limit<i128>> {
    limit.map(|Limit { at, code }| Limit {
        at: at.into(),
        code,
    })
}

fn within<T: PartialOrd + Display>(
    min: Option<Limit<T>>,
    max: Option<Limit<T>>,
    value: T,
    path: &str,
) -> Result<(), Refusal> {
    match (min, max) {
        (Some(min), _) if value < min.at => {
            let message = format!("{path} is {value}; at least {} is needed.", min.at);
            Err(Refusal::new(min.code, message))
        }
        (_, Some(max)) if value > max.at => {
            let message = format!("{path} is {value}; at most {} is allowed.", max.at);
            Err(Refusal::new(max.code, message))
        }
        _ => Ok(()),
    }
}
