//! Rows of JSON Lines.

use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::{Map, Value};

use super::cells::Cells;
use super::column::{COLUMNS, Column};
use super::error::TableError;
use super::headings::Heading;
use super::mistake::{Mistake, RowMistake};
use super::options::TableOptions;
use super::source::{self, Source};
use crate::person::Row;

/// The rows of a file.
pub(super) struct JsonRows {
    text: BufReader<Source>,
    options: TableOptions,
    line: u64,
    buffer: String,
    ended: bool,
}

impl JsonRows {
    /// Reads the rows, from the beginning.
    pub(super) fn open(path: &Path, options: &TableOptions) -> Result<Self, TableError> {
        Ok(Self {
            text: BufReader::new(source::open(path, options.encoding)?),
            options: options.clone(),
            line: 0,
            buffer: String::new(),
            ended: false,
        })
    }

    /// Reads a line that is not empty.
    fn read(&mut self) -> Option<Result<Row, RowMistake>> {
        while !self.ended {
            self.buffer.clear();
            self.line += 1;
            match self.text.read_line(&mut self.buffer) {
                Ok(0) => return None,
                Ok(_) => self.text.get_mut().row_done(),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(source::broken_off(self.line, &error).into()));
                }
            }
            if !self.buffer.trim().is_empty() {
                return Some(self.row());
            }
        }
        None
    }

    fn row(&mut self) -> Result<Row, RowMistake> {
        let object = match serde_json::from_str(&self.buffer) {
            Ok(Value::Object(object)) => object,
            Ok(Value::Array(_)) => return Err(self.list()),
            Ok(_) => return Err(self.no_object("this is no object").into()),
            Err(_) if self.buffer.trim_start().starts_with('[') => return Err(self.list()),
            Err(error) => {
                let message = format!("this is no JSON: {}", place_of(&error));
                return Err(self.no_object(message).into());
            }
        };
        let cells = self.cells(&object)?;
        cells.into_row(self.line, self.options.group_id.as_deref())
    }

    /// Lists are one value over many lines, and so each line would be a mistake.
    fn list(&mut self) -> RowMistake {
        self.ended = true;
        self.no_object("this is a list").into()
    }

    fn no_object(&self, message: impl Into<String>) -> Mistake {
        let remedy = "Write one object in each line: {\"person_id\": \"1001\", \"person_name\": \"Ann\", \"pictures\": \
                      [\"ann.jpg\"]}";
        Mistake::new(self.line, None, message, remedy)
    }

    fn cells(&self, object: &Map<String, Value>) -> Result<Cells, Mistake> {
        let mut cells = Cells::default();
        let mut seen = [false; COLUMNS];
        for (name, value) in object {
            for heading in self.options.headings(name) {
                match heading {
                    Heading::Unknown => return Err(self.options.unknown(self.line, name)),
                    Heading::Ignored => {}
                    Heading::Column(column) => {
                        self.once(column, &mut seen)?;
                        self.add(&mut cells, column, value)?;
                    }
                }
            }
        }
        Ok(cells)
    }

    fn once(&self, column: Column, seen: &mut [bool; COLUMNS]) -> Result<(), Mistake> {
        let Some(seen) = seen.get_mut(column as usize) else {
            return Ok(());
        };
        if std::mem::replace(seen, true) {
            let message = "it is given twice";
            let remedy = "Leave one of the two out.";
            return Err(Mistake::new(
                self.line,
                Some(column.name()),
                message,
                remedy,
            ));
        }
        Ok(())
    }

    fn add(&self, cells: &mut Cells, column: Column, value: &Value) -> Result<(), Mistake> {
        match value {
            Value::Null => {}
            Value::String(text) => cells.add(column, text),
            Value::Number(number) if !number.is_f64() => cells.add(column, &number.to_string()),
            // Files of a list are not taken apart.
            Value::Array(list) if column == Column::Pictures => {
                let texts: Option<Vec<_>> = list.iter().map(Value::as_str).collect();
                let texts = texts.ok_or_else(|| self.unfit(column))?;
                texts.iter().for_each(|text| cells.add_picture(text));
            }
            _ => return Err(self.unfit(column)),
        }
        Ok(())
    }

    fn unfit(&self, column: Column) -> Mistake {
        let wanted = match column {
            Column::Pictures => "a text, or a list of texts,",
            _ => "a text or a whole number",
        };
        let message = format!("{wanted} is wanted here");
        let remedy = "Write the value in quotes.";
        Mistake::new(self.line, Some(column.name()), message, remedy)
    }
}

/// What is wrong and where, without the text itself.
fn place_of(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        serde_json::error::Category::Eof => "it ends too early, at",
        _ => "look at",
    };
    format!("{what} character {}", error.column())
}

impl Iterator for JsonRows {
    type Item = Result<Row, RowMistake>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read()
    }
}
