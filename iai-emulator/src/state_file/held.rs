//! Bytes that are not in the file yet: what is to happen to it, in order.

use std::io;

use redb::StorageBackend;

/// What is to happen to a file.
#[derive(Debug)]
enum Step {
    Write(u64, Vec<u8>),
    Length(u64),
    /// What comes before it is on disk before what comes behind it.
    Sync,
}

/// The steps that wait. Reading shows the file as it will be.
#[derive(Debug, Default)]
pub(super) struct Held {
    steps: Vec<Step>,
    /// The length of the file itself, known once there is a step.
    base: u64,
    /// The length that it will have.
    length: u64,
    is_synced: bool,
}

impl Held {
    pub(super) fn length(&self, file: &dyn StorageBackend) -> io::Result<u64> {
        if self.steps.is_empty() {
            return file.len();
        }
        Ok(self.length)
    }

    pub(super) fn read(
        &self,
        file: &dyn StorageBackend,
        offset: u64,
        out: &mut [u8],
    ) -> io::Result<()> {
        if self.steps.is_empty() {
            return file.read(offset, out);
        }
        if offset + out.len() as u64 > self.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let in_file = usize::try_from(self.base.saturating_sub(offset)).unwrap_or(usize::MAX);
        let (old, new) = out.split_at_mut(in_file.min(out.len()));
        file.read(offset, old)?;
        new.fill(0);
        self.steps.iter().for_each(|step| step.show(offset, out));
        Ok(())
    }

    /// Takes note of a write. What is there already needs none.
    pub(super) fn write(
        &mut self,
        file: &dyn StorageBackend,
        offset: u64,
        data: &[u8],
    ) -> io::Result<()> {
        let end = offset + data.len() as u64;
        let length = self.length(file)?;
        if end <= length {
            let mut old = vec![0; data.len()];
            self.read(file, offset, &mut old)?;
            if old == data {
                return Ok(());
            }
        }
        self.add(file, Step::Write(offset, data.to_vec()))?;
        self.length = length.max(end);
        Ok(())
    }

    pub(super) fn set_length(&mut self, file: &dyn StorageBackend, length: u64) -> io::Result<()> {
        self.add(file, Step::Length(length))?;
        self.length = length;
        Ok(())
    }

    /// The first one is of what the file has already: a program that was killed may have written it without a sync, and it is
    /// about to be read.
    pub(super) fn sync(&mut self, file: &dyn StorageBackend) -> io::Result<()> {
        if !self.is_synced {
            file.sync_data()?;
            self.is_synced = true;
        }
        if !self.steps.is_empty() {
            self.steps.push(Step::Sync);
        }
        Ok(())
    }

    fn add(&mut self, file: &dyn StorageBackend, step: Step) -> io::Result<()> {
        if self.steps.is_empty() {
            self.base = file.len()?;
            self.length = self.base;
        }
        self.steps.push(step);
        Ok(())
    }

    /// Does what has waited, and tells whether a part of it is not synced. A kill in between leaves what it would have left had
    /// nothing waited.
    pub(super) fn release(&self, file: &dyn StorageBackend) -> io::Result<bool> {
        let mut is_dirty = false;
        for step in &self.steps {
            match step {
                Step::Write(offset, data) => file.write(*offset, data)?,
                Step::Length(length) => file.set_len(*length)?,
                Step::Sync if is_dirty => file.sync_data()?,
                Step::Sync => {}
            }
            is_dirty = !matches!(step, Step::Sync);
        }
        Ok(is_dirty)
    }
}

impl Step {
    /// Shows its effect on what stands at an offset.
    fn show(&self, offset: u64, out: &mut [u8]) {
        match self {
            Self::Write(start, data) => {
                let (to, from) = (start.saturating_sub(offset), offset.saturating_sub(*start));
                let to = out.iter_mut().skip(as_count(to));
                let from = data.iter().skip(as_count(from));
                to.zip(from).for_each(|(to, from)| *to = *from);
            }
            Self::Length(length) => {
                let kept = as_count(length.saturating_sub(offset));
                out.iter_mut().skip(kept).for_each(|byte| *byte = 0);
            }
            Self::Sync => {}
        }
    }
}

/// More than a slice has is as good as any number.
fn as_count(distance: u64) -> usize {
    usize::try_from(distance).unwrap_or(usize::MAX)
}
