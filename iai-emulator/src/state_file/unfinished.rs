//! A state file whose making was cut off. The database writes the first bytes of a new file last, and refuses a file without
//! them for ever: there is nothing in it, so it is made anew.

use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom};

/// The first bytes of every database of redb.
pub(super) const MAGIC: &[u8] = b"redb\x1a\x0a\xa9\x0d\x0a";

/// Where the pages begin. Until the first bytes are there, no page is written.
const PAGES: usize = 4096;
/// Bytes that a new file has at most.
const MOST: u64 = 1024 * 1024;

/// Empties a file that was not made to its end. Any other one stays as it is.
///
/// # Errors
/// It cannot be read or emptied; `WouldBlock` while another program makes it.
#[expect(
    clippy::incompatible_msrv,
    reason = "the feature `state` needs a newer Rust than the rest, as its database does"
)]
pub(super) fn empty(file: &mut File) -> io::Result<()> {
    if !is_unfinished(file)? {
        return Ok(());
    }
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => io::ErrorKind::WouldBlock.into(),
        TryLockError::Error(error) => error,
    })?;
    // Whoever had the lock may have come to an end.
    let emptied = match is_unfinished(file) {
        Ok(true) => file.set_len(0),
        other => other.map(drop),
    };
    // The database takes a lock of its own.
    file.unlock().and(emptied)
}

fn is_unfinished(file: &mut File) -> io::Result<bool> {
    if !(1..=MOST).contains(&file.metadata()?.len()) {
        return Ok(false);
    }
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(MOST).read_to_end(&mut bytes)?;
    let mut first = bytes.iter().take(MAGIC.len());
    let mut pages = bytes.iter().skip(PAGES);
    Ok(first.all(|byte| *byte == 0) && pages.all(|byte| *byte == 0))
}
