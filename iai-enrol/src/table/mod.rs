//! Tables of people: CSV, JSON Lines, or a folder of pictures.
//!
//! | column | what it holds |
//! |---|---|
//! | `person_id` | the id of the person |
//! | `person_name` | the name |
//! | `gender` | `male`, `female`, or 1, 2, 0 for not given; may be empty or missing |
//! | `pictures` | files with `\|` between them, up to 5; in JSON also a list |
//! | `picture`, `picture_2` … `picture_5` | one file each, in place of `pictures` or behind it |
//! | `group_id` | the group, where it is not the default one |
//!
//! Names of columns are taken as they are usually written: `PersonId` and `Person ID` are `person_id`. Blanks around cells
//! are no part of them, and rows without anything are none.
//!
//! A table is read from its file each time, a little at a time, and nothing of it is kept but the names of its columns. Of
//! a folder the names of its entries are kept while it is read, in order to sort them.

mod cells;
mod column;
mod csv_rows;
mod entries;
mod error;
mod folder;
mod headings;
mod json_rows;
mod mistake;
mod options;
mod pattern;
mod source;
#[cfg(test)]
mod tests;
mod text;

use std::path::{Path, PathBuf};

pub use column::{Column, Mapping};
pub use entries::Entries;
pub use error::TableError;
pub use mistake::{Mistake, RowMistake};
pub use options::{Encoding, TableFormat, TableOptions, delimiter};
pub use pattern::Pattern;

use csv_rows::CsvRows;
use folder::FolderRows;
use json_rows::JsonRows;

use crate::person::Row;

/// A table of people.
#[derive(Clone, Debug)]
pub struct Table {
    path: PathBuf,
    options: TableOptions,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    /// With what stands between its cells.
    Csv(u8),
    Json,
    Folder(Pattern),
}

/// The rows of a table. A row that cannot be read is an error, and the next one may be right.
pub struct Rows(Box<dyn Iterator<Item = Result<Row, RowMistake>> + Send>);

impl Table {
    /// Opens a table, and reads the names of its columns.
    ///
    /// # Errors
    ///
    /// It cannot be read, or columns are unknown or missing.
    pub fn open(path: &Path, options: &TableOptions) -> Result<Self, TableError> {
        let kind = match options.format.unwrap_or_else(|| format_of(path)) {
            TableFormat::Csv => csv(path, options)?,
            TableFormat::Json => JsonRows::open(path, options).map(|_| Kind::Json)?,
        };
        Ok(Self::new(path, options, kind))
    }

    /// Takes a folder with a picture, or a folder of pictures, for each person; their names tell who it is. Of the options
    /// only the group counts. The files of its rows are relative to it.
    ///
    /// # Errors
    ///
    /// It cannot be listed, or no group is given.
    pub fn folder(
        path: &Path,
        pattern: &Pattern,
        options: &TableOptions,
    ) -> Result<Self, TableError> {
        if options.group_id.is_none() && !pattern.tells(Column::GroupId) {
            let remedy = "Add --group-id, or a part {group_id} to --pattern.";
            return Err(TableError::new(path, "no group is given", remedy));
        }
        FolderRows::open(path, pattern, None)?;
        Ok(Self::new(path, options, Kind::Folder(pattern.clone())))
    }

    fn new(path: &Path, options: &TableOptions, kind: Kind) -> Self {
        Self {
            path: path.to_owned(),
            options: options.clone(),
            kind,
        }
    }

    /// The file or folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the rows, from the beginning. Where it cannot be read on, the last one is an error.
    ///
    /// # Errors
    ///
    /// It cannot be read any more, or has other columns by now.
    pub fn rows(&self) -> Result<Rows, TableError> {
        let (path, options) = (&self.path, &self.options);
        let group_id = options.group_id.as_deref();
        Ok(Rows(match &self.kind {
            Kind::Csv(delimiter) => Box::new(CsvRows::open(path, options, *delimiter)?),
            Kind::Json => Box::new(JsonRows::open(path, options)?),
            Kind::Folder(pattern) => Box::new(FolderRows::open(path, pattern, group_id)?),
        }))
    }

    /// The entries of a folder, whose numbers are the lines of its rows; `None` for a file.
    ///
    /// # Errors
    ///
    /// The folder cannot be listed any more.
    pub fn entries(&self) -> Result<Option<Entries>, TableError> {
        match &self.kind {
            Kind::Folder(_) => folder::list(&self.path).map(Some),
            Kind::Csv(_) | Kind::Json => Ok(None),
        }
    }
}

fn csv(path: &Path, options: &TableOptions) -> Result<Kind, TableError> {
    let delimiter = csv_rows::delimiter(path, options)?;
    CsvRows::open(path, options, delimiter)?;
    Ok(Kind::Csv(delimiter))
}

/// What the name of a file tells.
fn format_of(path: &Path) -> TableFormat {
    let ending = path.extension().unwrap_or_default();
    let is_json = ["jsonl", "ndjson", "json"]
        .iter()
        .any(|one| ending.eq_ignore_ascii_case(one));
    if is_json {
        TableFormat::Json
    } else {
        TableFormat::Csv
    }
}

impl Iterator for Rows {
    type Item = Result<Row, RowMistake>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

impl std::fmt::Debug for Rows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rows")
    }
}
