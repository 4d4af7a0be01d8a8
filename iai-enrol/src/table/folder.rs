//! Rows out of a folder: each picture is a person, or each folder of pictures.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::cells::Cells;
use super::column::Column;
use super::entries::Entries;
use super::error::TableError;
use super::mistake::{Mistake, RowMistake};
use super::pattern::Pattern;
use crate::person::Row;

/// The entries of a folder. Their names are kept, for they come from the system in any order.
pub(super) struct FolderRows {
    folder: PathBuf,
    pattern: Pattern,
    group_id: Option<String>,
    entries: Entries,
    line: u64,
}

impl FolderRows {
    pub(super) fn open(
        folder: &Path,
        pattern: &Pattern,
        group_id: Option<&str>,
    ) -> Result<Self, TableError> {
        Ok(Self {
            folder: folder.to_owned(),
            pattern: pattern.clone(),
            group_id: group_id.map(str::to_owned),
            entries: list(folder)?,
            line: 0,
        })
    }

    fn row(&self, entry: &str) -> Result<Row, RowMistake> {
        let about = |mistake: Mistake| RowMistake::from(mistake.about(entry));
        let path = self.folder.join(entry);
        let is_folder = path.is_dir();
        let mut row = self.named(entry, is_folder).map_err(about)?;
        row.pictures = if is_folder {
            let pictures =
                Entries::list(&path).map_err(|error| about(unlisted(self.line, &error)))?;
            pictures
                .iter()
                .map(|one| Path::new(entry).join(one))
                .collect()
        } else {
            vec![PathBuf::from(entry)]
        };
        Ok(row)
    }

    /// What the name tells.
    fn named(&self, entry: &str, is_folder: bool) -> Result<Row, Mistake> {
        if entry.contains(char::REPLACEMENT_CHARACTER) {
            return Err(unreadable_name(self.line));
        }
        let stem = Path::new(entry).file_stem().and_then(OsStr::to_str);
        let name = stem.filter(|_| !is_folder).unwrap_or(entry);
        let told = self.pattern.read(name).ok_or_else(|| misfit(self.line))?;
        let mut cells = Cells::default();
        told.iter()
            .for_each(|(column, text)| cells.add(*column, text));
        let row = cells.into_row(self.line, self.group_id.as_deref());
        let mut row = row.map_err(|failed| failed.mistake)?;
        if !self.pattern.tells(Column::PersonName) {
            row.person_name.clone_from(&row.person_id);
        }
        Ok(row)
    }
}

/// The entries, in order.
pub(super) fn list(folder: &Path) -> Result<Entries, TableError> {
    Entries::list(folder).map_err(|error| not_listed(folder, &error))
}

fn not_listed(folder: &Path, error: &io::Error) -> TableError {
    let remedy = match error.kind() {
        io::ErrorKind::NotADirectory => {
            "Give a folder with a picture, or a folder of pictures, for each person."
        }
        io::ErrorKind::PermissionDenied => "Let the program's user read it.",
        _ => "Correct the path of the folder.",
    };
    TableError::new(folder, format!("cannot list it: {error}"), remedy)
}

fn unlisted(line: u64, error: &io::Error) -> Mistake {
    let message = format!("the folder cannot be listed: {error}");
    let remedy = "Let the program's user read it.";
    Mistake::new(line, Some(Column::Pictures.name()), message, remedy)
}

fn unreadable_name(line: u64) -> Mistake {
    let message = "its name is not UTF-8";
    Mistake::new(line, None, message, "Rename it.")
}

fn misfit(line: u64) -> Mistake {
    let message = "its name does not fit the pattern";
    let remedy = "Rename it, move it out of the folder, or correct --pattern.";
    Mistake::new(line, None, message, remedy)
}

impl Iterator for FolderRows {
    type Item = Result<Row, RowMistake>;

    fn next(&mut self) -> Option<Self::Item> {
        self.line += 1;
        let entry = self.entries.name(self.line)?;
        Some(self.row(entry))
    }
}
