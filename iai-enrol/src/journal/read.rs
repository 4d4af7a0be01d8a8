//! Reads a journal without holding it, also while a run writes it: for reports, the status, and merging.

use std::fs::File;
use std::io::{self, BufReader, Read, Take};
use std::path::{Path, PathBuf};

use super::entry::Entry;
use super::error::{JournalError, JournalProblem};
use super::header::Input;
use super::scan::Scan;

/// The entries of a journal, in their order.
#[derive(Debug)]
pub struct Entries {
    path: PathBuf,
    /// What the journal belongs to.
    pub input: Input,
    scan: Scan<BufReader<Take<File>>>,
}

impl Iterator for Entries {
    type Item = Result<Entry, JournalError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.scan.next_entry(&self.path)
    }
}

/// Reads the entries of a journal, until the end of what is whole.
///
/// # Errors
///
/// If there is no such file, or it is not a journal. Damage is reported by the entry that has it.
pub fn read(path: &Path) -> Result<Entries, JournalError> {
    let scan = as_it_is(path).and_then(|file| Scan::begin(BufReader::new(file)));
    match scan.map_err(|error| JournalError::read(path, &error))? {
        Ok(Some((input, scan))) => Ok(Entries {
            path: path.to_owned(),
            input,
            scan,
        }),
        Ok(None) => Err(JournalError::new(path, JournalProblem::NotAJournal)),
        Err(problem) => Err(JournalError::new(path, problem)),
    }
}

/// What a file has now. A run that holds it may write more: half a line, and the rest when that was read already.
fn as_it_is(path: &Path) -> io::Result<Take<File>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    Ok(file.take(length))
}
