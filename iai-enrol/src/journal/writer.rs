//! The thread that writes the journal. Steps that wait at the same time share a write and a sync.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

use super::entry::Entry;
use super::error::{JournalError, JournalProblem};
use super::index::Index;
use super::line;

/// As many entries are written with one sync at most.
const BATCH: usize = 1024;

/// What the journal is written to.
pub(super) trait Disk: Write + Send {
    /// Returns when all that was written is on disk.
    fn sync(&mut self) -> io::Result<()>;
    /// Forgets what stands behind a position.
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

impl Disk for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }
}

type Answer = oneshot::Sender<Result<(), JournalError>>;

struct Job {
    entry: Entry,
    json: Vec<u8>,
    answer: Answer,
}

/// The side of those who wait.
#[derive(Debug)]
pub(super) struct Writer {
    path: PathBuf,
    /// None once it is being dropped.
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    syncs: Arc<AtomicU64>,
}

impl Writer {
    /// Starts the thread. `length` is that of what is on disk.
    pub(super) fn start(
        path: PathBuf,
        disk: Box<dyn Disk>,
        length: u64,
        index: Arc<Mutex<Index>>,
    ) -> io::Result<Self> {
        let (jobs, receiver) = mpsc::channel();
        let syncs = Arc::new(AtomicU64::new(0));
        let mut worker = Worker {
            path: path.clone(),
            disk,
            length,
            index,
            syncs: Arc::clone(&syncs),
            failed: None,
        };
        let thread = thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || worker.run(&receiver))?;
        Ok(Self {
            path,
            jobs: Some(jobs),
            thread: Some(thread),
            syncs,
        })
    }

    /// How often it was synced.
    pub(super) fn syncs(&self) -> u64 {
        self.syncs.load(Ordering::Relaxed)
    }

    /// Returns when the entry is on disk, and in the index.
    pub(super) async fn write(&self, entry: Entry) -> Result<(), JournalError> {
        let json = serde_json::to_vec(&entry)
            .map_err(|error| JournalError::write(&self.path, &error.into()))?;
        if json.len() as u64 + 64 > line::LONGEST {
            let problem = JournalProblem::Write("an id is too long".to_owned());
            return Err(JournalError::new(&self.path, problem));
        }
        let (answer, answered) = oneshot::channel();
        let sent = self.jobs.as_ref().is_some_and(|jobs| {
            jobs.send(Job {
                entry,
                json,
                answer,
            })
            .is_ok()
        });
        if !sent {
            return Err(self.stopped());
        }
        answered.await.unwrap_or_else(|_| Err(self.stopped()))
    }

    fn stopped(&self) -> JournalError {
        JournalError::new(
            &self.path,
            JournalProblem::Write("its thread has stopped".to_owned()),
        )
    }
}

impl Drop for Writer {
    /// What waits is written, and the file closed, when this returns.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // It ends by itself; if it panicked, those who wait for it are told.
            let _ = thread.join();
        }
    }
}

struct Worker {
    path: PathBuf,
    disk: Box<dyn Disk>,
    length: u64,
    index: Arc<Mutex<Index>>,
    syncs: Arc<AtomicU64>,
    /// After a failed write or sync nobody knows what is on disk: nothing more is written.
    failed: Option<JournalError>,
}

impl Worker {
    fn run(&mut self, jobs: &Receiver<Job>) {
        while let Ok(job) = jobs.recv() {
            let mut batch = vec![job];
            batch.extend(jobs.try_iter().take(BATCH - 1));
            let result = self.write(&batch);
            for job in batch {
                // Who no longer waits needs no answer.
                let _ = job.answer.send(result.clone());
            }
        }
    }

    fn write(&mut self, batch: &[Job]) -> Result<(), JournalError> {
        if let Some(failed) = &self.failed {
            return Err(failed.clone());
        }
        let mut bytes = Vec::new();
        for job in batch {
            line::append(&mut bytes, self.length, &job.json);
        }
        if let Err(error) = self.put(&bytes) {
            // What is left half written is cut off by the next run, if it cannot be now.
            let _ = self.disk.cut(self.length);
            return Err(self
                .failed
                .insert(JournalError::write(&self.path, &error))
                .clone());
        }
        self.length += bytes.len() as u64;
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        for job in batch {
            index.apply(&job.entry);
        }
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.write_all(bytes)?;
        self.syncs.fetch_add(1, Ordering::Relaxed);
        self.disk.sync()
    }
}
