//! A list of objects as a table.

use comfy_table::{Cell, CellAlignment, ContentLineStyle, LineStyle, Table, TableStyle};
use iai_client::description::Field;
use serde_json::{Map, Value};

use super::cell::{NOTHING, is_flat, short};
use super::palette::{Part, paint};
use super::plain::{clean, cut, width};
use super::shape::{Fields, Shape};

/// Spaces between columns.
const GAP: usize = 2;
/// The widest that cells may be. The first that fits is taken; where none does, there is no table.
const WIDEST: [usize; 3] = [48, 32, 24];

const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─'))
    .content_lines(ContentLineStyle::none());

/// A column: its name, its cells, and whether they are numbers.
struct Column {
    name: String,
    cells: Vec<String>,
    is_number: bool,
}

/// The table, its lines without their ends; `None` when an item is no object, has lists of objects in it, or the table is
/// wider than `columns`.
pub(super) fn table(
    items: &[Value],
    fields: Option<Fields>,
    shape: &Shape,
    columns: usize,
    color: bool,
) -> Option<Vec<String>> {
    let objects: Option<Vec<_>> = items.iter().map(Value::as_object).collect();
    let objects = objects?;
    if !objects.iter().all(|object| object.values().all(is_flat)) {
        return None;
    }
    let found = find_columns(&objects, fields, shape);
    let widest = WIDEST
        .into_iter()
        .find(|&widest| total(&found, widest) <= columns)?;
    Some(drawn(&found, widest, color))
}

/// The columns that have something in any row, in the order of the description.
fn find_columns(
    objects: &[&Map<String, Value>],
    fields: Option<Fields>,
    shape: &Shape,
) -> Vec<Column> {
    let mut all = Map::new();
    for (name, value) in objects.iter().flat_map(|object| object.iter()) {
        if !is_empty(value) {
            all.entry(name).or_insert_with(|| value.clone());
        }
    }
    let members = shape.members(&all, fields).into_iter();
    let column = members.map(|member| column(objects, member.name, member.field, shape));
    column.collect()
}

/// Whether a value says nothing: a column of such values is left out, so that the others have room.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn column(
    objects: &[&Map<String, Value>],
    name: &str,
    field: Option<&'static Field>,
    shape: &Shape,
) -> Column {
    let values = objects
        .iter()
        .map(|object| object.get(name).unwrap_or(&Value::Null));
    let is_number = values
        .clone()
        .all(|value| value.is_number() || value.is_null());
    let cells: Vec<_> = values.map(|value| short(value, field, shape)).collect();
    let has_meanings = cells.iter().any(|cell| cell.contains(' '));
    Column {
        name: clean(name).into_owned(),
        cells,
        is_number: is_number && !has_meanings,
    }
}

/// Columns of the terminal that the table takes.
fn total(columns: &[Column], widest: usize) -> usize {
    let taken = columns.iter().map(|column| {
        let cells = column.cells.iter().map(|cell| width(cell).min(widest));
        cells.max().unwrap_or_default().max(width(&column.name))
    });
    taken.sum::<usize>() + GAP * columns.len().saturating_sub(1)
}

fn drawn(columns: &[Column], widest: usize, color: bool) -> Vec<String> {
    let mut table = Table::new();
    table.load_style(STYLE);
    table.set_header(columns.iter().map(|column| Cell::new(&column.name)));
    let rows = columns.first().map_or(0, |column| column.cells.len());
    for row in 0..rows {
        let cells = columns.iter().map(|column| column.cells.get(row));
        table.add_row(cells.map(|cell| cut(cell.map_or(NOTHING, |cell| cell), widest)));
    }
    let last = columns.len().saturating_sub(1);
    for (index, (drawn, column)) in table.column_iter_mut().zip(columns).enumerate() {
        let gap = if index == last { 0 } else { GAP };
        drawn.set_padding((0, u16::try_from(gap).unwrap_or_default()));
        if column.is_number {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
    }
    let lines = table.lines().enumerate();
    let line = lines.map(|(at, line)| {
        let part = if at == 0 { color } else { false };
        paint(part, Part::Heading, line.trim_end())
    });
    line.collect()
}
