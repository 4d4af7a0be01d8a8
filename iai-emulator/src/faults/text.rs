//! Faults written in a line: `CreatePerson: error=InternalError, when=after, probability=0.05`.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::effect::{FaultEffect, FaultStep, When};
use super::fault::{Fault, Trigger};
use super::syntax::{self, SCRIPT};
use super::{FaultError, check, limits};
use crate::refusal::quoted;

const FORM: &str = "a fault is written `ACTION: SETTING, ...`, with * for every action";

impl FromStr for Fault {
    type Err = FaultError;

    /// Reads `ACTIONS: SETTING, SETTING, ...`, as `iai-emulator --help` explains it.
    fn from_str(text: &str) -> Result<Self, FaultError> {
        let fault = fault(text).map_err(FaultError)?;
        fault.check()?;
        Ok(fault)
    }
}

/// Errors are sentences without a full stop.
fn fault(text: &str) -> Result<Fault, String> {
    let (names, list) = text.split_once(':').ok_or(FORM)?;
    let mut actions = Vec::new();
    for name in names.split(',').map(str::trim).filter(|name| *name != "*") {
        check::known(name)?;
        if !actions.iter().any(|known| known == name) {
            actions.push(name.to_owned());
        }
    }
    let mut settings = Settings::default();
    let mut seen = Vec::new();
    for text in parts(list) {
        let (name, value) = setting(text);
        let wrong = |reason: String| match (text.trim(), syntax::commas_missing(text)) {
            ("", _) => reason,
            (text, commas) => format!("{}: {}", quoted(text), commas.unwrap_or(reason)),
        };
        if !name.is_empty() && seen.contains(&name) {
            return Err(wrong("this setting is given twice".to_owned()));
        }
        seen.push(name);
        settings.set(name, value).map_err(wrong)?;
    }
    Ok(settings.fault(actions))
}

/// What stands between commas that are neither in quotes nor in brackets.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_script) = (false, false);
    list.split(move |character| {
        match character {
            '"' => is_quoted = !is_quoted,
            '[' | ']' if !is_quoted => is_script = character == '[',
            _ => {}
        }
        character == ',' && !is_quoted && !is_script
    })
}

fn setting(text: &str) -> (&str, Option<&str>) {
    match text.split_once('=') {
        Some((name, value)) => (name.trim(), Some(value.trim())),
        None => (text.trim(), None),
    }
}

/// What was read of a line.
#[derive(Default)]
struct Settings {
    step: FaultStep,
    script: Vec<FaultStep>,
    trigger: Trigger,
    message: Option<String>,
    times: Option<u64>,
}

impl Settings {
    fn set(&mut self, name: &str, value: Option<&str>) -> Result<(), String> {
        match (name, value) {
            ("message", Some(text)) => self.message = Some(unquoted(text)?.to_owned()),
            ("times", Some(text)) => self.times = Some(number(text, check::TIMES)?),
            ("probability", Some(text)) => {
                self.strike(Trigger::Chance(number(text, check::PROBABILITY)?))?;
            }
            ("rate", Some(text)) => self.strike(Trigger::Rate(number(text, check::RATE)?))?,
            ("script", Some(list)) => {
                self.script = script(list)?;
                self.strike(Trigger::Script)?;
            }
            _ if effect(&mut self.step, name, value)? => {}
            _ => return Err(syntax::no_setting(name)),
        }
        if self.trigger == Trigger::Script && !self.step.is_idle() {
            return Err("beside a script there can only be: when, message, times".to_owned());
        }
        Ok(())
    }

    fn strike(&mut self, trigger: Trigger) -> Result<(), String> {
        if self.trigger != Trigger::Every {
            return Err("`script`, `probability` and `rate` exclude each other".to_owned());
        }
        self.trigger = trigger;
        Ok(())
    }

    fn fault(self, actions: Vec<String>) -> Fault {
        let mut step = self.step;
        // A rate alone throttles as the service does.
        if matches!(self.trigger, Trigger::Rate(_)) && step.outcome == FaultEffect::Pass {
            step.outcome = error("RequestLimitExceeded");
        }
        let when = step.when;
        let steps = if self.trigger == Trigger::Script {
            self.script
        } else {
            vec![step]
        };
        let mut fault = Fault {
            actions,
            steps,
            trigger: self.trigger,
            times: self.times,
        };
        if when == When::After {
            fault = fault.after();
        }
        match self.message {
            Some(text) => fault.message(text),
            None => fault,
        }
    }
}

fn script(list: &str) -> Result<Vec<FaultStep>, String> {
    let list = list
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'));
    let mut steps = Vec::new();
    for text in list.ok_or(SCRIPT)?.split(',') {
        let (step, count) =
            repeated_step(text).map_err(|reason| format!("{}: {reason}", quoted(text.trim())))?;
        if count > limits::STEPS - steps.len() {
            return Err(limits::too_long());
        }
        steps.resize(steps.len() + count, step);
    }
    Ok(steps)
}

/// A step, and how often it comes.
fn repeated_step(text: &str) -> Result<(FaultStep, usize), String> {
    if text.trim().is_empty() {
        return Err(format!("a step is empty; {SCRIPT}"));
    }
    let (mut step, mut repeat) = (FaultStep::default(), 1);
    for word in text.split_whitespace() {
        let (name, value) = setting(word);
        if let Some(count) = repetition(word) {
            repeat = count?;
        } else if !effect(&mut step, name, value)? {
            return Err(syntax::no_setting_of_step(name));
        }
    }
    if step.is_idle() && step.when == When::After {
        return Err("`when` alone does nothing; a step has blanks between its settings".to_owned());
    }
    // What is repeated must be small.
    check::step(&step)?;
    Ok((step, repeat))
}

/// How often a step comes, where this is the word for that.
fn repetition(word: &str) -> Option<Result<usize, String>> {
    let count = word.strip_prefix('x')?;
    if !count.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let possible = 1..=limits::STEPS;
    let count = count.parse().ok().filter(|count| possible.contains(count));
    Some(count.ok_or_else(|| format!("a step is repeated 1 to {} times", limits::STEPS)))
}

/// Takes a setting that says what happens, of a line or of a step; `false` when it is none.
fn effect(step: &mut FaultStep, name: &str, value: Option<&str>) -> Result<bool, String> {
    let outcome = match (name, value) {
        ("ok", None) => FaultEffect::Pass,
        ("reset", None) => FaultEffect::Reset,
        ("close", None) => FaultEffect::Close,
        ("half", None) => FaultEffect::Half,
        ("garbage", None) => FaultEffect::Garbage,
        ("empty", None) => FaultEffect::Empty,
        ("status", Some(text)) => FaultEffect::Status(number(text, check::STATUS)?),
        ("error", Some(code)) => error(code),
        ("unlisted", Some(code)) => FaultEffect::Error {
            code: code.to_owned(),
            unlisted: true,
            message: None,
        },
        // Error codes begin with a capital letter, and no setting does.
        (code, None) if code.starts_with(|first: char| first.is_ascii_uppercase()) => error(code),
        _ => return aside(step, name, value),
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

/// Takes a setting that leaves the response as it is; `false` when it is none.
fn aside(step: &mut FaultStep, name: &str, value: Option<&str>) -> Result<bool, String> {
    match (name, value) {
        ("delay", Some(text)) => step.delay = delay(text)?,
        ("skew", Some(text)) => {
            step.skew = number(text.strip_suffix('s').unwrap_or(text), check::SKEW)?;
        }
        ("when", Some("before")) => step.when = When::Before,
        ("when", Some("after")) => step.when = When::After,
        ("when", Some(_)) => return Err("`when` is before or after".to_owned()),
        _ => return Ok(false),
    }
    Ok(true)
}

fn error(code: &str) -> FaultEffect {
    FaultEffect::Error {
        code: code.to_owned(),
        unlisted: false,
        message: None,
    }
}

fn unquoted(text: &str) -> Result<&str, &'static str> {
    match text.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"').ok_or("the closing quote is missing"),
        None => Ok(text),
    }
}

/// Reads a number; `rule` says which are possible.
fn number<T: FromStr>(text: &str, rule: &str) -> Result<T, String> {
    text.parse().map_err(|_| rule.to_owned())
}

/// `200ms`, `1.5s`, or a bare number of milliseconds.
fn delay(text: &str) -> Result<Duration, String> {
    let (number, scale) = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (None, Some(seconds)) => (seconds, 1.0),
        (milliseconds, _) => (milliseconds.unwrap_or(text), 1000.0),
    };
    let number = number.parse::<f64>().ok();
    number
        .and_then(|number| Duration::try_from_secs_f64(number / scale).ok())
        .ok_or_else(|| "a delay is written 200ms or 1.5s".to_owned())
}

/// As it is written on the command line.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let actions = if self.actions.is_empty() {
            "*".to_owned()
        } else {
            self.actions.join(", ")
        };
        let mut settings = match (self.trigger, self.steps.first()) {
            (Trigger::Script, _) | (_, None) => vec![self.script_text()],
            (_, Some(step)) => step.settings(),
        };
        match self.trigger {
            Trigger::Chance(chance) => settings.push(format!("probability={chance}")),
            Trigger::Rate(rate) => settings.push(format!("rate={rate}")),
            Trigger::Every | Trigger::Script => {}
        }
        if let Some(message) = self.steps.iter().find_map(message) {
            settings.push(format!("message=\"{}\"", message.replace('"', "'")));
        }
        if let Some(times) = self.times {
            settings.push(format!("times={times}"));
        }
        write!(f, "{actions}: {}", settings.join(", "))
    }
}

impl Fault {
    /// Equal steps are written once.
    fn script_text(&self) -> String {
        let runs = self.steps.chunk_by(|one, next| one == next);
        let steps = runs.filter_map(|run| match run {
            [] => None,
            [step] => Some(step.to_string()),
            [step, ..] => Some(format!("{step} x{}", run.len())),
        });
        format!("script=[{}]", steps.collect::<Vec<_>>().join(", "))
    }
}

fn message(step: &FaultStep) -> Option<&str> {
    match &step.outcome {
        FaultEffect::Error { message, .. } => message.as_deref(),
        _ => None,
    }
}
