//! Makes the file of a journal, or opens it again.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

use super::error::{JournalError, JournalProblem};
use super::header::{self, Input};
use super::index::Index;
use super::scan::Scan;

/// A journal that was opened and read, and is locked.
pub(super) struct Opened {
    pub(super) file: File,
    pub(super) input: Input,
    pub(super) index: Index,
    /// Where the next line goes.
    pub(super) length: u64,
    /// How many bytes of a torn end were cut off.
    pub(super) cut: u64,
}

/// Opens a journal, and makes it if it may be made: for an input.
pub(super) fn open(path: &Path, input: Option<&Input>) -> Result<Opened, JournalError> {
    let file =
        open_file(path, input.is_some()).map_err(|error| JournalError::read(path, &error))?;
    lock(path, &file)?;
    let read = |error: io::Error| JournalError::read(path, &error);
    let scan = Scan::begin(BufReader::new(file.try_clone().map_err(read)?)).map_err(read)?;
    let scan = scan.map_err(|problem| JournalError::new(path, problem))?;
    match (scan, input) {
        (Some((was, scan)), _) => go_on(path, file, was, scan, input),
        (None, Some(input)) => {
            make(path, file, input).map_err(|error| JournalError::write(path, &error))
        }
        (None, None) => Err(JournalError::new(path, JournalProblem::NotAJournal)),
    }
}

/// Ids are nobody else's business.
fn open_file(path: &Path, make: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(make).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The lock ends with the process, however it ends.
fn lock(path: &Path, file: &File) -> Result<(), JournalError> {
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => JournalError::new(path, JournalProblem::InUse),
        TryLockError::Error(error) => JournalError::read(path, &error),
    })
}

fn make(path: &Path, mut file: File, input: &Input) -> io::Result<Opened> {
    let header = header::write(input)?;
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&header)?;
    file.sync_all()?;
    sync_folder(path)?;
    let length = header.len() as u64;
    Ok(Opened {
        file,
        input: input.clone(),
        index: Index::default(),
        length,
        cut: 0,
    })
}

/// Without this a file that was just made may be gone after a loss of power.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn go_on(
    path: &Path,
    mut file: File,
    was: Input,
    mut scan: Scan<BufReader<File>>,
    input: Option<&Input>,
) -> Result<Opened, JournalError> {
    if let Some((what, was, is)) = input.and_then(|input| was.differs(input)) {
        return Err(JournalError::new(
            path,
            JournalProblem::OtherInput { what, was, is },
        ));
    }
    let mut index = Index::default();
    while let Some(found) = scan.next_entry(path) {
        index.apply(&found?);
    }
    let length = scan.end();
    let cut = cut(&mut file, length).map_err(|error| JournalError::write(path, &error))?;
    Ok(Opened {
        file,
        input: was,
        index,
        length,
        cut,
    })
}

/// Cuts off what stands behind the whole lines, and goes to their end.
fn cut(file: &mut File, length: u64) -> io::Result<u64> {
    let cut = file.metadata()?.len().saturating_sub(length);
    if cut > 0 {
        file.set_len(length)?;
        file.sync_all()?;
    }
    file.seek(SeekFrom::Start(length))?;
    Ok(cut)
}
