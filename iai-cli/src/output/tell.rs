//! What is told on standard error: failures, warnings and notes. With JSON as the format each of them is a line of JSON,
//! the failure the last one.

use iai_client::code::RetryClass;
use iai_client::service::Effect;
use serde_json::{Value, json};

use super::channel::to_stderr;
use super::palette::{Part, paint};
use super::plain::{clean, clean_json, pad, wrap};
use super::write::Output;
use crate::failure::{Failure, Report};
use crate::terminal::Verbosity;

/// Columns of the names of a failure's facts, with the space before and behind them.
const NAMES: usize = 14;
/// Texts get no wider, however wide the terminal is: long lines are hard to read.
const WIDEST: usize = 100;

const UNKNOWN: &str =
    "OUTCOME UNKNOWN: it may have taken effect. Find out before you send it again.";

impl Output {
    /// Tells of a failure: as text, or as JSON on standard error where results are JSON.
    pub(crate) fn tell(&self, failure: &Failure) {
        to_stderr(&self.told(failure), self.terminal.stderr_color);
    }

    /// The text of a failure.
    pub(super) fn told(&self, failure: &Failure) -> String {
        if self.format.is_json() {
            let json = serde_json::to_string(failure.report());
            return format!("{}\n", clean_json(json.unwrap_or_default()));
        }
        let width = self.terminal.width.min(WIDEST);
        told(failure.report(), width, self.terminal.stderr_color)
    }

    /// A warning, unless quiet.
    pub(crate) fn warn(&self, text: &str) {
        self.say(Verbosity::Normal, "warning", text);
    }

    /// A note, unless quiet.
    pub(crate) fn note(&self, text: &str) {
        self.say(Verbosity::Normal, "note", text);
    }

    /// What only those want to know who asked for more (`--verbose`).
    pub(crate) fn detail(&self, text: &str) {
        self.say(Verbosity::Verbose, "detail", text);
    }

    fn say(&self, from: Verbosity, kind: &str, text: &str) {
        if self.terminal.verbosity >= from {
            to_stderr(&self.said(kind, text), self.terminal.stderr_color);
        }
    }

    /// The text of a warning or note.
    pub(super) fn said(&self, kind: &str, text: &str) -> String {
        if self.format.is_json() {
            let line: Value = json!({ kind: text });
            return format!("{}\n", clean_json(line.to_string()));
        }
        let width = self.terminal.width.min(WIDEST);
        headed(kind, text, width, self.terminal.stderr_color)
    }
}

/// `error: what happened`, its further lines below the first.
fn headed(kind: &str, text: &str, width: usize, color: bool) -> String {
    let part = match kind {
        "error" => Part::Alarm,
        "warning" => Part::Warning,
        _ => Part::Heading,
    };
    let edge = kind.len() + 2;
    let lines = wrap(&clean(text), width.saturating_sub(edge));
    let below = format!("\n{}", " ".repeat(edge));
    format!("{}: {}\n", paint(color, part, kind), lines.join(&below))
}

fn told(report: &Report, width: usize, color: bool) -> String {
    let action = report.action.map(|action| format!("{action}: "));
    let message = action.unwrap_or_default() + &report.message;
    let mut text = headed("error", &message, width, color);
    if report.outcome_unknown {
        let lines = wrap(UNKNOWN, width);
        let painted = lines
            .iter()
            .map(|line| paint(color, Part::Alarm, line) + "\n");
        text.extend(painted);
    }
    for (name, value) in facts(report) {
        let lines = wrap(&clean(&value), width.saturating_sub(NAMES));
        let below = format!("\n{}", " ".repeat(NAMES));
        let name = paint(color, Part::Heading, &pad(name, NAMES - 2));
        text.push_str(&format!("  {name}{}\n", lines.join(&below)));
    }
    text
}

/// The facts of a failure with their names, the id of the call last.
fn facts(report: &Report) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    if report.violations.len() > 1 {
        facts.extend(violations(report));
    } else {
        facts.extend(report.code.clone().map(|code| ("code", code)));
        let meaning = report
            .meaning
            .filter(|meaning| !report.message.contains(meaning));
        facts.extend(meaning.map(|meaning| ("meaning", meaning.to_owned())));
        facts.push(("what to do", report.remedy.clone()));
    }
    if report.attempts > Some(0) {
        let retry = report
            .retry
            .map(|class| ("retry", of_class(class).to_owned()));
        facts.extend(retry);
        let effect = report
            .effect
            .map(|effect| ("effect", of_effect(effect).to_owned()));
        facts.extend(effect);
    }
    facts.extend(tried(report).map(|tried| ("attempts", tried)));
    let host = report.host.clone();
    let host = host.filter(|host| !report.message.contains(host.as_str()));
    facts.extend(host.map(|host| ("host", host)));
    facts.extend(report.causes.iter().map(|cause| ("cause", cause.clone())));
    facts.extend(report.request_id.clone().map(|id| ("request id", id)));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// Each rule that is broken, and what to do about it.
fn violations(report: &Report) -> impl Iterator<Item = (&'static str, String)> {
    report.violations.iter().flat_map(|one| {
        let rule = format!("{}: {} [{}]", one.parameter, one.message, one.code);
        [("rule", rule), ("what to do", one.remedy.to_owned())]
    })
}

/// How often it was sent, when that was more than once.
fn tried(report: &Report) -> Option<String> {
    let attempts = report.attempts.filter(|&attempts| attempts > 1)?;
    let seconds = report.elapsed_ms? as f64 / 1000.0;
    Some(format!("{attempts}, in {seconds:.1} s"))
}

fn of_class(class: RetryClass) -> &'static str {
    match class {
        RetryClass::Never => "never: the same request will fail again",
        RetryClass::Throttled => "throttled: nothing was done, send it again after a while",
        RetryClass::Transient => "transient: it may pass",
        RetryClass::Later => "later: in minutes, when a job has ended or a resource is back",
        RetryClass::Conflict => "conflict: send it again when the other operation has ended",
        RetryClass::PictureFetch => "picture_fetch: try a few times, then check the URL",
        RetryClass::Clock => "clock: once the clock of this machine is right",
        RetryClass::Credentials => "credentials: with new ones",
        _ => "",
    }
}

fn of_effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "read: the action changes nothing",
        Effect::Idempotent => "idempotent: a second call leaves things as the first did",
        Effect::Create => "create: a second call may do the work twice",
        _ => "",
    }
}
