//! Reads a journal without holding it, also while a run writes it: for reports, the status, and merging.

use std::fs::File;
use std::io::BufReader;
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
    scan: Scan<BufReader<File>>,
}

impl Entries {
    /// The next entry, and where its line begins.
    pub(super) fn next_found(&mut self) -> Option<Result<(u64, Entry), JournalError>> {
        self.scan.next_entry(&self.path)
    }
}

impl Iterator for Entries {
    type Item = Result<Entry, JournalError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_found().map(|found| found.map(|(_, entry)| entry))
    }
}

/// Reads the entries of a journal, until the end of what is whole.
///
/// # Errors
///
/// If there is no such file, or it is not a journal. Damage is reported by the entry that has it.
pub fn read(path: &Path) -> Result<Entries, JournalError> {
    let file = File::open(path).map_err(|error| JournalError::read(path, &error))?;
    let scan =
        Scan::begin(BufReader::new(file)).map_err(|error| JournalError::read(path, &error))?;
    match scan {
        Ok(Some((input, scan))) => Ok(Entries {
            path: path.to_owned(),
            input,
            scan,
        }),
        Ok(None) => Err(JournalError::new(path, JournalProblem::NotAJournal)),
        Err(problem) => Err(JournalError::new(path, problem)),
    }
}
