//! A line for each item: JSON, or values with tabs between them.

use serde_json::Value;

use super::document::Ordered;
use super::format::Format;
use super::plain::clean;
use super::shape::{Fields, Shape};

/// Items of a result as lines, in these forms.
pub(super) struct Lines<'a> {
    pub(super) format: Format,
    pub(super) fields: Option<Fields>,
    pub(super) shape: &'a Shape,
}

impl Lines<'_> {
    /// The lines of all items.
    pub(super) fn of<'v>(&self, items: impl IntoIterator<Item = &'v Value>) -> String {
        let items = items.into_iter();
        items.map(|item| self.line(item) + "\n").collect()
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

    /// Values with tabs between them. An item of a known kind has the same columns each time, whatever it has.
    fn row(&self, item: &Value) -> String {
        let cells = match item {
            Value::Object(object) => {
                let fields = self.fields.or_else(|| self.shape.guess(object));
                let known = fields.unwrap_or_default().iter();
                let known = known.filter(|field| field.name != "RequestId");
                let mut cells: Vec<_> = known
                    .map(|field| self.cell(object.get(field.name).unwrap_or(&Value::Null)))
                    .collect();
                let members = self.shape.members(object, fields).into_iter();
                let others = members.filter(|one| one.field.is_none() && one.name != "RequestId");
                cells.extend(others.map(|one| self.cell(one.value)));
                cells
            }
            Value::Array(values) => values.iter().map(|value| self.cell(value)).collect(),
            Value::Null => vec!["null".to_owned()],
            value => vec![self.cell(value)],
        };
        cells.join("\t")
    }

    fn cell(&self, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) => clean(text).into_owned(),
            Value::Array(_) | Value::Object(_) => self.json(value, None),
            plain => plain.to_string(),
        }
    }
}
