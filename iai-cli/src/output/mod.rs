//! Results: as a table or text for people, as JSON for programs.

use iai_client::description::Action;
use serde_json::Value;

use crate::failure::Failure;
use crate::terminal::Terminal;

/// The forms of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// One JSON document.
    Json,
    /// A line of JSON for each item of a list.
    JsonLines,
    /// A table.
    Table,
    /// Lines of tab-separated values, without headings.
    Text,
}

/// How results are written: format, query, terminal.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) format: Format,
    pub(crate) query: Option<String>,
    pub(crate) terminal: Terminal,
}

impl Output {
    /// Writes a result to standard output. `action` is the action that it is a response of, which tells the order and the
    /// meaning of its fields.
    pub(crate) fn write(
        &self,
        _value: &Value,
        _action: Option<&'static Action>,
    ) -> Result<(), Failure> {
        Ok(())
    }

    /// Tells of a failure: as text, or as JSON on standard error where results are JSON.
    pub(crate) fn tell(&self, _failure: &Failure) {}

    /// A warning or a note on standard error, unless quiet.
    pub(crate) fn note(&self, _text: &str) {}
}
