//! A disk for tests: it forgets what was not synced when the power goes, and it can be full.

use std::io;
use std::sync::{Arc, Mutex};

use redb::StorageBackend;

use crate::sync::lock;

/// All copies are of the same disk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Disk(Arc<Mutex<Bytes>>);

#[derive(Debug, Default)]
struct Bytes {
    now: Vec<u8>,
    synced: Vec<u8>,
    /// Writes since the last sync, in their order.
    since: Vec<(usize, Vec<u8>)>,
    syncs: usize,
    most: Option<usize>,
    fails: bool,
}

impl Disk {
    /// The power goes: of what was not synced, a part has reached the disk, whose writes `reached` chooses.
    pub(crate) fn lose_power(&self, mut reached: impl FnMut() -> bool) {
        let mut bytes = lock(&self.0);
        let mut left = bytes.synced.clone();
        for (offset, data) in std::mem::take(&mut bytes.since) {
            if reached() {
                let end = offset + data.len();
                left.resize(left.len().max(end), 0);
                left[offset..end].copy_from_slice(&data);
            }
        }
        bytes.now.clone_from(&left);
        bytes.synced = left;
    }

    /// There is no room beyond so many bytes.
    pub(crate) fn limit(&self, most: Option<usize>) {
        lock(&self.0).most = most;
    }

    /// It can neither be read nor written.
    pub(crate) fn fail(&self, fails: bool) {
        lock(&self.0).fails = fails;
    }

    pub(crate) fn length(&self) -> usize {
        lock(&self.0).now.len()
    }

    pub(crate) fn content(&self) -> Vec<u8> {
        lock(&self.0).now.clone()
    }

    pub(crate) fn syncs(&self) -> usize {
        lock(&self.0).syncs
    }

    /// Turns one bit over.
    pub(crate) fn damage(&self, bit: usize) {
        let mut bytes = lock(&self.0);
        let length = bytes.now.len();
        bytes.now[bit / 8 % length] ^= 1 << (bit % 8);
    }

    /// A copy with the same bytes.
    pub(crate) fn copy(&self) -> Self {
        let now = lock(&self.0).now.clone();
        Self(Arc::new(Mutex::new(Bytes {
            synced: now.clone(),
            now,
            ..Bytes::default()
        })))
    }
}

impl Bytes {
    fn has_room(&self, length: usize) -> io::Result<()> {
        match self.most {
            _ if self.fails => Err(io::ErrorKind::PermissionDenied.into()),
            Some(most) if length > most => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.length() as u64)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let bytes = lock(&self.0);
        if bytes.fails {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let from = bytes.now.get(offset as usize..offset as usize + out.len());
        out.copy_from_slice(from.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        let mut bytes = lock(&self.0);
        bytes.has_room(length as usize)?;
        bytes.now.resize(length as usize, 0);
        // The length is kept in order with everything else.
        bytes.synced.resize(length as usize, 0);
        Ok(())
    }

    fn sync_data(&self) -> io::Result<()> {
        let mut bytes = lock(&self.0);
        bytes.since.clear();
        bytes.synced = bytes.now.clone();
        bytes.syncs += 1;
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut bytes = lock(&self.0);
        let (from, to) = (offset as usize, offset as usize + data.len());
        bytes.has_room(to)?;
        let length = bytes.now.len().max(to);
        bytes.now.resize(length, 0);
        bytes.now[from..to].copy_from_slice(data);
        bytes.since.push((from, data.to_vec()));
        Ok(())
    }
}
