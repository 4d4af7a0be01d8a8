//! The thread that writes changes to the state file. When it cannot, memory goes back to what the file has, so that both
//! say the same: nobody was told of those changes.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{Builder, JoinHandle};

use crate::state_file::{Durability, Row, StateFile, StateFileError};
use crate::store::{Loader, Store};
use crate::sync::lock;
use crate::ticket::{Reason, Ticket};

/// Hands changes to the thread.
pub(super) struct Writer {
    queue: Mutex<Option<Sender<Change>>>,
    last: Arc<Mutex<Ticket>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Change {
    rows: Vec<Row>,
    ticket: Ticket,
}

impl Writer {
    /// Starts the thread for a file that says the same as the store.
    pub(super) fn start(
        file: StateFile,
        durability: Durability,
        store: Arc<RwLock<Store>>,
    ) -> io::Result<Self> {
        let (queue, changes) = channel();
        let last = Arc::new(Mutex::new(Ticket::written()));
        let work = Work {
            file,
            durability,
            store,
            changes,
            last: Arc::clone(&last),
        };
        let thread = Builder::new()
            .name("iai-emulator-state".to_owned())
            .spawn(move || work.run())?;
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            last,
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Hands over a change. To be called while the store is locked, so that changes come in their order.
    pub(super) fn submit(&self, rows: Vec<Row>) -> Ticket {
        let ticket = Ticket::default();
        let change = Change {
            rows,
            ticket: ticket.clone(),
        };
        *lock(&self.last) = ticket.clone();
        let queue = lock(&self.queue);
        let sent = queue
            .as_ref()
            .is_some_and(|queue| queue.send(change).is_ok());
        if !sent {
            ticket.settle(Err("the emulator has stopped".into()));
        }
        ticket
    }

    /// That of the last change. To be asked for while the store is locked: it belongs to what the store says.
    pub(super) fn last(&self) -> Ticket {
        lock(&self.last).clone()
    }

    /// Writes what is left and closes the file.
    pub(super) fn close(&self) {
        drop(lock(&self.queue).take());
        let thread = lock(&self.thread).take();
        let _ = thread.map(JoinHandle::join);
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}

/// What the thread has.
struct Work {
    file: StateFile,
    durability: Durability,
    store: Arc<RwLock<Store>>,
    changes: Receiver<Change>,
    last: Arc<Mutex<Ticket>>,
}

impl Work {
    fn run(mut self) {
        while let Ok(change) = self.changes.recv() {
            let mut changes = vec![change];
            if self.durability == Durability::Batched {
                changes.extend(self.changes.try_iter());
            }
            let rows = changes.iter().flat_map(|change| &change.rows);
            match self.file.write(rows) {
                Ok(()) => settle(changes, &Ok(())),
                Err(error) => self.roll_back(changes, &error),
            }
        }
    }

    fn roll_back(&mut self, mut failed: Vec<Change>, error: &StateFileError) {
        let store = Arc::clone(&self.store);
        let mut store = store.write().unwrap_or_else(PoisonError::into_inner);
        // They were made on top of the change that failed.
        failed.extend(self.changes.try_iter());
        // As long as the file cannot be read, the last ticket stays one that failed: all calls are told so.
        if let Ok(kept) = self.read_again() {
            *store = kept;
            *lock(&self.last) = Ticket::written();
        }
        drop(store);
        settle(failed, &Err(error.to_string().into()));
    }

    fn read_again(&mut self) -> Result<Store, StateFileError> {
        let mut loader = Loader::new(0);
        self.file.reopen()?;
        self.file.read(|row| loader.add_row(row))?;
        let mut store = loader.finish();
        store.forget_changes();
        Ok(store)
    }
}

fn settle(changes: Vec<Change>, outcome: &Result<(), Reason>) {
    for change in changes {
        change.ticket.settle(outcome.clone());
    }
}
