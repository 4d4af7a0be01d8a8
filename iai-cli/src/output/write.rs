//! Writing results to standard output.

use iai_client::description::Action;
use serde::Serialize;
use serde_json::Value;

use super::block::Layout;
use super::channel::to_stdout;
use super::document::Ordered;
use super::format::Format;
use super::lines::Lines;
use super::plain::clean_json;
use super::query;
use super::shape::{Shape, inner};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{Terminal, Verbosity};

/// How results are written: format, query, terminal.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) format: Format,
    pub(crate) terminal: Terminal,
    query: Option<String>,
}

impl Output {
    /// Refuses a query that cannot be read, so that nothing is sent whose result could not be told.
    pub(crate) fn new(
        format: Format,
        query: Option<String>,
        terminal: Terminal,
    ) -> Result<Self, Failure> {
        query.as_deref().map_or(Ok(()), query::check)?;
        Ok(Self {
            format,
            terminal,
            query,
        })
    }

    /// The same with an output that has no query, as errors are told before there is one.
    pub(crate) fn plain(format: Format, terminal: Terminal) -> Self {
        Self {
            format,
            terminal,
            query: None,
        }
    }

    /// Whether results are changed by a query.
    pub(crate) fn has_query(&self) -> bool {
        self.query.is_some()
    }

    /// Writes a result to standard output. `action` is the action that it is a response of, which tells the order and the
    /// meaning of its fields. A reader that has gone is no failure.
    pub(crate) fn write(
        &self,
        value: &Value,
        action: Option<&'static Action>,
    ) -> Result<(), Failure> {
        self.text(&self.render(value, action)?)
    }

    /// Writes something of ours as JSON, its members in the order in which it has them, after the query if there is one.
    pub(crate) fn document(&self, document: &impl Serialize) -> Result<(), Failure> {
        if self.has_query() {
            let value = serde_json::to_value(document);
            return self.write(&value.map_err(|error| unwritten(&error))?, None);
        }
        let text = match self.format {
            Format::JsonLines => serde_json::to_string(document),
            _ => serde_json::to_string_pretty(document),
        };
        let text = text.map_err(|error| unwritten(&error))?;
        self.text(&format!("{}\n", clean_json(text)))
    }

    /// Writes a text to standard output as it is.
    pub(crate) fn text(&self, text: &str) -> Result<(), Failure> {
        to_stdout(text, self.terminal.stdout_color).map(drop)
    }

    /// The text of a result.
    pub(super) fn render(
        &self,
        value: &Value,
        action: Option<&'static Action>,
    ) -> Result<String, Failure> {
        let Some(query) = &self.query else {
            return Ok(self.in_format(value, &Shape::new(action, None)));
        };
        let found = query::search(query, value)?;
        let shape = Shape::new(action, Some(query::names(query)?));
        Ok(self.in_format(&found, &shape))
    }

    fn in_format(&self, value: &Value, shape: &Shape) -> String {
        let fields = shape.root;
        match self.format {
            Format::Json => Ordered {
                value,
                fields,
                shape,
            }
            .pretty(),
            Format::Table => self.layout(shape).result(value),
            Format::JsonLines | Format::Text => self.in_lines(value, shape),
        }
    }

    fn layout<'s>(&self, shape: &'s Shape) -> Layout<'s> {
        Layout {
            shape,
            width: self.terminal.width,
            color: self.terminal.stdout_color,
            with_request_id: self.terminal.verbosity == Verbosity::Verbose,
        }
    }

    fn in_lines(&self, value: &Value, shape: &Shape) -> String {
        let lines = |fields| Lines {
            format: self.format,
            fields,
            shape,
        };
        match (value, shape.list) {
            (Value::Array(items), _) => lines(shape.root).of(items),
            (Value::Object(object), Some(list)) => {
                let items = object.get(list.name).and_then(Value::as_array);
                lines(inner(Some(list))).of(items.into_iter().flatten())
            }
            (value, _) => lines(shape.root).of([value]),
        }
    }
}

fn unwritten(error: &serde_json::Error) -> Failure {
    let message = format!("the result cannot be written as JSON: {error}");
    Failure::new(
        Exit::Failed,
        message,
        "Please report this mistake of the program.",
    )
}
