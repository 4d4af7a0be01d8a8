//! A result for people: names with values, tables below each other.

use serde_json::{Map, Value};

use super::cell::{is_flat, is_list_of_objects, short};
use super::palette::{Part, paint};
use super::plain::{clean, cut, pad, width, wrap};
use super::shape::{Fields, Member, REQUEST_ID, Shape, inner};
use super::table::table;

/// Spaces that the inner of something is moved to the right.
const STEP: usize = 2;
/// Most columns of one text; JSON has all of it.
const LONGEST: usize = 400;
/// Most lines of a text that cannot be broken between words, such as an id. Longer ones, such as Base64, tell nothing.
const MOST_LINES: usize = 3;
/// Fewest columns for a value, however narrow the terminal is.
const LEAST_ROOM: usize = 16;

/// How results are laid out.
pub(super) struct Layout<'a> {
    pub(super) shape: &'a Shape,
    pub(super) width: usize,
    pub(super) color: bool,
    /// Whether the id of the call is shown.
    pub(super) with_request_id: bool,
}

impl Layout<'_> {
    /// The whole result.
    pub(super) fn result(&self, value: &Value) -> String {
        let mut lines = Vec::new();
        match value {
            Value::Object(object) => self.root(object, &mut lines),
            Value::Array(items) => self.list(items, self.shape.root, &mut lines),
            value => lines.push(short(value, None, self.shape)),
        }
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    /// A response. What it is about, a list, needs neither a heading nor space before it.
    fn root(&self, object: &Map<String, Value>, lines: &mut Vec<String>) {
        let mut members = self.shape.members(object, self.shape.root);
        members.retain(|member| !member.value.is_null());
        let is_list = |member: &Member<'_>| {
            let list = self.shape.list.filter(|list| list.name == member.name);
            list.is_some() && is_list_of_objects(member.value)
        };
        // A response that has nothing else is told by the id of its call.
        if !self.with_request_id && members.len() > 1 {
            members.retain(|member| member.name != REQUEST_ID);
        }
        if let Some(at) = members.iter().position(is_list) {
            let list = members.remove(at);
            let items = list.value.as_array().map_or(&[][..], |items| items);
            self.list(items, inner(list.field), lines);
            if !members.is_empty() {
                lines.push(String::new());
            }
        }
        self.members(&members, lines);
    }

    fn members(&self, members: &[Member<'_>], lines: &mut Vec<String>) {
        let told = || members.iter().filter(|member| !member.value.is_null());
        let names = told().filter(|member| is_flat(member.value));
        let column = names.map(|member| width(member.name)).max();
        let column = column.unwrap_or_default();
        for member in told() {
            match self.in_line(member, column) {
                Some(text) => self.pair(member.name, &text, column, lines),
                None => self.nested(member, lines),
            }
        }
    }

    /// The value of a member, if it can stand behind its name.
    fn in_line(&self, member: &Member<'_>, column: usize) -> Option<String> {
        let fits = |text: &String| !member.value.is_object() || width(text) <= self.room(column);
        let text = is_flat(member.value).then(|| short(member.value, member.field, self.shape));
        text.filter(fits)
    }

    /// Columns behind a name.
    fn room(&self, column: usize) -> usize {
        self.width.saturating_sub(column + STEP).max(LEAST_ROOM)
    }

    fn pair(&self, name: &str, text: &str, column: usize, lines: &mut Vec<String>) {
        let room = self.room(column);
        let text = cut(text, LONGEST);
        let values = match text.split(' ').any(|word| width(word) > room) {
            // An address in one piece can be copied.
            true if text.contains("://") => vec![text.into_owned()],
            true if width(&text) > MOST_LINES * room => vec![cut(&text, room).into_owned()],
            _ => wrap(&text, room),
        };
        let name = paint(self.color, Part::Heading, &pad(&clean(name), column));
        let mut values = values.iter();
        if let Some(first) = values.next() {
            lines.push(format!("{name}  {first}"));
        }
        let indent = " ".repeat(column + STEP);
        lines.extend(values.map(|value| format!("{indent}{value}")));
    }

    /// A name, and its value below it and to the right.
    fn nested(&self, member: &Member<'_>, lines: &mut Vec<String>) {
        lines.push(paint(self.color, Part::Heading, &clean(member.name)));
        let mut below = Vec::new();
        let narrow = self.narrower();
        match member.value {
            Value::Object(object) => narrow.object(object, inner(member.field), &mut below),
            Value::Array(items) => narrow.list(items, inner(member.field), &mut below),
            value => below.push(short(value, member.field, self.shape)),
        }
        lines.extend(below.iter().map(|line| moved(line, "  ")));
    }

    fn object(&self, object: &Map<String, Value>, fields: Option<Fields>, lines: &mut Vec<String>) {
        self.members(&self.shape.members(object, fields), lines);
    }

    /// A table if it fits, else a block for each item.
    fn list(&self, items: &[Value], fields: Option<Fields>, lines: &mut Vec<String>) {
        if items.is_empty() {
            lines.push("none".to_owned());
            return;
        }
        if let Some(table) = table(items, fields, self.shape, self.width, self.color) {
            lines.extend(table);
            return;
        }
        for item in items {
            self.item(item, fields, lines);
        }
    }

    /// An item behind a dash.
    fn item(&self, item: &Value, fields: Option<Fields>, lines: &mut Vec<String>) {
        let mut inner = Vec::new();
        match item {
            Value::Object(object) => self.narrower().object(object, fields, &mut inner),
            Value::Array(items) if !is_flat(item) => {
                self.narrower().list(items, fields, &mut inner)
            }
            value => {
                lines.push(short(value, None, self.shape));
                return;
            }
        }
        let first = std::iter::once("- ").chain(std::iter::repeat("  "));
        lines.extend(
            inner
                .iter()
                .zip(first)
                .map(|(line, edge)| moved(line, edge)),
        );
    }

    fn narrower(&self) -> Self {
        Self {
            width: self.width.saturating_sub(STEP),
            ..*self
        }
    }
}

/// A line behind an edge; an empty line stays empty.
fn moved(line: &str, edge: &str) -> String {
    if line.is_empty() {
        return String::new();
    }
    format!("{edge}{line}")
}
