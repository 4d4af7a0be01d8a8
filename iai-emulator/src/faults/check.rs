//! Whether a fault can be played.

use super::FaultError;
use super::decision::LONGEST_DELAY;
use super::effect::{FaultEffect, FaultStep};
use super::fault::{Fault, Trigger};
use super::limits;
use crate::{api, documented, near};

/// About a hundred years.
const LARGEST_SKEW: u64 = 3_200_000_000;

pub(super) const TIMES: &str = "`times` is a whole number, 1 or more";
pub(super) const PROBABILITY: &str = "`probability` is a number from 0 to 1";
pub(super) const RATE: &str = "`rate` is a number of calls per second, above 0 and at most 1000000";
pub(super) const SKEW: &str = "a skew is a whole number of seconds, at most 3200000000";
pub(super) const STATUS: &str = "an HTTP status is a number from 200 to 599";

impl Fault {
    /// Whether it can be played: its numbers are within their limits, its actions exist.
    pub(super) fn check(&self) -> Result<(), FaultError> {
        check(self).map_err(FaultError)
    }
}

/// The error is a sentence without its full stop.
fn check(fault: &Fault) -> Result<(), String> {
    for action in &fault.actions {
        known(action)?;
    }
    if !(1..=limits::STEPS).contains(&fault.length()) {
        return Err(limits::too_long());
    }
    fault.steps.iter().try_for_each(step)?;
    if fault.times == Some(0) {
        return Err(TIMES.to_owned());
    }
    trigger(fault)
}

fn trigger(fault: &Fault) -> Result<(), String> {
    match fault.trigger {
        Trigger::Chance(chance) if !(0.0..=1.0).contains(&chance) => Err(PROBABILITY.to_owned()),
        Trigger::Rate(rate) if !(rate > 0.0 && rate <= 1e6) => Err(RATE.to_owned()),
        Trigger::Every | Trigger::Chance(_) if fault.steps.iter().all(FaultStep::is_idle) => {
            Err("the fault does nothing".to_owned())
        }
        _ => Ok(()),
    }
}

/// Whether a step can be played.
pub(super) fn step(step: &FaultStep) -> Result<(), String> {
    if step.delay > LONGEST_DELAY {
        return Err("a delay is at most an hour".to_owned());
    }
    if step.skew.unsigned_abs() > LARGEST_SKEW {
        return Err(SKEW.to_owned());
    }
    match &step.outcome {
        FaultEffect::Error { code, .. } if !is_code(code) => {
            Err("an error code is made of letters, digits, dots and underscores".to_owned())
        }
        FaultEffect::Error {
            code,
            unlisted: false,
            ..
        } if !documented::is_code(code) => Err(unknown(code)),
        FaultEffect::Error {
            message: Some(text),
            ..
        } if text.len() > limits::MESSAGE && text.chars().count() > limits::MESSAGE => Err(
            format!("a message has at most {} characters", limits::MESSAGE),
        ),
        FaultEffect::Status(status) if !(200..=599).contains(status) => Err(STATUS.to_owned()),
        _ => Ok(()),
    }
}

fn is_code(code: &str) -> bool {
    !code.is_empty()
        && code.len() <= 128
        && code
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte))
}

/// A misspelt code would be an error that no program waits for.
fn unknown(code: &str) -> String {
    let hint = match near::nearest(code, documented::codes()) {
        Some(name) => format!("did you mean {name}? If not, write"),
        None => "write".to_owned(),
    };
    format!("no error code {code} is documented; {hint} unlisted={code}")
}

/// A misspelt action would be a fault that never strikes.
pub(super) fn known(action: &str) -> Result<(), String> {
    let mut names = api::ACTIONS.iter().map(|table| table.name);
    if names.clone().any(|name| name == action) {
        return Ok(());
    }
    let hint = match near::nearest(action, &mut names) {
        Some(name) => format!("; did you mean {name}?"),
        None => format!("; possible are *, {}", names_of_all()),
    };
    let action: String = action.chars().take(64).collect();
    Err(format!("there is no action {action:?}{hint}"))
}

fn names_of_all() -> String {
    let names: Vec<&str> = api::ACTIONS.iter().map(|table| table.name).collect();
    names.join(", ")
}
