//! A long list that is read page by page.

use std::ops::ControlFlow;

use iai_client::description::Action;
use serde_json::{Map, Value};

use super::channel::to_stdout;
use super::format::Format;
use super::lines::Lines;
use super::shape::{Shape, inner};
use super::write::Output;
use crate::failure::Failure;

/// Takes the items of a list as they come. Lines are written at once. A document, a table and the result of a query are
/// written at the end, as if the list had been one page.
pub(crate) struct Items<'o> {
    output: &'o Output,
    action: &'static Action,
    shape: Shape,
    collected: Vec<Value>,
}

impl Output {
    /// Where the items of an action with paging go.
    pub(crate) fn items(&self, action: &'static Action) -> Items<'_> {
        Items {
            output: self,
            action,
            shape: Shape::new(Some(action), None),
            collected: Vec::new(),
        }
    }
}

impl Items<'_> {
    /// Takes the items of a page. `Break` says that nobody reads any more, and that no further page is wanted.
    pub(crate) fn push(&mut self, items: Vec<Value>) -> Result<ControlFlow<()>, Failure> {
        if self.is_immediate() {
            let color = self.output.terminal.stdout_color;
            return to_stdout(&self.lines(&items), color);
        }
        self.collected.extend(items);
        Ok(ControlFlow::Continue(()))
    }

    /// Ends the list. Without this call nothing is written of a document: half a list must not look like a whole one.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        if self.is_immediate() {
            return Ok(());
        }
        let name = self.shape.list.map_or("Items", |list| list.name);
        let members = [(name.to_owned(), Value::Array(self.collected))];
        let whole = Value::Object(Map::from_iter(members));
        self.output.write(&whole, Some(self.action))
    }

    fn is_immediate(&self) -> bool {
        let in_lines = matches!(self.output.format, Format::JsonLines | Format::Text);
        in_lines && !self.output.has_query()
    }

    /// The lines of these items.
    pub(super) fn lines(&self, items: &[Value]) -> String {
        let lines = Lines {
            format: self.output.format,
            fields: inner(self.shape.list),
            shape: &self.shape,
        };
        lines.of(items)
    }
}
