//! Faults written in a line: `CreatePerson: error=InternalError, when=after, probability=0.05`.

use std::fmt;
use std::str::FromStr;

use super::FaultError;
use super::builder::{self, FaultBuilder, SCRIPT, SETTINGS};
use super::effect::{FaultEffect, FaultStep, When};
use super::fault::{Fault, Trigger};

impl FromStr for Fault {
    type Err = FaultError;

    /// Reads `ACTIONS: SETTING, SETTING, ...`, as `iai-emulator --help` explains it.
    fn from_str(text: &str) -> Result<Self, FaultError> {
        let mut reader = Reader { text, place: 0 };
        let mut draft = FaultBuilder::default();
        reader.actions(&mut draft)?;
        loop {
            reader.setting(&mut draft)?;
            if reader.is_at_end() {
                break;
            }
        }
        let fault = draft.finish().map_err(FaultError::new)?;
        fault.check()?;
        Ok(fault)
    }
}

/// The text, and how many bytes of it have been read.
struct Reader<'a> {
    text: &'a str,
    place: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.place..).unwrap_or_default()
    }

    fn is_at_end(&self) -> bool {
        self.rest().trim().is_empty()
    }

    /// An error at a piece of the text.
    fn error(&self, place: usize, message: impl Into<String>) -> FaultError {
        let before = self.text.get(..place).unwrap_or(self.text);
        FaultError::at(before.chars().count() + 1, message)
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.place += rest.len() - rest.trim_start().len();
    }

    /// Takes the text up to one of the ends, which is left, without the blanks around it.
    fn until(&mut self, ends: &[char]) -> (usize, &'a str) {
        self.skip_blanks();
        let (start, rest) = (self.place, self.rest());
        let length = rest.find(ends).unwrap_or(rest.len());
        self.place += length;
        (start, rest.get(..length).unwrap_or_default().trim_end())
    }

    /// Takes this character if it comes next.
    fn take(&mut self, character: char) -> bool {
        self.skip_blanks();
        let comes = self.rest().starts_with(character);
        if comes {
            self.place += character.len_utf8();
        }
        comes
    }

    fn actions(&mut self, draft: &mut FaultBuilder) -> Result<(), FaultError> {
        if !self.text.contains(':') {
            let message = "a fault is written `ACTION: SETTING, ...`, with * for every action";
            return Err(self.error(self.text.len(), message));
        }
        loop {
            let (place, name) = self.until(&[',', ':']);
            if name != "*" {
                super::check::known(name).map_err(|message| self.error(place, message))?;
                draft
                    .action(name)
                    .map_err(|message| self.error(place, message))?;
            }
            if self.take(':') {
                return Ok(());
            }
            self.take(',');
        }
    }

    /// One setting, and the comma behind it.
    fn setting(&mut self, draft: &mut FaultBuilder) -> Result<(), FaultError> {
        let (place, name) = self.until(&['=', ',']);
        if name.is_empty() {
            return Err(self.error(
                place,
                format!("a setting is missing; possible are: {SETTINGS}"),
            ));
        }
        draft
            .open(name)
            .map_err(|message| self.error(place, message))?;
        if !self.take('=') {
            let set = draft.set(name, None);
            set.map_err(|message| self.error(place, message))?;
        } else if name == "script" {
            draft.script(self.steps()?);
        } else {
            let (place, value) = self.value()?;
            let set = draft.set(name, Some(value));
            set.map_err(|message| self.error(place, message))?;
        }
        if !self.take(',') && !self.is_at_end() {
            return Err(self.error(self.place, "a comma is missing"));
        }
        Ok(())
    }

    fn value(&mut self) -> Result<(usize, &'a str), FaultError> {
        if !self.take('"') {
            return Ok(self.until(&[',']));
        }
        let (start, rest) = (self.place, self.rest());
        let length = rest
            .find('"')
            .ok_or_else(|| self.error(start, "the closing quote is missing"))?;
        self.place += length + 1;
        Ok((start, rest.get(..length).unwrap_or_default()))
    }

    fn steps(&mut self) -> Result<Vec<FaultStep>, FaultError> {
        if !self.take('[') {
            return Err(self.error(self.place, SCRIPT));
        }
        let mut steps = Vec::new();
        loop {
            let (place, words) = self.until(&[',', ']']);
            builder::lengthen(&mut steps, words).map_err(|message| self.error(place, message))?;
            if self.take(']') {
                return Ok(steps);
            }
            if !self.take(',') {
                return Err(self.error(self.place, "the closing ] of the script is missing"));
            }
        }
    }
}

/// As it is written on the command line.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.actions.is_empty() {
            f.write_str("*: ")?;
        } else {
            write!(f, "{}: ", self.actions.join(", "))?;
        }
        f.write_str(&self.settings().join(", "))
    }
}

impl Fault {
    fn settings(&self) -> Vec<String> {
        let mut settings = Vec::new();
        match (self.trigger, self.steps.as_slice()) {
            (Trigger::Script, steps) => {
                let runs = steps.chunk_by(|one, next| one == next);
                let runs: Vec<String> = runs.filter_map(repeated).collect();
                settings.push(format!("script=[{}]", runs.join(", ")));
            }
            (_, steps) => steps.iter().for_each(|step| describe(step, &mut settings)),
        }
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
        settings
    }
}

/// Equal steps, written once.
fn repeated(run: &[FaultStep]) -> Option<String> {
    let step = run.first()?;
    Some(match run.len() {
        1 => step.to_string(),
        count => format!("{step} x{count}"),
    })
}

fn message(step: &FaultStep) -> Option<&str> {
    match &step.outcome {
        FaultEffect::Error { message, .. } => message.as_deref(),
        _ => None,
    }
}

/// The settings of a fault with a single step.
fn describe(step: &FaultStep, settings: &mut Vec<String>) {
    match &step.outcome {
        FaultEffect::Pass => {}
        FaultEffect::Error { code, .. } => settings.push(format!("error={code}")),
        FaultEffect::Status(status) => settings.push(format!("status={status}")),
        other => settings.push(other.to_string()),
    }
    if !step.delay.is_zero() {
        settings.push(format!("delay={}ms", step.delay.as_millis()));
    }
    if step.skew != 0 {
        settings.push(format!("skew={:+}", step.skew));
    }
    if step.when == When::After {
        settings.push("when=after".to_owned());
    }
}
