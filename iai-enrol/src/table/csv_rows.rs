//! Rows of comma-separated values.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::cells::Cells;
use super::column::Column;
use super::error::TableError;
use super::headings::Places;
use super::mistake::{Mistake, RowMistake};
use super::options::TableOptions;
use super::source::{self, Source};
use crate::person::Row;

/// What stands between the cells of a table.
pub(super) fn delimiter(path: &Path, options: &TableOptions) -> Result<u8, TableError> {
    match options.delimiter {
        Some(given) => Ok(given),
        None => Ok(delimiter_of(&first_line(path, options)?)),
    }
}

fn reader(text: Source, delimiter: u8) -> Reader<Source> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        // Told with its line below.
        .flexible(true)
        .from_reader(text)
}

fn unread(path: &Path, error: csv::Error) -> TableError {
    source::not_read(path, &io_error(error))
}

fn io_error(error: csv::Error) -> io::Error {
    if !error.is_io_error() {
        return io::Error::other(error);
    }
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => io::Error::other("the CSV cannot be read"),
    }
}

/// The first line that is not empty, so far as it is of use.
fn first_line(path: &Path, options: &TableOptions) -> Result<Vec<u8>, TableError> {
    let text = BufReader::new(source::open(path, options.encoding)?);
    let lines = text.take(64 * 1024).split(b'\n');
    for line in lines {
        let line = line.map_err(|error| source::not_read(path, &error))?;
        if !line.trim_ascii().is_empty() {
            return Ok(line);
        }
    }
    Ok(Vec::new())
}

/// What stands most often between quoted parts of the first line.
fn delimiter_of(line: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in line {
        quoted ^= *byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += usize::from(!quoted && byte == delimiter);
        }
    }
    // Of equal ones the first, so a line without any has commas.
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(delimiter, _)| *delimiter)
}

/// The rows of a file.
pub(super) struct CsvRows {
    reader: Reader<Source>,
    places: Places,
    group_id: Option<String>,
    record: StringRecord,
    ended: bool,
}

impl CsvRows {
    /// Reads the names of the columns; the rows follow.
    pub(super) fn open(
        path: &Path,
        options: &TableOptions,
        delimiter: u8,
    ) -> Result<Self, TableError> {
        let mut reader = reader(source::open(path, options.encoding)?, delimiter);
        let headings = reader.headers().map_err(|error| unread(path, error))?;
        if headings.is_empty() {
            let remedy = "Write the names of the columns into the first line, and a person into each further one.";
            return Err(TableError::new(path, "the table is empty", remedy));
        }
        let headings: Vec<_> = headings.iter().map(str::trim).collect();
        let places = Places::of(&headings, options).map_err(|all| TableError::all(path, all))?;
        Ok(Self {
            reader,
            places,
            group_id: options.group_id.clone(),
            record: StringRecord::new(),
            ended: false,
        })
    }

    fn read(&mut self) -> Option<Result<Row, RowMistake>> {
        match self.reader.read_record(&mut self.record) {
            Ok(false) => return None,
            Ok(true) => {}
            Err(error) => {
                self.ended = true;
                let line = self.reader.position().line();
                let error = io_error(error);
                return Some(Err(source::broken_off(line, &error).into()));
            }
        }
        self.reader.get_mut().row_done();
        Some(self.row(self.line()))
    }

    /// Where the record begins. It has just been read, with the line feed behind it; the position of the record itself is
    /// in front of empty lines.
    fn line(&self) -> u64 {
        let breaks = self.record.as_slice().matches('\n').count() as u64;
        (self.reader.position().line()).saturating_sub(1 + breaks)
    }

    fn row(&self, line: u64) -> Result<Row, RowMistake> {
        let mut cells = Cells::default();
        for column in Column::ALL {
            let place = self.places.of_column(column);
            let text = place.and_then(|place| self.record.get(place));
            cells.add(column, text.unwrap_or_default());
        }
        let (found, wanted) = (self.record.len(), self.places.cells);
        if found != wanted {
            return Err(ragged(line, found, wanted).into());
        }
        cells.into_row(line, self.group_id.as_deref())
    }

    /// Whether it is one of the rows without anything that spreadsheet programs write at the end.
    fn is_blank(&self) -> bool {
        self.record.iter().all(|cell| cell.trim().is_empty())
    }
}

fn ragged(line: u64, found: usize, wanted: usize) -> Mistake {
    let message = format!("the row has {found} cells, and the first line has {wanted}");
    let remedy =
        "Put quotes around cells that hold the delimiter, and look for a quote that is not closed.";
    Mistake::new(line, None, message, remedy)
}

impl Iterator for CsvRows {
    type Item = Result<Row, RowMistake>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let row = self.read()?;
            if self.ended || !self.is_blank() {
                return Some(row);
            }
        }
        None
    }
}
