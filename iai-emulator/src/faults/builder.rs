//! A fault while its settings are read, be they written in a line or in JSON.

use std::time::Duration;

use super::effect::{FaultEffect, FaultStep, When};
use super::fault::{Fault, Trigger};
use super::{check, limits};
use crate::refusal::quoted;

/// Every setting, for messages.
pub(super) const SETTINGS: &str = "error=CODE, message=\"TEXT\", status=NUMBER, reset, close, half, garbage, empty, \
    delay=200ms, skew=+400, rate=PER_SECOND, script=[STEP, ...], when=before|after, probability=0.05, times=NUMBER";
const NAMES: [&str; 15] = [
    "error",
    "message",
    "status",
    "reset",
    "close",
    "half",
    "garbage",
    "empty",
    "delay",
    "skew",
    "rate",
    "script",
    "when",
    "probability",
    "times",
];
/// How a script looks, for messages.
pub(super) const SCRIPT: &str = "a script is written [InternalError, ok, delay 200ms]";
/// Every word of a step, for messages.
const WORDS: &str = "ok, an error code, reset, close, half, garbage, empty, status NUMBER, delay 200ms, skew +400, \
    before, after, xNUMBER";

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct FaultBuilder {
    actions: Vec<String>,
    step: FaultStep,
    script: Option<Vec<FaultStep>>,
    message: Option<String>,
    when: Option<When>,
    chance: Option<f64>,
    rate: Option<f64>,
    times: Option<u64>,
    seen: Vec<String>,
}

impl FaultBuilder {
    pub(super) fn action(&mut self, name: &str) -> Result<(), String> {
        if self.actions.len() == limits::ACTIONS {
            let most = limits::ACTIONS;
            return Err(format!(
                "a fault names at most {most} actions; * is every action"
            ));
        }
        self.actions.push(name.to_owned());
        Ok(())
    }

    /// Whether there can be a setting of this name now. Errors are sentences without a full stop.
    pub(super) fn open(&mut self, name: &str) -> Result<(), String> {
        if !NAMES.contains(&name) && !is_code(name) {
            return Err(format!(
                "{} is no setting of a fault; possible are: {SETTINGS}",
                quoted(name)
            ));
        }
        if self.seen.iter().any(|other| other == name) {
            return Err(format!("{} is given twice", quoted(name)));
        }
        if self.seen.len() == NAMES.len() {
            return Err(format!("a fault has at most {} settings", NAMES.len()));
        }
        self.seen.push(name.to_owned());
        Ok(())
    }

    /// Takes a setting that was opened.
    pub(super) fn set(&mut self, name: &str, value: Option<&str>) -> Result<(), String> {
        match (name, value) {
            ("when", Some("before")) => self.when = Some(When::Before),
            ("when", Some("after")) => self.when = Some(When::After),
            ("when", _) => return Err("`when` is before or after".to_owned()),
            ("message", Some(text)) => self.message = Some(text.to_owned()),
            ("probability", Some(text)) => self.chance = Some(number("probability", text)?),
            ("rate", Some(text)) => self.rate = Some(number("rate", text)?),
            ("times", Some(text)) => self.times = Some(number("times", text)?),
            ("script", Some(_)) => return Err(SCRIPT.to_owned()),
            ("message" | "probability" | "rate" | "times" | "script", None) => {
                return Err(format!("`{name}` needs a value: {name}=..."));
            }
            _ if effect(&mut self.step, name, value)? => {}
            _ => return Err(format!("{} takes no value", quoted(name))),
        }
        Ok(())
    }

    /// Takes the script that was opened.
    pub(super) fn script(&mut self, steps: Vec<FaultStep>) {
        self.script = Some(steps);
    }

    pub(super) fn finish(self) -> Result<Fault, String> {
        let (steps, trigger) = match (self.script, self.chance, self.rate) {
            (Some(_), Some(_), _) | (Some(_), _, Some(_)) => {
                return Err(
                    "a script plays call by call; it goes with neither probability nor rate"
                        .to_owned(),
                );
            }
            (_, Some(_), Some(_)) => {
                return Err("`probability` and `rate` exclude each other".to_owned());
            }
            (Some(_), ..) if !self.step.is_idle() => {
                return Err("beside a script there can only be: when, message, times".to_owned());
            }
            (Some(steps), ..) => (steps, Trigger::Script),
            (None, Some(chance), _) => (vec![self.step], Trigger::Chance(chance)),
            (None, _, Some(rate)) => (vec![throttled(self.step)], Trigger::Rate(rate)),
            (None, None, None) => (vec![self.step], Trigger::Every),
        };
        let mut fault = Fault {
            actions: self.actions,
            steps,
            trigger,
            times: self.times,
        };
        if let Some(when) = self.when {
            fault.steps.iter_mut().for_each(|step| step.when = when);
        }
        Ok(match self.message {
            Some(text) => fault.message(text),
            None => fault,
        })
    }
}

/// A rate alone throttles as the service does.
fn throttled(mut step: FaultStep) -> FaultStep {
    if step.outcome == FaultEffect::Pass {
        step.outcome = FaultEffect::Error {
            code: "RequestLimitExceeded".to_owned(),
            message: None,
        };
    }
    step
}

/// Adds a step written in words to a script; it may stand for several.
pub(super) fn lengthen(script: &mut Vec<FaultStep>, text: &str) -> Result<(), String> {
    let (step, repeat) = repeated_step(text)?;
    if script.len() + repeat > limits::STEPS {
        return Err(limits::too_long());
    }
    // What is repeated must be small.
    check::step(&step)?;
    script.resize(script.len() + repeat, step);
    Ok(())
}

/// A step, and how often it comes.
fn repeated_step(text: &str) -> Result<(FaultStep, usize), String> {
    let mut step = FaultStep::default();
    let mut repeat: usize = 1;
    let mut words = text.split_whitespace().peekable();
    if words.peek().is_none() {
        return Err(format!("a step is empty; its words can be: {WORDS}"));
    }
    while let Some(word) = words.next() {
        match word {
            "ok" => {}
            "before" => step.when = When::Before,
            "after" => step.when = When::After,
            "error" | "status" | "delay" | "skew" => {
                let value = words.next();
                effect(&mut step, word, value)?;
            }
            _ => match word.strip_prefix('x').and_then(|count| count.parse().ok()) {
                Some(count) => repeat = count,
                None if effect(&mut step, word, None)? => {}
                None => {
                    return Err(format!(
                        "{} is no word of a step; possible are: {WORDS}",
                        quoted(word)
                    ));
                }
            },
        }
    }
    if !(1..=limits::STEPS).contains(&repeat) {
        let most = limits::STEPS;
        return Err(format!("a step can be repeated 1 to {most} times"));
    }
    Ok((step, repeat))
}

/// Gives a step an effect; `false` when there is none of that name.
fn effect(step: &mut FaultStep, name: &str, value: Option<&str>) -> Result<bool, String> {
    let outcome = match (name, value) {
        ("delay", value) => {
            step.delay = delay(value.unwrap_or_default())?;
            return Ok(true);
        }
        ("skew", value) => {
            step.skew = skew(value.unwrap_or_default())?;
            return Ok(true);
        }
        ("error", Some(code)) => error(code),
        ("error", None) => return Err("`error` needs a code: error=InternalError".to_owned()),
        ("status", value) => FaultEffect::Status(number("status", value.unwrap_or_default())?),
        ("reset", None) => FaultEffect::Reset,
        ("close", None) => FaultEffect::Close,
        ("half", None) => FaultEffect::Half,
        ("garbage", None) => FaultEffect::Garbage,
        ("empty", None) => FaultEffect::Empty,
        ("reset" | "close" | "half" | "garbage" | "empty", Some(_)) => {
            return Err(format!("`{name}` takes no value"));
        }
        (code, None) if is_code(code) => error(code),
        _ => return Ok(false),
    };
    if step.outcome != FaultEffect::Pass {
        return Err(format!(
            "a response can go wrong in one way only, {} or {outcome}",
            step.outcome
        ));
    }
    step.outcome = outcome;
    Ok(true)
}

/// Error codes begin with a capital letter, and nothing else does.
fn is_code(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase())
}

fn error(code: &str) -> FaultEffect {
    FaultEffect::Error {
        code: code.to_owned(),
        message: None,
    }
}

fn number<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("`{name}` needs a number, not {}", quoted(text)))
}

/// `200ms`, `1.5s`, or a bare number of milliseconds.
fn delay(text: &str) -> Result<Duration, String> {
    let milliseconds = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _) => number.parse::<f64>(),
        (None, Some(number)) => number.parse::<f64>().map(|seconds| seconds * 1000.0),
        (None, None) => text.parse(),
    };
    milliseconds
        .ok()
        .and_then(|number| Duration::try_from_secs_f64(number / 1000.0).ok())
        .ok_or_else(|| format!("a delay is written 200ms or 1.5s, not {}", quoted(text)))
}

fn skew(text: &str) -> Result<i64, String> {
    let number = text.strip_suffix('s').unwrap_or(text);
    number.parse().map_err(|_| {
        format!(
            "a skew is written +400 or -400 (seconds), not {}",
            quoted(text)
        )
    })
}
