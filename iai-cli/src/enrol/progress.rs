//! A bar on a terminal; without one a line every few seconds.

use std::io::{self, Write as _};
use std::sync::{Mutex, MutexGuard, PoisonError};

use iai_enrol::engine::Event;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::tally::Tally;
use crate::output::Output;
use crate::terminal::Verbosity;

/// Seconds between two lines where there is no terminal.
const SECONDS: u64 = 10;

/// Two lines: the bar with the pace, and how many rows ended in each way.
const LINES: &str = "{wide_bar} {prefix}\n{msg}";
/// The same in colour.
const COLOURED: &str = "{wide_bar:.green/dim} {prefix}\n{msg:.dim}";

/// Shows how far a run has come.
pub(super) struct Progress {
    output: Output,
    tally: Mutex<Tally>,
    bar: Option<ProgressBar>,
    seconds: Mutex<u64>,
}

impl Progress {
    /// Nothing is shown yet.
    pub(super) fn new(output: &Output) -> Self {
        Self {
            output: output.clone(),
            tally: Mutex::default(),
            bar: bar(output),
            seconds: Mutex::default(),
        }
    }

    /// An undo begins, of so many persons.
    pub(super) fn deleting(&self, persons: u64) {
        self.tally().deleting(persons);
        if let Some(bar) = &self.bar {
            bar.set_length(persons);
        }
    }

    /// Takes what has happened.
    pub(super) fn take(&self, event: &Event) {
        let mut tally = self.tally();
        tally.take(event);
        let Some(bar) = &self.bar else { return };
        match event {
            Event::Counted { rows, .. } => bar.set_length(*rows),
            Event::Ended { .. } | Event::Deleted { .. } => bar.set_position(tally.ended()),
            _ => {}
        }
    }

    /// A second has passed.
    pub(super) fn second(&self) {
        let mut tally = self.tally();
        tally.second();
        let (pace, endings) = (tally.pace(), tally.endings());
        drop(tally);
        match &self.bar {
            Some(bar) => {
                bar.set_prefix(pace);
                // A full line would be broken by the `^C` of a terminal, and then not be taken away.
                let columns = self.output.terminal.width.saturating_sub(3);
                bar.set_message(endings.chars().take(columns).collect::<String>());
                bar.tick();
            }
            None => self.line(&pace, &endings),
        }
    }

    /// A line, if it is time for one.
    fn line(&self, pace: &str, endings: &str) {
        let mut seconds = self.seconds.lock().unwrap_or_else(PoisonError::into_inner);
        *seconds += 1;
        if !seconds.is_multiple_of(SECONDS) {
            return;
        }
        let gap = if endings.is_empty() { "" } else { "; " };
        self.output.note(&format!("{pace}{gap}{endings}"));
    }

    /// A note to whoever has pressed ctrl-C. The terminal has written `^C` below the bar, where it does not know of it: so
    /// the bar stays as it is, and goes on below the note.
    pub(super) fn interrupted(&self, text: &str) {
        if let Some(bar) = &self.bar {
            bar.set_draw_target(ProgressDrawTarget::hidden());
            // Where that fails, there is nobody who could be told.
            let _ = writeln!(io::stderr());
        }
        self.output.note(text);
        if let Some(bar) = &self.bar {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// What has happened so far.
    pub(super) fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// The bar, on a terminal whose user wants to be told more than errors.
fn bar(output: &Output) -> Option<ProgressBar> {
    let terminal = &output.terminal;
    let lines = terminal.verbosity == Verbosity::Normal && !output.format.is_json();
    if !(terminal.stderr && lines) {
        return None;
    }
    let template = if terminal.stderr_color {
        COLOURED
    } else {
        LINES
    };
    let style = ProgressStyle::with_template(template).ok()?;
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    Some(bar.with_style(style))
}
