//! The bytes of a state file, as redb sees them. It writes and syncs whenever it opens and closes a file; here that waits in
//! memory until the first change. So a program that only reads leaves the file as it is.

use std::io;
use std::ops::Bound;
use std::sync::{Arc, Mutex};

use redb::{BackendError, StorageBackend};

use super::held::Held;
use crate::sync::lock;

/// All copies are of the same file.
#[derive(Debug, Clone)]
pub(super) struct Deferred {
    file: Arc<dyn StorageBackend>,
    progress: Arc<Mutex<Progress>>,
}

/// What has reached the file.
#[derive(Debug)]
struct Progress {
    /// What has not; `None` since the first change.
    waiting: Option<Held>,
    /// Something was written since the last sync.
    is_dirty: bool,
    /// A file that is being made is synced by its maker: nobody else knows it.
    syncs: bool,
}

impl Deferred {
    /// A file that is written with the first change.
    pub(super) fn new(file: impl StorageBackend) -> Self {
        Self::with(file, Some(Held::default()), true)
    }

    /// A file that is being made, which whoever makes it has to sync.
    pub(super) fn unsynced(file: impl StorageBackend) -> Self {
        Self::with(file, None, false)
    }

    fn with(file: impl StorageBackend, waiting: Option<Held>, syncs: bool) -> Self {
        let progress = Progress {
            waiting,
            is_dirty: false,
            syncs,
        };
        Self {
            file: Arc::new(file),
            progress: Arc::new(Mutex::new(progress)),
        }
    }

    /// Writes what has waited, and lets through all that follows. To be called before a change.
    ///
    /// # Errors
    /// It could not be written. The file has to be opened again then.
    pub(super) fn release(&self) -> io::Result<()> {
        let mut progress = lock(&self.progress);
        if let Some(held) = &progress.waiting {
            progress.is_dirty = held.release(&*self.file)?;
            progress.waiting = None;
        }
        Ok(())
    }

    /// Changes the file, or notes what is to be changed.
    fn change(
        &self,
        later: impl FnOnce(&mut Held) -> io::Result<()>,
        now: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<()> {
        let mut progress = lock(&self.progress);
        if let Some(held) = &mut progress.waiting {
            return later(held);
        }
        // A write that fails may have written a part.
        progress.is_dirty = true;
        now()
    }
}

impl StorageBackend for Deferred {
    fn len(&self) -> io::Result<u64> {
        match &lock(&self.progress).waiting {
            Some(held) => held.length(&*self.file),
            None => self.file.len(),
        }
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        match &lock(&self.progress).waiting {
            Some(held) => held.read(&*self.file, offset, out),
            None => self.file.read(offset, out),
        }
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        // redb trims a file that is as short already, and syncs that.
        if self.len()? == length {
            return Ok(());
        }
        self.change(
            |held| held.set_length(&*self.file, length),
            || self.file.set_len(length),
        )
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.change(
            |held| held.write(&*self.file, offset, data),
            || self.file.write(offset, data),
        )
    }

    /// Where nothing was written since the last sync there is nothing to wait for.
    fn sync_data(&self) -> io::Result<()> {
        let mut progress = lock(&self.progress);
        if let Some(held) = &mut progress.waiting {
            return held.sync(&*self.file);
        }
        if progress.is_dirty && progress.syncs {
            self.file.sync_data()?;
            progress.is_dirty = false;
        }
        Ok(())
    }

    fn close(&self) -> io::Result<()> {
        self.file.close()
    }

    fn try_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.file.try_lock_range(start, end)
    }

    fn try_lock_shared_range(
        &self,
        start: Bound<u64>,
        end: Bound<u64>,
    ) -> Result<bool, BackendError> {
        self.file.try_lock_shared_range(start, end)
    }

    fn lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.file.lock_range(start, end)
    }

    fn lock_shared_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.file.lock_shared_range(start, end)
    }

    fn unlock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.file.unlock_range(start, end)
    }

    fn query_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.file.query_lock_range(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_file::disk::Disk;

    fn content(bytes: &dyn StorageBackend) -> Vec<u8> {
        let mut content = vec![9; bytes.len().unwrap() as usize];
        bytes.read(0, &mut content).unwrap();
        content
    }

    fn disk(content: &[u8]) -> Disk {
        let disk = Disk::default();
        disk.write(0, content).unwrap();
        disk.sync_data().unwrap();
        disk
    }

    /// Writes, lengths and syncs, as redb does them when it opens and closes a file.
    type Work = &'static [fn(&dyn StorageBackend) -> io::Result<()>];

    /// What each work leaves of "abcdef", and the syncs that it needs once something is changed.
    const WORKS: [(Work, &[u8], usize); 6] = [
        (&[], b"abcdef", 0),
        (&[|bytes| bytes.write(2, b"XY")], b"abXYef", 0),
        (
            &[
                |bytes| bytes.write(0, b"A"),
                |bytes| bytes.sync_data(),
                |bytes| bytes.write(1, b"BC"),
                |bytes| bytes.write(2, b"c"),
                |bytes| bytes.sync_data(),
                |bytes| bytes.sync_data(),
            ],
            b"ABcdef",
            2,
        ),
        (
            &[|bytes| bytes.write(4, b"ef"), |bytes| bytes.sync_data()],
            b"abcdef",
            0,
        ),
        (
            &[
                |bytes| bytes.set_len(3),
                |bytes| bytes.set_len(5),
                |bytes| bytes.sync_data(),
            ],
            b"abc\0\0",
            1,
        ),
        (
            &[|bytes| bytes.set_len(8), |bytes| bytes.write(6, b"gh")],
            b"abcdefgh",
            0,
        ),
    ];

    #[test]
    fn what_waits_is_read_and_not_written() {
        for (work, expected, _) in WORKS {
            let disk = disk(b"abcdef");
            let bytes = Deferred::new(disk.clone());
            work.iter().for_each(|step| step(&bytes).unwrap());
            assert_eq!(content(&bytes), expected);
            assert_eq!(content(&disk), b"abcdef");
            // Parts of it, too.
            let mut part = [9; 3];
            bytes.read(1, &mut part).unwrap();
            assert_eq!(part, expected[1..4]);
            assert!(bytes.read(expected.len() as u64 - 2, &mut part).is_err());
        }
    }

    #[test]
    fn a_release_writes_it_with_the_syncs_that_order_it() {
        for (work, expected, syncs) in WORKS {
            let disk = disk(b"abcdef");
            let bytes = Deferred::new(disk.clone());
            // The first sync is of what the file has.
            bytes.sync_data().unwrap();
            let before = disk.syncs();
            work.iter().for_each(|step| step(&bytes).unwrap());
            assert_eq!(disk.syncs(), before);
            bytes.release().unwrap();
            assert_eq!(content(&disk), expected);
            assert_eq!(disk.syncs() - before, syncs, "{expected:?}");
            bytes.write(0, b"z").unwrap();
            assert_eq!(content(&disk)[0], b'z');
            for _ in 0..2 {
                bytes.sync_data().unwrap();
                bytes.set_len(expected.len() as u64).unwrap();
            }
            assert_eq!(disk.syncs() - before, syncs + 1);
        }
    }

    #[test]
    fn what_a_killed_program_has_written_is_synced_before_it_is_told() {
        let disk = disk(b"old");
        disk.write(0, b"new").unwrap();
        let bytes = Deferred::new(disk.clone());
        bytes.sync_data().unwrap();
        disk.lose_power(|| false);
        assert_eq!(content(&disk), b"new");
    }

    #[test]
    fn a_full_disk_fails_a_release_and_nothing_is_forgotten() {
        let disk = disk(b"abc");
        let bytes = Deferred::new(disk.clone());
        bytes.set_len(9).unwrap();
        disk.limit(Some(3));
        bytes.release().unwrap_err();
        assert_eq!(content(&bytes), b"abc\0\0\0\0\0\0");
        disk.limit(None);
        bytes.release().unwrap();
        assert_eq!(content(&disk), b"abc\0\0\0\0\0\0");
    }
}
