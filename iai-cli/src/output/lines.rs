//! A line for each item: JSON, or values with tabs between them.

use serde_json::{Map, Value};

use super::document::Ordered;
use super::format::Format;
use super::plain::clean;
use super::shape::{Fields, REQUEST_ID, Shape, inner};

/// Items of a result as lines, in these forms.
pub(super) struct Lines<'a> {
    pub(super) format: Format,
    pub(super) fields: Option<Fields>,
    pub(super) shape: &'a Shape,
}

impl Lines<'_> {
    /// The lines of all items. One that has nothing, such as the response of an action that removes things, has none.
    pub(super) fn of<'v>(&self, items: impl IntoIterator<Item = &'v Value>) -> String {
        let items = items.into_iter();
        let lines = items.map(|item| self.line(item));
        let told = lines.filter(|line| !line.is_empty());
        told.map(|line| line + "\n").collect()
    }

    fn line(&self, item: &Value) -> String {
        match self.format {
            Format::Text => self.row(item),
            _ => self.json(item, self.fields),
        }
    }

    fn json(&self, value: &Value, fields: Option<Fields>) -> String {
        let shape = self.shape;
        let ordered = Ordered {
            value,
            fields,
            shape,
        };
        ordered.line()
    }

    /// Values with tabs between them.
    fn row(&self, item: &Value) -> String {
        let cells = match item {
            Value::Object(object) => self.cells(object),
            Value::Array(values) => values.iter().map(|value| self.cell(value, None)).collect(),
            Value::Null => vec!["null".to_owned()],
            value => vec![self.cell(value, None)],
        };
        cells.join("\t")
    }

    /// The fields that the description has, the same in each line, whether they are there or not; then all others.
    fn cells(&self, object: &Map<String, Value>) -> Vec<String> {
        let fields = self.fields.or_else(|| self.shape.guess(object));
        let known = fields
            .unwrap_or_default()
            .iter()
            .filter(|field| field.name != REQUEST_ID);
        let known = known.map(|field| {
            let value = object.get(field.name).unwrap_or(&Value::Null);
            self.cell(value, inner(Some(field)))
        });
        let members = self.shape.members(object, fields).into_iter();
        let others = members.filter(|member| member.field.is_none() && member.name != REQUEST_ID);
        known
            .chain(others.map(|member| self.cell(member.value, None)))
            .collect()
    }

    fn cell(&self, value: &Value, fields: Option<Fields>) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) => clean(text).into_owned(),
            Value::Array(_) | Value::Object(_) => self.json(value, fields),
            plain => plain.to_string(),
        }
    }
}
