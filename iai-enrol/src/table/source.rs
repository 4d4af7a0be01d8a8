//! The file of a table.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::error::TableError;
use super::mistake::Mistake;
use super::options::Encoding;
use super::text::{Text, Unreadable};

/// The text of a file, unbuffered.
pub(super) type Source = Text<Box<dyn Read + Send>>;

/// Opens a table.
pub(super) fn open(path: &Path, encoding: Encoding) -> Result<Source, TableError> {
    let failed = |error| not_read(path, &error);
    // Opening a pipe would wait for whoever writes into it, and it could not be read twice.
    let about = std::fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        let remedy = "Give a file, or a folder of pictures with --from-folder.";
        return Err(TableError::new(path, "this is a folder", remedy));
    }
    if !about.is_file() {
        let remedy = "Save the table in a file; it is read twice.";
        return Err(TableError::new(path, "this is no file", remedy));
    }
    let mut file = BufReader::with_capacity(64 * 1024, File::open(path).map_err(failed)?);
    let start = file.fill_buf().map_err(failed)?;
    refuse_spreadsheet(path, start)?;
    refuse_utf_8(path, start, encoding)?;
    Ok(Text::new(Box::new(file), encoding))
}

/// Zip archives and the older format of a spreadsheet program.
fn refuse_spreadsheet(path: &Path, start: &[u8]) -> Result<(), TableError> {
    if !start.starts_with(b"PK\x03\x04") && !start.starts_with(b"\xd0\xcf\x11\xe0") {
        return Ok(());
    }
    let message = "this is the file of a spreadsheet program";
    let remedy = "Save the sheet as CSV UTF-8.";
    Err(TableError::new(path, message, remedy))
}

/// UTF-8 read as another encoding would give wrong names, without an error.
fn refuse_utf_8(path: &Path, start: &[u8], encoding: Encoding) -> Result<(), TableError> {
    // A byte order mark wins.
    if encoding == Encoding::UTF_8 || start.starts_with(b"\xef\xbb\xbf") {
        return Ok(());
    }
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        // A character that is cut in two.
        Err(error) if error.error_len().is_none() => {
            let whole = start.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(whole).unwrap_or_default()
        }
        Err(_) => return Ok(()),
    };
    // Other text may look like a few of them by chance.
    let characters = text.chars().filter(|one| one.len_utf8() > 2).take(3);
    if characters.count() < 3 {
        return Ok(());
    }
    let message = format!("this is UTF-8 text, and no {encoding}");
    Err(TableError::new(path, message, "Leave --encoding out."))
}

/// A table that cannot be read.
pub(super) fn not_read(path: &Path, error: &io::Error) -> TableError {
    if let Some(unreadable) = unreadable(error) {
        return TableError::all(path, vec![unreadable]);
    }
    let remedy = match error.kind() {
        io::ErrorKind::NotFound => "Correct the path of the table.",
        io::ErrorKind::PermissionDenied => "Let the program's user read it.",
        _ => "Give the path of a file that can be read.",
    };
    TableError::new(path, format!("cannot read it: {error}"), remedy)
}

/// The mistake of a row behind which nothing more can be read.
pub(super) fn broken_off(line: u64, error: &io::Error) -> Mistake {
    unreadable(error).unwrap_or_else(|| {
        let message = format!("cannot read on: {error}");
        Mistake::new(line, None, message, "Look after the disk, and start again.")
    })
}

fn unreadable(error: &io::Error) -> Option<Mistake> {
    let found = error.get_ref()?.downcast_ref::<Unreadable>()?;
    let Unreadable {
        line,
        message,
        remedy,
    } = found.clone();
    Some(Mistake::new(line, None, message, remedy))
}
