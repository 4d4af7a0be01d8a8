//! Reads the lines of a journal, and tells a torn end from damage.

use std::io::{self, BufRead, Read};
use std::path::Path;

use super::entry::Entry;
use super::error::{JournalError, JournalProblem};
use super::header::{self, Input};
use super::line::{self, Line};

/// Reads entry after entry, until the end of what is whole.
#[derive(Debug)]
pub(super) struct Scan<R> {
    file: R,
    /// Where the next line begins, and its number.
    offset: u64,
    number: u64,
    /// Where the batch of the last line begins.
    batch: u64,
    over: bool,
    bytes: Vec<u8>,
}

impl<R: BufRead> Scan<R> {
    /// Reads the header. `None` if the file ends before that of its line: nothing was begun then.
    pub(super) fn begin(mut file: R) -> io::Result<Result<Option<(Input, Self)>, JournalProblem>> {
        let mut bytes = Vec::new();
        (&mut file)
            .take(line::LONGEST)
            .read_until(b'\n', &mut bytes)?;
        if header::is_torn(&bytes) {
            return Ok(Ok(None));
        }
        let offset = bytes.len() as u64;
        Ok(header::read(&bytes).map(|input| {
            let scan = Self {
                file,
                offset,
                number: 2,
                batch: offset,
                over: false,
                bytes,
            };
            Some((input, scan))
        }))
    }

    /// Where the whole lines end, once all entries are read.
    pub(super) fn end(&self) -> u64 {
        self.offset
    }

    /// The next entry.
    pub(super) fn next_entry(&mut self, path: &Path) -> Option<Result<Entry, JournalError>> {
        if self.over {
            return None;
        }
        let found = self.read_line().and_then(|()| self.take_line());
        let found = match found {
            Ok(Ok(found)) => found.map(Ok),
            Ok(Err(problem)) => Some(Err(JournalError::new(path, problem))),
            Err(error) => Some(Err(JournalError::read(path, &error))),
        };
        self.over = !matches!(found, Some(Ok(_)));
        found
    }

    fn read_line(&mut self) -> io::Result<()> {
        self.bytes.clear();
        (&mut self.file)
            .take(line::LONGEST)
            .read_until(b'\n', &mut self.bytes)?;
        Ok(())
    }

    /// Looks at the line that was read. It must be of the same batch as the last one, or begin one.
    fn take_line(&mut self) -> io::Result<Result<Option<Entry>, JournalProblem>> {
        let start = self.offset;
        let damaged = JournalProblem::Damaged {
            line: self.number,
            offset: start,
        };
        match line::parse(&self.bytes) {
            Some(Line { batch, entry }) if batch == self.batch || batch == start => {
                self.batch = batch;
                self.number += 1;
                self.offset += self.bytes.len() as u64;
                Ok(Ok(Some(entry)))
            }
            Some(_) => Ok(Err(damaged)),
            None if self.is_torn(start)? => Ok(Ok(None)),
            None => Ok(Err(damaged)),
        }
    }

    /// Whether no line behind a broken one is of a later batch: then it was never on disk as a whole.
    fn is_torn(&mut self, broken: u64) -> io::Result<bool> {
        while !self.bytes.is_empty() {
            if line::ends_with(&self.bytes, |line| line.batch > broken) {
                return Ok(false);
            }
            self.read_line()?;
        }
        Ok(true)
    }
}
